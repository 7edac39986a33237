import { noteJson } from '#shared/documents/noteJson'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { PieceView } from '../state/editionViews'
import { personsOf } from '../state/personsOf'
import { readMonth } from '../state/readMonth'
import type { Referred } from './desk'
import type { House } from './house'
import { currentSession } from './house'
import { pieceView } from './readEdition'

/** What messages and notes say now that are to go into an edition, in the same order; undefined for one that is not here. */
export const readPieces =
  (house: House) =>
  async (pieces: readonly Referred[]): Promise<readonly (PieceView | undefined)[]> => {
    const { replica } = currentSession(house)
    const read: (PieceView | undefined)[] = []
    for (const piece of pieces)
      read.push(piece.kind === 'note' ? await noteView(replica, piece.note) : await messageView(replica, piece))
    return read
  }

const messageView = async (
  replica: Replica,
  { id, month }: Referred & { readonly kind: 'message' },
): Promise<PieceView | undefined> => {
  const doc = talkDoc(month)
  if (!replica.months().includes(doc)) return undefined
  const message = await readMonth(replica, doc, (line) => line.message(id))
  return message && pieceView(replica, personsOf(replica), { kind: 'message', of: id, month, hash: message.hash })
}

const noteView = async (replica: Replica, note: NoteId): Promise<PieceView | undefined> => {
  if (!replica.notes().some((one) => one.note === note)) return undefined
  const open = await replica.openNote(note)
  try {
    const { title, blocks } = readNote(open.doc)
    return { kind: 'note', note, title, content: { type: 'doc', content: noteJson(blocks) }, stillThere: true }
  } finally {
    await open.close()
  }
}
