import type { ArchiveNote } from './archiveInput'
import { safeName, uniqueName } from './safeName'

export type NamedNote = { readonly note: ArchiveNote; readonly name: string }

/** Gives each note a name that is safe for files and that no other has. `untitled`: what one without a title is called. */
export const nameNotes = (notes: readonly ArchiveNote[], untitled: string): readonly NamedNote[] => {
  const taken = new Set<string>()
  return notes.map((note) => ({ note, name: uniqueName(safeName(note.title, untitled), taken) }))
}
