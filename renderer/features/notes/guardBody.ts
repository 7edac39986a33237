import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { readNote } from '#shared/documents/readNote'

/**
 * Looks at a note before the editor does. The editor's binding deletes nodes that its schema does not know, whole
 * texts for one unknown mark, and stops at things that are no nodes at all; so what a newer version or a hostile member
 * wrote must never reach it. `onStrange` is called inside of the transaction that brings it, before observers: it must
 * let go of the editor at once. `onChange` says how things stand, at once and after each change. Returns a function that
 * stops it.
 */
export const guardBody = (
  doc: Y.Doc,
  handle: { onStrange(): void; onChange(isStrange: boolean): void },
): (() => void) => {
  let strange = isStrange(doc)
  const look = (transaction: Y.Transaction): void => {
    // The editor itself writes nothing but what it knows.
    if (transaction.origin === ySyncPluginKey) return
    const now = isStrange(doc)
    if (now && !strange) handle.onStrange()
    strange = now
  }
  const tell = (): void => handle.onChange(strange)
  tell()
  doc.on('beforeObserverCalls', look)
  doc.on('afterTransaction', tell)
  return () => {
    doc.off('beforeObserverCalls', look)
    doc.off('afterTransaction', tell)
  }
}

/** Whether a note holds anything that this version's editor must not touch. */
export const isStrange = (doc: Y.Doc): boolean => readNote(doc).strange.length > 0
