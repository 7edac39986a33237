import type { RoomState } from '#shared/governance/roomState'
import type { DocId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import type { FoundedNote, Replica } from '#shared/sync/replica'
import { personsOf } from './personsOf'
import type { NoteView } from './views'

/** A room's notes as lists show them: of thousands of them nothing is made, or compared, anew for every message. */
export type NotesList = {
  /** Newest first. The same list as before as long as nothing in it has changed. */
  read(): readonly NoteView[]
  /** A document is not what it was, and may be called something else. */
  changed(doc: DocId): void
  /** What the screen has of what was read last, and is the same. */
  keep(notes: readonly NoteView[]): void
}

type Made = { readonly of: readonly FoundedNote[]; readonly by: RoomState; notes: readonly NoteView[] }

export const createNotesList = (replica: Replica): NotesList => {
  let made: Made | undefined

  const make = (notes: readonly FoundedNote[]): readonly NoteView[] => {
    const { device } = personsOf(replica)
    return notes
      .map(({ note, by, at, shelf }) => ({
        note,
        title: replica.noteTitle(note),
        ...(shelf ? { shelf } : {}),
        foundedBy: device(by),
        foundedAt: at,
      }))
      .sort((a, b) => b.foundedAt - a.foundedAt)
  }

  return {
    read: () => {
      const [of, by] = [replica.notes(), replica.state()]
      if (made?.of !== of || made.by !== by) made = { of, by, notes: make(of) }
      return made.notes
    },
    changed: (doc) => {
      if (noteOfDoc(doc)) made = undefined
    },
    keep: (notes) => {
      if (made) made.notes = notes
    },
  }
}
