import type { KeyboardEvent } from 'react'
import { FileText, MessageCircle } from 'lucide-react'
import { plainWords } from '#shared/documents/splitText'
import type { DeskPiece } from '../../commands/desk'
import { useI18n } from '../../i18n/context'
import { whatIsSaid } from '../../i18n/whatIsSaid'
import type { PieceView } from '../../state/editionViews'
import styles from './DeskPieces.module.css'
import { MarkdownField } from './MarkdownField'

type DeskPieceLineProps = {
  readonly piece: DeskPiece
  readonly name: string
  /** What it says now. */
  readonly shown: PieceView | undefined
  readonly onWrite: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const SIZE = { size: 16, 'aria-hidden': true } as const

/** One piece on the desk: which note or message it is, or the editor's own words to be written. */
export const DeskPieceLine = ({ piece, name, shown, onWrite, onKeyDown }: DeskPieceLineProps) => {
  const { t } = useI18n()
  if (piece.kind === 'words')
    return (
      <div className={styles['piece']}>
        <MarkdownField
          label={t('desk.words')}
          help={t('desk.wordsHelp')}
          rows={3}
          value={piece.text}
          onChange={onWrite}
          onKeyDown={onKeyDown}
        />
      </div>
    )
  return (
    <div className={styles['piece']}>
      <p className={styles['name']}>
        {piece.kind === 'note' ? <FileText {...SIZE} /> : <MessageCircle {...SIZE} />}
        <span dir="auto">{name}</span>
      </p>
      {shown?.kind === 'message' && (
        <p className={styles['words']} dir="auto">
          {shown.words.kind === 'text'
            ? plainWords(whatIsSaid(t, shown.words))
            : shown.words.kind === 'toCome'
              ? t('talk.coming')
              : t('talk.takenBack', { name: piece.kind === 'message' ? piece.by : '' })}
        </p>
      )}
    </div>
  )
}
