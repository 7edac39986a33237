import type { Issue, Piece } from '#shared/contents/issue'
import { readIssue } from '#shared/contents/issue'
import type { MonthLine } from '#shared/documents/monthLine'
import type { TimelineMessage } from '#shared/documents/timeline'
import type { Words } from '#shared/events/event'
import { isSamePerson, stands } from '#shared/governance/stands'
import type { Hash, MessageId } from '#shared/protocol/ids'
import { monthOfDoc, talkDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { EditionView, PieceView } from '../state/editionViews'
import { isOwnWords } from '../state/isOwnWords'
import type { Persons } from '../state/personsOf'
import { personsOf } from '../state/personsOf'
import { readMonth } from '../state/readMonth'
import { saidText } from '../state/saidText'
import type { House } from './house'
import { currentSession } from './house'

type MessagePiece = Extract<Piece, { kind: 'message' }>

/**
 * An edition to be read, with what its messages and notes have become since. Undefined as long as it is not all here, for one that
 * is taken back, and for one that can't be read.
 */
export const readEdition =
  (house: House) =>
  async (id: MessageId): Promise<EditionView | undefined> => {
    const { replica } = currentSession(house)
    const read = await editionIn(replica, id)
    return read && { ...read, isRead: await isMarked(house, replica, id) }
  }

/** The same of any room that is open, without what only this person knows of it. */
export const editionIn = async (replica: Replica, id: MessageId): Promise<Omit<EditionView, 'isRead'> | undefined> => {
  const published = replica.editions().find((one) => one.id === id)
  const edition = published && (await readMonth(replica, published.in, (line) => line.message(id)))
  const issue = edition && (await issueOf(replica, edition))
  if (!issue) return undefined
  const { device, called } = personsOf(replica)
  const pieces: PieceView[] = []
  for (const piece of issue.pieces) pieces.push(await pieceView(replica, { device, called }, piece))
  const { title, introduction, comments } = issue
  const { author, at, in: doc } = edition
  const head = { id, month: monthOfDoc(doc), author: device(author), at }
  return { ...head, title, introduction, comments, pieces }
}

/** Words that their author has written. */
const ownWords = async (
  replica: Replica,
  author: TimelineMessage['author'],
  hashes: readonly Hash[],
): Promise<readonly Words[]> => {
  const words = await replica.words(hashes)
  return hashes.flatMap((hash) => {
    const said = words.get(hash)
    return said && isOwnWords(replica.state(), author, said.by) ? [said] : []
  })
}

const issueOf = async (
  replica: Replica,
  { author, hash, parts, takenBack, partsToCome }: TimelineMessage,
): Promise<Issue | undefined> => {
  if (takenBack || partsToCome) return undefined
  const [first, ...rest] = await ownWords(replica, author, [hash, ...parts])
  return first && rest.length === parts.length ? readIssue(first, rest) : undefined
}

type Known = Pick<Persons, 'device' | 'called'>

/** What a piece of an issue says now. */
export const pieceView = async (replica: Replica, known: Known, piece: Piece): Promise<PieceView> => {
  if (piece.kind === 'words') return piece
  if (piece.kind === 'message') return messageView(replica, known, piece)
  return { ...piece, stillThere: replica.notes().some(({ note }) => note === piece.note) }
}

/** Whether the message has, or has had, these words: an editor can't put others in its place. */
const hasHad = ({ state }: Replica, line: MonthLine, { id, author }: TimelineMessage, words: Hash): boolean =>
  line.post(id)?.hash === words ||
  line
    .changes(id)
    .some((change) => change.event.kind === 'edit' && change.event.hash === words && stands(state(), change, author))

const messageView = async (replica: Replica, { device, called }: Known, piece: MessagePiece): Promise<PieceView> => {
  const { of, month, hash } = piece
  const found = replica.months().includes(talkDoc(month))
    ? await readMonth(replica, talkDoc(month), (line) => {
        const message = line.message(of)
        return message && { message, isItsOwn: hasHad(replica, line, message, hash) }
      })
    : undefined
  const view = { kind: 'message', id: of, month } as const
  if (!found) return { ...view, author: undefined, at: undefined, words: { kind: 'toCome' }, editedSince: false }
  const { message, isItsOwn } = found
  const about = { ...view, author: device(message.author), at: message.at, editedSince: message.hash !== hash }
  if (message.takenBack) return { ...about, words: { kind: 'takenBack' }, editedSince: false }
  const [said] = isItsOwn ? await ownWords(replica, message.author, [hash]) : []
  if (!said) return { ...about, words: { kind: 'toCome' } }
  const calls = called(said.mentions ?? [])
  const text = saidText(message, said)
  const words = { kind: 'text', text, hash, ...(calls.length > 0 && { calls }) } as const
  const { files } = said
  if (!files) return { ...about, words }
  return { ...about, words: { ...words, files }, ...(message.partsToCome && { partsToCome: true }) }
}

/** Whether this person has left "I read this". */
const isMarked = async ({ store }: House, replica: Replica, id: MessageId): Promise<boolean> => {
  const state = replica.state()
  const marks = await store.notables(replica.room, `mark/${id}`)
  return marks.some(({ placed }) => isSamePerson(state, placed.event.device, replica.self) && stands(state, placed))
}
