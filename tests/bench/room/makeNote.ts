import * as Y from 'yjs'
import { toBase64url } from '#shared/crypto/base64url'
import { fillNote } from '#shared/documents/fillNote'
import type { NoteBlock } from '#shared/documents/noteContent'
import { plain } from '#shared/documents/noteContent'
import { title as titleOf } from '#shared/documents/noteDocument'
import type { Randomness } from '#shared/ports/randomness.port'
import type { NoteId } from '#shared/protocol/ids'
import { saying } from './sayings'

const PARAGRAPHS = 8

const paragraph = (text: string): NoteBlock => ({ kind: 'paragraph', inline: [plain(text)] })

/** A note of a few paragraphs, as its founder's machine has it. */
export const makeNote = (
  title: string,
  randomness: Randomness,
): { readonly note: NoteId; readonly client: number; readonly update: Uint8Array<ArrayBuffer> } => {
  const doc = new Y.Doc()
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => paragraph(`${saying(randomness)} ${saying(randomness)}`))
  titleOf(doc).insert(0, title)
  fillNote(doc, paragraphs)
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc))
  const client = doc.clientID
  doc.destroy()
  return { note: toBase64url(randomness.bytes(16)) as NoteId, client, update }
}
