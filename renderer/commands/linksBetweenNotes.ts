import { notesNamed } from '#shared/documents/notesNamed'
import type { NoteId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { NotesReader } from '../state/notesReader'
import { createNotesReader } from '../state/notesReader'
import type { House } from './house'
import { currentSession } from './house'
import { pause } from './pause'

/** Milliseconds without a change before notes are read again. */
const QUIET = 1_000

/** Which notes each note of a room links to. What was read of a room that is open is kept as long as the room is. */
const readers = new WeakMap<Replica, NotesReader<readonly NoteId[]>>()

/**
 * Tells which notes of the room on screen link to a note, now and whenever that changes. Notes are read from the disk
 * one after the other, once each; those whose documents have not arrived are not among them. Returns a function that
 * stops it.
 */
export const watchLinksTo =
  (house: House) =>
  (note: NoteId, show: (from: readonly NoteId[]) => void): (() => void) => {
    const { replica } = currentSession(house)
    const links = linksOf(replica)
    let stopped = false
    let wait: (() => void) | undefined

    const tell = (): void => {
      const from = [...links.known].flatMap(([one, named]) => (one !== note && named.includes(note) ? [one] : []))
      if (!stopped) show(from)
    }
    const isStopped = (): boolean => stopped
    const read = (): void => {
      wait = undefined
      links
        .readOn(isStopped, pause)
        .then(tell)
        .catch((error: unknown) => {
          if (!stopped) house.screen.problem(asProblem(error))
        })
    }
    const off = replica.on('changed', (doc) => {
      if (!noteOfDoc(doc)) return
      wait?.()
      wait = house.clock.after(QUIET, read)
    })
    tell()
    read()
    return () => {
      stopped = true
      wait?.()
      off()
    }
  }

const linksOf = (replica: Replica): NotesReader<readonly NoteId[]> => {
  const before = readers.get(replica)
  if (before) return before
  const made = createNotesReader(replica, ({ blocks }) => notesNamed(blocks))
  readers.set(replica, made)
  replica.on('changed', made.changed)
  return made
}
