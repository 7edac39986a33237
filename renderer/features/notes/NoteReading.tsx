import type { ReactNode } from 'react'
import type {
  NoteBlock,
  NoteCell,
  NoteContent,
  NoteInline,
  NoteItem,
  NoteReference,
} from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'
import type { MessageId, NoteId } from '#shared/protocol/ids'
import { formatNoteLink } from '#shared/documents/noteReference'
import { useI18n } from '../../i18n/context'
import type { NoteView } from '../../state/views'
import { linkWords } from './linkWords'
import styles from './NoteText.module.css'

/** Where links lead, and what they show. */
export type Follow = {
  readonly notes: readonly NoteView[]
  readonly onOpenLink: (address: string) => void
  readonly onOpenNote: (note: NoteId) => void
  /** A comment on words was pointed at. */
  readonly onReadComment?: (message: MessageId) => void
}

type NoteReadingProps = Follow & { readonly content: NoteContent }

/**
 * A note that can only be read: built from plain data, so that nothing in it can be more than text. Its elements are
 * the editor's, so that one style sheet serves both.
 */
export const NoteReading = ({ content, ...follow }: NoteReadingProps) => (
  <div className={styles['text']}>
    <div className="tiptap">
      <Blocks blocks={content.blocks} {...follow} />
    </div>
  </div>
)

/** Blocks have no identity of their own here: their place is their key, and nothing in them keeps a state. */
const Blocks = ({ blocks, ...follow }: { readonly blocks: readonly NoteBlock[] } & Follow) =>
  blocks.map((block, at) => <Block key={at} block={block} {...follow} />)

const Block = ({ block, ...follow }: { readonly block: NoteBlock } & Follow) => {
  const blocks = (inner: readonly NoteBlock[]) => <Blocks blocks={inner} {...follow} />
  const inline = (inner: readonly NoteInline[]) => <Inline inline={inner} {...follow} />
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
            <code>{block.pieces ? inline(block.pieces) : block.text}</code>
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
      return <Table rows={block.rows} {...follow} />
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

const Table = ({ rows, ...follow }: { readonly rows: readonly (readonly NoteCell[])[] } & Follow) => (
  <Scrolling>
    <table>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <Cell key={column} cell={cell} {...follow} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
)

const Cell = ({ cell, ...follow }: { readonly cell: NoteCell } & Follow) => {
  const Tag = cell.header ? 'th' : 'td'
  return (
    <Tag colSpan={cell.colspan} rowSpan={cell.rowspan} align={cell.align}>
      <Blocks blocks={cell.blocks} {...follow} />
    </Tag>
  )
}

const Inline = ({ inline, ...follow }: { readonly inline: readonly NoteInline[] } & Follow) =>
  inline.map((one, at) => {
    if (one.kind === 'break') return <br key={at} />
    if (one.kind === 'note') return <Reference key={at} to={one} {...follow} />
    let shown = <>{one.text}</>
    if (one.code) shown = <code>{shown}</code>
    if (one.strike) shown = <s>{shown}</s>
    if (one.italic) shown = <em>{shown}</em>
    if (one.bold) shown = <strong>{shown}</strong>
    const { link, comments: [comment] = [] } = one
    if (comment) {
      // By keys one comes to it from the note's menu.
      const pointing = { onClick: () => follow.onReadComment?.(comment.message) }
      shown = (
        <span className="commented" data-comment={comment.message} {...pointing}>
          {shown}
        </span>
      )
    }
    return (
      <span key={at}>
        {link ? (
          <a
            href={link}
            onClick={(event) => {
              event.preventDefault()
              follow.onOpenLink(link)
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

const Reference = ({ to, notes, onOpenNote }: { readonly to: NoteReference } & Follow) => {
  const { t } = useI18n()
  const { words, isHere } = linkWords(t, notes, to)
  if (!isHere) {
    return (
      <span className="noteLink" data-note="away">
        {words}
      </span>
    )
  }
  return (
    <a
      className="noteLink"
      data-note="here"
      href={formatNoteLink(to.note)}
      onClick={(event) => {
        event.preventDefault()
        onOpenNote(to.note)
      }}
    >
      {words}
    </a>
  )
}
