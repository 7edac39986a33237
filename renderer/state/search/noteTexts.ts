import type { DocId, NoteId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { createNotesReader } from '../notesReader'
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
  let closed = false
  const { known, changed, readOn } = createNotesReader(replica, (content) => ({
    title: textFor(content.title),
    body: textFor(noteText(content)),
  }))
  const isClosed = (): boolean => closed
  return {
    textOf: (note) => known.get(note),
    readOn: () =>
      readOn(isClosed, () => {
        onRead()
        return pause()
      }),
    changed,
    close: () => {
      closed = true
      known.clear()
    },
  }
}
