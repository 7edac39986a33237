import type { ReactNode } from 'react'
import { Fragment, memo } from 'react'
import { useCommands } from '../../commands/context'
import { addProblem } from '../../state/store'
import { asProblem } from '#shared/protocol/problem'
import styles from './MessageText.module.css'
import type { Piece } from './splitText'
import { splitText } from './splitText'

type MessageTextProps = {
  readonly text: string
  /** A word of Snug's own after the last of theirs. */
  readonly remark?: ReactNode
}

/** What somebody wrote, as text: paragraphs, lines, and links that show where they lead. */
export const MessageText = memo(({ text, remark }: MessageTextProps) => (
  <div className={styles['text']} dir="auto">
    {splitText(text).map((lines, paragraph, { length }) => (
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
    ))}
  </div>
))

const TextPiece = ({ piece }: { readonly piece: Piece }) => {
  const { openLink } = useCommands()
  if (piece.kind === 'text') return piece.text
  return (
    <a
      href={piece.text}
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
