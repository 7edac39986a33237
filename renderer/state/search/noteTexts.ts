import { readNote } from '#shared/documents/readNote'
import type { DocId, NoteId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { foldText } from './foldText'
import { noteText } from './noteText'
import type { SearchText } from './roomTexts'

export type NoteTexts = {
  /** Title and text of a note that has been read. */
  textOf(note: NoteId): { readonly title: SearchText; readonly body: SearchText } | undefined
  /** Reads what has not been read, and what has changed since. Rejects with a Problem if the disk can't be read. */
  readOn(): Promise<void>
  /** The document has changed. */
  changed(doc: DocId): void
  close(): void
}

const textFor = (text: string): SearchText => ({ text, folded: foldText(text) })

/** The words of a room's notes, read for searching. A note whose document has not arrived is not among them. */
export const readNoteTexts = (given: {
  readonly replica: Replica
  readonly pause: () => Promise<void>
  readonly onRead: () => void
}): NoteTexts => {
  const { replica, pause, onRead } = given
  const texts = new Map<NoteId, { title: SearchText; body: SearchText }>()
  const stale = new Set<NoteId>()
  let closed = false

  const read = async (note: NoteId): Promise<void> => {
    stale.delete(note)
    const open = await replica.openNote(note)
    try {
      const content = readNote(open.doc)
      if (!closed) texts.set(note, { title: textFor(content.title), body: textFor(noteText(content)) })
    } finally {
      await open.close()
    }
  }

  return {
    textOf: (note) => texts.get(note),
    readOn: async () => {
      const here = new Set(replica.documents().map(noteOfDoc))
      for (const { note } of replica.notes()) {
        if (closed) return
        if (!here.has(note) || (texts.has(note) && !stale.has(note))) continue
        await read(note)
        onRead()
        await pause()
      }
    },
    changed: (doc) => {
      const note = noteOfDoc(doc)
      if (note) stale.add(note)
    },
    close: () => {
      closed = true
      texts.clear()
    },
  }
}
