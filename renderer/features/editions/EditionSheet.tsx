import { useContext, useId, useMemo, useRef } from 'react'
import type { Outlined, Outlining } from '#shared/documents/outlined'
import { outlined } from '#shared/documents/outlined'
import { readNoteJson } from '#shared/documents/readNoteJson'
import { talkDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { nameToTell } from '../../i18n/nameToTell'
import type { PieceView, EditionView } from '../../state/editionViews'
import { addProblem } from '../../state/store'
import { blocksOf } from '../../ui/editor/blocksOf'
import { contentsOf } from './contentsOf'
import { EditionDrawing } from './EditionDrawing'
import styles from './EditionSheet.module.css'

/** What of an edition is drawn; one that has not come out yet has no more. */
export type EditionToRead = Pick<EditionView, 'title' | 'introduction' | 'author' | 'at' | 'pieces'>

type EditionSheetProps = {
  readonly edition: EditionToRead
  readonly roomName: string
  /** It has not come out yet: nothing in it leads away. */
  readonly isPreview?: boolean
}

/** An edition as it is read: whose it is, what it is called, the introduction, what is in it, and its pieces. */
export const EditionSheet = ({ edition, roomName, isPreview = false }: EditionSheetProps) => {
  const i18n = useI18n()
  const { t, format } = i18n
  const draw = useContext(EditionDrawing)
  const heading = useId()
  const sheet = useRef<HTMLElement>(null)
  const { title, author, at, introduction, pieces } = edition
  const listed = contentsOf(i18n, pieces)
  const texts = useMemo(() => outlined(pieces.map(textOf), TOP), [pieces])
  const opening = useMemo(() => outlined([{ blocks: blocksOf(introduction) }], TOP)[0], [introduction])
  const goTo = (place: number): void => {
    const piece = sheet.current?.querySelector<HTMLElement>(`[data-piece="${place}"]`)
    piece?.focus({ preventScroll: true })
    piece?.scrollIntoView({ block: 'start' })
  }
  return (
    <article ref={sheet} className={styles['sheet']} aria-labelledby={heading}>
      <header className={styles['title']}>
        <p className={styles['room']} dir="auto">
          {roomName}
        </p>
        <h1 id={heading} dir="auto">
          {title}
        </h1>
        <p className={styles['made']}>
          {author.own ? t('edition.madeByYou') : t('edition.madeBy', { name: author.name })}
          <br />
          <time dateTime={new Date(at).toISOString()}>{format.date(at)}</time>
        </p>
      </header>
      {introduction.trim() && <div className={styles['introduction']}>{draw.blocks(opening?.blocks ?? [])}</div>}
      {listed.length > 0 && (
        <nav className={styles['contents']} aria-label={t('edition.contents')}>
          <ol>
            {listed.map(({ at: place, name }) => (
              <li key={place}>
                <button type="button" dir="auto" onClick={() => goTo(place)}>
                  {name}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {pieces.map((piece, place) => (
        // Pieces have no identity of their own here: their place is their key, and nothing in them keeps a state.
        <section key={place} className={styles['piece']} data-piece={place} tabIndex={-1}>
          {piece.kind === 'message' ? (
            <MessagePiece piece={piece} isPreview={isPreview} />
          ) : piece.kind === 'note' ? (
            <NotePiece piece={piece} text={texts[place]} isPreview={isPreview} />
          ) : (
            draw.blocks(texts[place]?.blocks ?? [])
          )}
        </section>
      ))}
    </article>
  )
}

/** Of the headings that stand below the title. */
const TOP = 2

/** What has headings among the rest: a note stands under its title, and both it and the editor's own words under what came before. */
const textOf = (piece: PieceView): Outlining => {
  if (piece.kind === 'words') return { blocks: blocksOf(piece.text) }
  return piece.kind === 'note' ? { blocks: readNoteJson(piece.content), opens: true } : { blocks: [] }
}

type PieceProps<Kind> = {
  readonly piece: PieceView & { readonly kind: Kind }
  readonly isPreview: boolean
}

const MessagePiece = ({ piece, isPreview }: PieceProps<'message'>) => {
  const { t } = useI18n()
  const { showMessage } = useCommands()
  const draw = useContext(EditionDrawing)
  const { id, month, author, at, words, editedSince, partsToCome } = piece
  const show = (): void =>
    void showMessage({ id, doc: talkDoc(month) }).catch((error: unknown) => addProblem(asProblem(error)))
  return (
    <>
      {author && at !== undefined && (
        <p className={styles['by']}>
          <strong dir="auto">{nameToTell(t, author)}</strong> <When at={at} onPress={isPreview ? undefined : show} />
          {editedSince && words.kind === 'text' && <> · {t('edition.editedSince')}</>}
        </p>
      )}
      {words.kind === 'text' ? (
        <>
          {words.text && draw.words(words.text, words.calls)}
          {words.files && author && (
            <div className={styles['files']}>
              {draw.files(
                { id, author, place: { month, hash: words.hash }, ...(partsToCome && { partsToCome }) },
                words.files,
              )}
            </div>
          )}
        </>
      ) : (
        <p className={styles['gone']}>
          {words.kind === 'toCome' || !author
            ? t('edition.toCome')
            : author.own
              ? t('edition.takenBackOwn')
              : t('edition.takenBack', { name: author.name })}
        </p>
      )}
    </>
  )
}

type WhenProps = { readonly at: number; readonly onPress: (() => void) | undefined }

/** When it was said, which leads to where it was said. */
const When = ({ at, onPress }: WhenProps) => {
  const { t, format } = useI18n()
  const when = (
    <time dateTime={new Date(at).toISOString()}>
      {format.date(at)}, {format.time(at)}
    </time>
  )
  if (!onPress) return when
  return (
    <button type="button" className={styles['when']} title={t('edition.inConversation')} onClick={onPress}>
      {when}
    </button>
  )
}

type NotePieceProps = PieceProps<'note'> & { readonly text: Outlined | undefined }

const NotePiece = ({ piece, text, isPreview }: NotePieceProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const draw = useContext(EditionDrawing)
  const { note, title, stillThere } = piece
  const Title = `h${text?.title ?? TOP}` as const
  return (
    <>
      <Title className={styles['noteTitle']} dir="auto">
        {title || t('room.untitled')}
      </Title>
      {draw.blocks(text?.blocks ?? [])}
      {!isPreview && stillThere && (
        <button type="button" className={styles['way']} onClick={() => goTo({ in: 'note', note })}>
          {t('edition.noteNow')}
        </button>
      )}
    </>
  )
}
