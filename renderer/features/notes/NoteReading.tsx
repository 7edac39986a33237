import type { NoteBlock, NoteCell, NoteContent, NoteInline } from '#shared/documents/noteContent'
import styles from './NoteEditor.module.css'

type NoteReadingProps = { readonly content: NoteContent; readonly onOpenLink: (address: string) => void }

/** A note that can only be read: built from plain data, so that nothing in it can be more than text. */
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
  // oxlint-disable-next-line react/no-array-index-key
  blocks.map((block, at) => <Block key={at} block={block} onOpenLink={onOpenLink} />)

const Block = ({ block, onOpenLink }: { readonly block: NoteBlock } & Follow) => {
  const blocks = (inner: readonly NoteBlock[]) => <Blocks blocks={inner} onOpenLink={onOpenLink} />
  const inline = (inner: readonly NoteInline[]) => <Inline inline={inner} onOpenLink={onOpenLink} />
  switch (block.kind) {
    case 'paragraph':
      return <p>{inline(block.inline)}</p>
    case 'heading': {
      const Heading = `h${Math.min(block.level + 1, 6)}` as 'h2'
      return <Heading>{inline(block.inline)}</Heading>
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return <blockquote>{blocks(block.blocks)}</blockquote>
    case 'bullets':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>{blocks(item.blocks)}</li>
          ))}
        </ul>
      )
    case 'numbers':
      return (
        <ol start={block.start}>
          {block.items.map((item, at) => (
            <li key={at}>{blocks(item.blocks)}</li>
          ))}
        </ol>
      )
    case 'tasks':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>
              {item.done ? '☑' : '☐'} {blocks(item.blocks)}
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <Cell key={column} cell={cell} onOpenLink={onOpenLink} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'rule':
      return <hr />
    case 'unknown':
      return <div>{blocks(block.blocks)}</div>
  }
}

const Cell = ({ cell, onOpenLink }: { readonly cell: NoteCell } & Follow) => {
  const Tag = cell.header ? 'th' : 'td'
  return (
    <Tag colSpan={cell.colspan} rowSpan={cell.rowspan}>
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
