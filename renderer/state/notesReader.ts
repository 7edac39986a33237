import type { NoteContent } from '#shared/documents/noteContent'
import { readNote } from '#shared/documents/readNote'
import type { DocId, NoteId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/** What somebody wants to know of every note of a room, as last read. A note whose document has not arrived is not among them. */
export type NotesReader<T> = {
  readonly known: Map<NoteId, T>
  /** The document has changed. */
  changed(doc: DocId): void
  /**
   * Reads what has not been read, and what has changed since, one note after the other, until `isOver`. `onRead` is
   * awaited after each. Rejects with a Problem if the disk can't be read.
   */
  readOn(isOver: () => boolean, onRead: () => Promise<void>): Promise<void>
}

export const createNotesReader = <T>(
  replica: Pick<Replica, 'documents' | 'notes' | 'openNote'>,
  read: (content: NoteContent) => T,
): NotesReader<T> => {
  const known = new Map<NoteId, T>()
  const stale = new Set<NoteId>()

  const readOne = async (note: NoteId): Promise<T> => {
    const open = await replica.openNote(note)
    try {
      return read(readNote(open.doc))
    } finally {
      await open.close()
    }
  }

  return {
    known,
    changed: (doc) => {
      const note = noteOfDoc(doc)
      if (note) stale.add(note)
    },
    readOn: async (isOver, onRead) => {
      const here = new Set(replica.documents().map(noteOfDoc))
      for (const { note } of replica.notes()) {
        if (isOver()) return
        if (!here.has(note) || (known.has(note) && !stale.has(note))) continue
        stale.delete(note)
        known.set(note, await readOne(note))
        await onRead()
      }
    },
  }
}
