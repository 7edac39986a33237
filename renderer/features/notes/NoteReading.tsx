import type { ReactNode } from 'react'
import type { NoteBlock, NoteCell, NoteContent, NoteInline, NoteItem } from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'
import { useI18n } from '../../i18n/context'
import styles from './NoteEditor.module.css'

type NoteReadingProps = { readonly content: NoteContent; readonly onOpenLink: (address: string) => void }

/**
 * A note that can only be read: built from plain data, so that nothing in it can be more than text. Its elements are
 * the editor's, so that one style sheet serves both.
 */
export const NoteReading = ({ content, onOpenLink }: NoteReadingProps) => (
  <div className={styles['text']}>
    <div className="tiptap">
      <Blocks blocks={content.blocks} onOpenLink={onOpenLink} />
    </div>
  </div>
)

type Follow = { readonly onOpenLink: (address: string) => void }

/** Blocks have no identity of their own here: their place is their key, and nothing in them keeps a state. */
const Blocks = ({ blocks, onOpenLink }: { readonly blocks: readonly NoteBlock[] } & Follow) =>
  blocks.map((block, at) => <Block key={at} block={block} onOpenLink={onOpenLink} />)

const Block = ({ block, onOpenLink }: { readonly block: NoteBlock } & Follow) => {
  const blocks = (inner: readonly NoteBlock[]) => <Blocks blocks={inner} onOpenLink={onOpenLink} />
  const inline = (inner: readonly NoteInline[]) => <Inline inline={inner} onOpenLink={onOpenLink} />
  const items = (inner: readonly NoteItem[]) => inner.map((item, at) => <li key={at}>{blocks(item.blocks)}</li>)
  switch (block.kind) {
    case 'paragraph':
      return <p dir="auto">{inline(block.inline)}</p>
    case 'heading': {
      const Heading = `h${block.level}` as const
      return <Heading dir="auto">{inline(block.inline)}</Heading>
    }
    case 'code':
      return (
        <Scrolling>
          <pre>
            <code>{block.text}</code>
          </pre>
        </Scrolling>
      )
    case 'quote':
      return <blockquote>{blocks(block.blocks)}</blockquote>
    case 'bullets':
      return <ul>{items(block.items)}</ul>
    case 'numbers':
      return <ol start={block.start}>{items(block.items)}</ol>
    case 'tasks':
      return (
        <ul data-type="taskList">
          {block.items.map((item, at) => (
            <Task key={at} item={item}>
              {blocks(item.blocks)}
            </Task>
          ))}
        </ul>
      )
    case 'table':
      return <Table rows={block.rows} onOpenLink={onOpenLink} />
    case 'rule':
      return <hr />
    case 'unknown':
      return <div>{blocks(block.blocks)}</div>
  }
}

type TaskProps = { readonly item: NoteItem & { readonly done: boolean }; readonly children: ReactNode }

const Task = ({ item, children }: TaskProps) => {
  const { t } = useI18n()
  const [first] = item.blocks
  const words = first?.kind === 'paragraph' ? wordsOf(first.inline) : ''
  return (
    <li data-checked={item.done}>
      <label>
        <input
          type="checkbox"
          checked={item.done}
          disabled
          aria-label={words ? t('notes.task', { words }) : t('notes.taskEmpty')}
        />
      </label>
      <div>{children}</div>
    </li>
  )
}

/** Keys can scroll what is wider than the page. */
const Scrolling = ({ children }: { readonly children: ReactNode }) => <div className="tableWrapper">{children}</div>

const Table = ({ rows, onOpenLink }: { readonly rows: readonly (readonly NoteCell[])[] } & Follow) => (
  <Scrolling>
    <table>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <Cell key={column} cell={cell} onOpenLink={onOpenLink} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
)

const Cell = ({ cell, onOpenLink }: { readonly cell: NoteCell } & Follow) => {
  const Tag = cell.header ? 'th' : 'td'
  return (
    <Tag colSpan={cell.colspan} rowSpan={cell.rowspan} align={cell.align}>
      <Blocks blocks={cell.blocks} onOpenLink={onOpenLink} />
    </Tag>
  )
}

const Inline = ({ inline, onOpenLink }: { readonly inline: readonly NoteInline[] } & Follow) =>
  inline.map((one, at) => {
    if (one.kind === 'break') return <br key={at} />
    let shown = <>{one.text}</>
    if (one.code) shown = <code>{shown}</code>
    if (one.strike) shown = <s>{shown}</s>
    if (one.italic) shown = <em>{shown}</em>
    if (one.bold) shown = <strong>{shown}</strong>
    const { link } = one
    return (
      <span key={at}>
        {link ? (
          <a
            href={link}
            onClick={(event) => {
              event.preventDefault()
              onOpenLink(link)
            }}
          >
            {shown}
          </a>
        ) : (
          shown
        )}
      </span>
    )
  })
