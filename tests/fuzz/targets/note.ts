import { body, listedTitle, listedTitleOf, title } from '#shared/documents/noteDocument'
import { readNote } from '#shared/documents/readNote'
import { checkNoteUpdate } from '#shared/sync/noteUpdates'
import { strictEqual } from 'node:assert'
import * as Y from 'yjs'
import type { Target } from '../target'
import { mutationsBy } from '../target'

/** What two people type into a note, one update for each change: texts, elements, marks, and things taken out again. */
const typed = (): { readonly base: Uint8Array; readonly updates: readonly Uint8Array<ArrayBuffer>[] } => {
  const [anna, idris] = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array<ArrayBuffer>[] = []
  for (const [at, doc] of [anna, idris].entries()) {
    doc.clientID = 1_000 + at
    doc.on('update', (update: Uint8Array) => {
      updates.push(new Uint8Array(update))
      for (const other of [anna, idris]) Y.applyUpdate(other, update)
    })
  }
  const write = (doc: Y.Doc, text: string): void => {
    const paragraph = new Y.XmlElement('paragraph')
    const words = new Y.XmlText(text)
    paragraph.insert(0, [words])
    body(doc).insert(body(doc).length, [paragraph])
    words.insert(2, 'typed ')
    words.format(0, 4, { bold: {} })
    words.delete(1, 2)
  }
  title(anna).insert(0, 'Questions')
  write(anna, 'Who wrote the letter?')
  write(idris, 'Nobody knows.')
  const base = Y.encodeStateAsUpdate(anna)
  title(idris).insert(9, ' of the evening')
  write(idris, 'Somebody must.')
  body(anna).delete(0, 1)
  return { base, updates }
}

const copyOf = (...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** Updates to a note, of which a part is here. What fits is applied whole, and can be opened again. */
export const openNote = async (): Promise<Target> => {
  const { base, updates } = typed()
  const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(base))
  const samples = [...updates, new Uint8Array(Y.mergeUpdates([...updates]))].toReversed()
  return {
    samples,
    mutations: mutationsBy(samples),
    take: async (input) => {
      if (checkNoteUpdate(input, known) !== 'fits') return 'refused'
      const open = copyOf(base, input)
      strictEqual(open.store.pendingStructs, null)
      strictEqual(open.store.pendingDs, null)
      const merged = Y.mergeUpdates([base, input])
      // To a note that is not open it is added only then.
      if (checkNoteUpdate(merged, new Map()) !== 'fits') return 'refused'
      const reopened = copyOf(merged)
      strictEqual(reopened.store.pendingStructs, null)
      // Equal they need not be: what a member says twice, and otherwise, of one place in a note is not signed.
      for (const doc of [open, reopened]) readNote(doc)
      strictEqual(listedTitleOf(merged), listedTitle(reopened))
      return 'taken'
    },
  }
}
