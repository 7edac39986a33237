import { noteJson } from '#shared/documents/noteJson'
import type { Hash, MessageId, NoteId } from '#shared/protocol/ids'
import type { Desk, Referred } from '../../commands/desk'
import { formatDesk } from '../../commands/desk'
import type { Language } from '../../i18n/translate'
import { useSnug } from '../../state/store'
import type { EditionLine, EditionView, PieceView } from '../../state/editionViews'
import type { MessageView, PersonView, WholeRoomView } from '../../state/views'
import { parseMarkdown } from '../../ui/editor/parseMarkdown'
import { editionWords } from './editionWords'
import { noteWords } from './noteWords'
import { anna, cleo, eventLike, hashLike, idris, mariam, noteLike } from './people'
import { at, filesRoomOf, roomOf } from './room'

const MONTH = '2026-11'

const line = (
  id: string,
  by: PersonView,
  when: number,
  title: string | undefined,
  commentsOpen = false,
): EditionLine => ({
  id: eventLike(id) as MessageId,
  title,
  by,
  at: when,
  month: MONTH,
  isOwn: by.own,
  commentsOpen,
})

/** A few: one new, with comments, one of which the words are on their way, one of an organiser's. */
const linesOf = (language: Language): readonly EditionLine[] => {
  const say = editionWords[language]
  return [
    line('winter', cleo, at(0, '09:30'), say.winter, true),
    line('spring', cleo, at(1, '22:00'), undefined),
    line('autumn', anna, at(30, '20:00'), say.autumn),
    line('summer', cleo, at(120, '20:00'), say.summer),
  ]
}

/** In the conversation an edition stands where it came out. */
const cardsOf = (lines: readonly EditionLine[]): readonly MessageView[] =>
  lines
    .filter(({ at: when }) => when > at(3, '00:00'))
    .map(({ id, by, at: when, title, commentsOpen }) => ({
      id,
      author: by,
      at: when,
      replyTo: undefined,
      words: title ? { kind: 'text', text: title } : { kind: 'coming' },
      edition: { commentsOpen },
      editedAt: undefined,
      saved: { here: 'saved', with: [] },
    }))

const withEditions = (language: Language, editions: readonly EditionLine[], roomIn = roomOf): WholeRoomView => {
  const room = roomIn(language)
  const messages = [...room.messages, ...cardsOf(editions), ...commentsOf(language)].sort((a, b) => a.at - b.at)
  return { ...room, editions, messages }
}

export const editionsRoomOf = (language: Language): WholeRoomView => withEditions(language, linesOf(language))

/** One of pictures and files. */
export const picturesEditionOf = (language: Language): WholeRoomView =>
  withEditions(language, [line('walk', cleo, at(0, '09:50'), editionWords[language].walk)], filesRoomOf)

/** A room of many years. */
export const manyEditionsOf = (language: Language): WholeRoomView => {
  const say = editionWords[language]
  const older = Array.from({ length: 40 }, (_, nth) =>
    line(
      `issue${nth}`,
      nth % 3 ? cleo : anna,
      at(150 + nth * 30, '20:00'),
      nth === 1 ? say.long : `${say.summer} ${40 - nth}`,
    ),
  )
  return withEditions(language, [...linesOf(language), ...older])
}

const commentsOf = (language: Language): readonly MessageView[] => {
  const say = editionWords[language]
  const comment = (id: string, author: PersonView, when: number, text: string): MessageView => ({
    id: eventLike(id) as MessageId,
    author,
    at: when,
    replyTo: eventLike('winter') as MessageId,
    words: { kind: 'text', text },
    editedAt: undefined,
    saved: { here: 'saved', with: [] },
  })
  return [
    comment('comment', idris, at(0, '09:50'), say.comment),
    comment('commented', cleo, at(0, '09:55'), say.answer),
  ]
}

const messagePiece = (id: string, more: Partial<PieceView & { kind: 'message' }> = {}): PieceView => {
  const found = useSnug.getState().room?.messages.find((one) => one.id === eventLike(id))
  const said = found?.words
  return {
    kind: 'message',
    id: eventLike(id) as MessageId,
    month: MONTH,
    author: found?.author,
    at: found?.at,
    words:
      said?.kind === 'text'
        ? { kind: 'text', text: said.text, hash: hashLike(id) as Hash, ...(said.files && { files: said.files }) }
        : { kind: said?.kind === 'takenBack' || said?.kind === 'redacted' ? 'takenBack' : 'toCome' },
    editedSince: found?.editedAt !== undefined,
    ...more,
  }
}

const notePiece = (note: NoteId): PieceView | undefined => {
  const { room, language } = useSnug.getState()
  const found = room?.notes.find((one) => one.note === note)
  const content = { type: 'doc', content: noteJson(parseMarkdown(noteWords[language])) }
  return found && { kind: 'note', note, title: found.title, content, stillThere: true }
}

/** An edition of the gallery, made of what its conversation says now; one that is on its way is not here. */
export const readGalleryEdition = (id: MessageId): EditionView | undefined => {
  const { room, language } = useSnug.getState()
  const found = room?.editions.find((one) => one.id === id)
  if (!found?.title) return undefined
  const say = editionWords[language]
  const note = notePiece(noteLike('list'))
  const all: readonly PieceView[] = [
    { kind: 'words', text: say.heading },
    messagePiece('long'),
    messagePiece('gone'),
    messagePiece('thursday'),
    messagePiece('coming'),
    { kind: 'words', text: say.between },
    ...(note ? [note] : []),
    { kind: 'words', text: say.ending },
  ]
  const few =
    found.title === say.walk
      ? ['onePicture', 'several', 'onItsWay', 'oneFile'].map((one) => messagePiece(one))
      : [messagePiece('yes'), messagePiece('cat')]
  return {
    id,
    month: MONTH,
    title: found.title,
    introduction: found.commentsOpen ? say.introduction : '',
    author: found.by,
    at: found.at,
    comments: found.commentsOpen,
    isRead: false,
    pieces: found.commentsOpen ? all : few,
  }
}

/** What is on the desk says, as the conversation and the notes of the gallery say it now. */
export const readGalleryPieces = (pieces: readonly Referred[]): readonly (PieceView | undefined)[] =>
  pieces.map((one) => (one.kind === 'note' ? notePiece(one.note) : messagePiece(one.id.replace(/-+A$/, ''))))

/** A desk with much on it. */
export const deskOf = (language: Language): string => {
  const say = editionWords[language]
  const message = (id: string, by: PersonView, when: number): Desk['pieces'][number] => ({
    kind: 'message',
    id: eventLike(id) as MessageId,
    month: MONTH,
    by: by.name,
    at: when,
  })
  return formatDesk({
    title: say.winter,
    introduction: say.introduction,
    comments: true,
    pieces: [
      { kind: 'words', key: 1, text: say.heading },
      message('long', idris, at(0, '08:05')),
      message('own', mariam, at(0, '09:10')),
      message('thursday', anna, at(1, '12:00')),
      { kind: 'words', key: 2, text: say.between },
      { kind: 'note', note: noteLike('list') },
      { kind: 'note', note: noteLike('lost') },
    ],
  })
}

/** What an editor has just closed, as it stands on the shelf. */
export const publishedLine = (
  { title, comments }: Pick<Desk, 'title' | 'comments'>,
  by: PersonView,
  nth: number,
): EditionLine => line(`published${nth}`, by, Date.now(), title, comments)
