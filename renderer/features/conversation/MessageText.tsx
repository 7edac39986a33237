import type { ReactNode } from 'react'
import { createContext, Fragment, memo, useContext } from 'react'
import { parseNoteLink } from '#shared/documents/noteReference'
import type { Callee, Piece } from '#shared/documents/splitText'
import { splitText } from '#shared/documents/splitText'
import { stretchesOf } from '#shared/documents/stretchesOf'
import { parseMessageLink } from '#shared/protocol/messageLink'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { heldQuotes } from '../../i18n/heldQuotes'
import { addProblem, useSnug } from '../../state/store'
import styles from './MessageText.module.css'

/** The tab index of links: those of one message of a list are reached by the Tab key, where one has come to it. */
export const LinkTab = createContext(0)

type MessageTextProps = {
  readonly text: string
  /** Whom it calls: the same list as long as they are the same. */
  readonly calls?: readonly Callee[] | undefined
  /** A word of Snug's own after the last of theirs. */
  readonly remark?: ReactNode
}

/** What somebody wrote, as text: paragraphs, lines, quotations, code, links that show where they lead, and the names of those it calls. */
export const MessageText = memo(function MessageText({ text, calls, remark }: MessageTextProps) {
  return (
    <div className={styles['text']} dir="auto">
      {stretchesOf(text).map(({ kind, text: said }, at, { length }) => {
        const last = at === length - 1 ? remark : undefined
        if (kind === 'own') return <Paragraphs key={at} text={said} calls={calls} remark={last} />
        if (kind === 'code') return <Code key={at} text={said} remark={last} />
        return (
          <blockquote key={at}>
            <Paragraphs text={said} remark={last} />
          </blockquote>
        )
      })}
    </div>
  )
})

const Code = ({ text, remark }: Pick<MessageTextProps, 'text' | 'remark'>) => (
  <>
    <pre dir="ltr">
      <code>{text}</code>
    </pre>
    {remark && <p>{remark}</p>}
  </>
)

const Paragraphs = ({ text, calls, remark }: MessageTextProps) =>
  splitText(text, calls).map((lines, paragraph, { length }) => (
    <p key={paragraph}>
      {lines.map((pieces, line) => (
        <Fragment key={line}>
          {line > 0 && <br />}
          {pieces.map((piece, index) => (
            <TextPiece key={index} piece={piece} />
          ))}
        </Fragment>
      ))}
      {remark && paragraph === length - 1 && <> {remark}</>}
    </p>
  ))

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const

const TextPiece = ({ piece }: { readonly piece: Piece }): ReactNode =>
  (piece.marks ?? []).reduceRight<ReactNode>(
    (inner, mark) => {
      const Tag = TAGS[mark]
      return <Tag>{inner}</Tag>
    },
    <PlainPiece piece={piece} />,
  )

const PlainPiece = ({ piece }: { readonly piece: Piece }) => {
  const { openLink } = useCommands()
  const tabIndex = useContext(LinkTab)
  if (piece.kind === 'text') return piece.marks?.includes('code') ? piece.text : heldQuotes(piece.text)
  if (piece.kind === 'called' || piece.kind === 'own') return <span className={styles[piece.kind]}>{piece.text}</span>
  if (piece.kind === 'message') return <LinkedMessage text={piece.text} />
  if (piece.kind === 'note') return <LinkedNote text={piece.text} />
  return (
    <a
      href={piece.text}
      tabIndex={tabIndex}
      dir="ltr"
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault()
        openLink(piece.text).catch((error: unknown) => addProblem(asProblem(error)))
      }}
    >
      {piece.text}
    </a>
  )
}

/** The way to another message, in words: its address says nothing to anybody. */
const LinkedMessage = ({ text }: { readonly text: string }) => {
  const { t, format } = useI18n()
  const { followMessageLink } = useCommands()
  const tabIndex = useContext(LinkTab)
  const link = parseMessageLink(text)
  if (!link) return text
  return (
    <a
      href={text}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault()
        followMessageLink(link).catch((error: unknown) => addProblem(asProblem(error)))
      }}
    >
      {t('message.linked', { month: format.month(link.month) })}
    </a>
  )
}

/** The way to a note, which the words beside it may name already. */
const LinkedNote = ({ text }: { readonly text: string }) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const tabIndex = useContext(LinkTab)
  const note = useSnug(({ room }) => room?.notes.find((one) => one.note === parseNoteLink(text))?.note)
  if (!note) return t('message.noteAway')
  return (
    <a
      href={text}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault()
        goTo({ in: 'note', note })
      }}
    >
      {t('message.linkedNote')}
    </a>
  )
}
