import type { NoteView } from './views'

/** A room's notes as they are listed: those on no shelf, and the shelves. */
export type Shelves = {
  readonly loose: readonly NoteView[]
  /** By name, as a dictionary of that language has them; in each the notes in the order given. */
  readonly shelves: readonly { readonly name: string; readonly notes: readonly NoteView[] }[]
}

export const shelvesOf = (notes: readonly NoteView[], locale: string): Shelves => {
  const by = new Map<string, NoteView[]>()
  const loose: NoteView[] = []
  for (const note of notes) {
    const its = note.shelf === undefined ? loose : (by.get(note.shelf) ?? [])
    its.push(note)
    if (note.shelf !== undefined) by.set(note.shelf, its)
  }
  const { compare } = new Intl.Collator(locale)
  const shelves = [...by].map(([name, its]) => ({ name, notes: its })).sort((a, b) => compare(a.name, b.name))
  return { loose, shelves }
}
