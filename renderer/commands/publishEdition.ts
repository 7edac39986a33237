import type { Piece } from '#shared/contents/issue'
import { makeIssue } from '#shared/contents/issue'
import { noteJson } from '#shared/documents/noteJson'
import { readNote } from '#shared/documents/readNote'
import { whyNotPublish } from '#shared/governance/canPublish'
import type { MessageId, NoteId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { checkName } from '#shared/protocol/checkName'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { readMonth } from '../state/readMonth'
import { allow } from './allow'
import type { House, Session } from './house'
import { currentSession } from './house'

/** What an editor has chosen, in their order. `text` and `introduction` are Markdown. */
export type PieceDraft =
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'note'; readonly note: NoteId }
  | { readonly kind: 'words'; readonly text: string }
export type IssueDraft = {
  readonly title: string
  readonly introduction: string
  readonly pieces: readonly PieceDraft[]
  readonly comments: boolean
}

/**
 * Closes an issue and publishes it to the room: messages with the words that they have now, notes as they are now. What is not
 * there any more is left out. Throws Problem `not-allowed`, `empty` (without a title, or without any piece), `too-long`.
 */
export const publishEdition =
  (house: House) =>
  async (draft: IssueDraft): Promise<void> => {
    const session = currentSession(house)
    const { replica, projection } = session
    allow(whyNotPublish(replica.state(), replica.self))
    const title = checkName(draft.title, limits.noteTitle)
    const pieces: Piece[] = []
    for (const piece of draft.pieces) pieces.push(...(await closed(session, piece)))
    if (pieces.length === 0) throw new Problem('empty')
    const { comments } = draft
    const { words, parts } = makeIssue({ v: 1, title, introduction: draft.introduction.trim(), pieces, comments })
    const appended = await replica.appendTalk({ kind: 'edition' }, words, parts)
    projection.showNewest()
    projection.follow(appended)
  }

const closed = async ({ replica, projection }: Session, piece: PieceDraft): Promise<readonly Piece[]> => {
  if (piece.kind === 'words') {
    const text = piece.text.trim()
    return text ? [{ kind: 'words', text }] : []
  }
  if (piece.kind === 'message') return findMessage(replica, piece.id, projection.find(piece.id)?.month)
  if (!replica.notes().some(({ note }) => note === piece.note)) return []
  const open = await replica.openNote(piece.note)
  try {
    const { title, blocks } = readNote(open.doc)
    return [{ kind: 'note', note: piece.note, title, content: { type: 'doc', content: noteJson(blocks) } }]
  } finally {
    await open.close()
  }
}

/** Looks in the month where it should be first, then in all of them. */
const findMessage = async (replica: Replica, id: MessageId, month: string | undefined): Promise<readonly Piece[]> => {
  const months = replica.months()
  const first = months.filter((doc) => monthOfDoc(doc) === month)
  for (const doc of [...first, ...months]) {
    const message = await readMonth(replica, doc, (line) => line.message(id))
    if (message?.takenBack) return []
    if (message) return [{ kind: 'message', of: id, month: monthOfDoc(doc), hash: message.hash }]
  }
  return []
}
