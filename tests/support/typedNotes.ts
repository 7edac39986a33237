import type { Commit } from '#shared/ports/documentStore.port'
import type { DocId } from '#shared/protocol/ids'
import { summariseNote } from '#shared/sync/digests'
import { expect } from 'vitest'
import * as Y from 'yjs'

type Bytes = Uint8Array<ArrayBuffer>

export const note = 'note/AAAAAAAAAAAAAAAAAAAAAA' as DocId
export const otherNote = 'note/BBBBBBBBBBBBBBBBBBBBBA' as DocId

/** A note that is written letter by letter: each update needs all those before it. */
export const typed = async (text: string, doc: DocId = note): Promise<NonNullable<Commit['updates']>[number][]> => {
  const ydoc = new Y.Doc()
  const updates: Bytes[] = []
  ydoc.on('update', (update: Uint8Array) => updates.push(new Uint8Array(update)))
  for (const [at, letter] of [...text].entries()) ydoc.getText('body').insert(at, letter)
  ydoc.getText('body').delete(0, 1)
  const copy = new Y.Doc()
  const all = []
  for (const update of updates) {
    Y.applyUpdate(copy, update)
    all.push({ summary: await summariseNote(doc as never, Y.encodeStateAsUpdate(copy), text), update })
  }
  return all
}
export const textOf = (updates: readonly Bytes[]): string => {
  const ydoc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(ydoc, update)
  expect([ydoc.store.pendingStructs, ydoc.store.pendingDs]).toEqual([null, null])
  return ydoc.getText('body').toString()
}

export const merged = (updates: readonly Bytes[]): Y.Doc => {
  const ydoc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(ydoc, update)
  return ydoc
}
