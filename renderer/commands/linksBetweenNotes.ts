import { notesNamed } from '#shared/documents/notesNamed'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import { pause } from './pause'

/** Milliseconds without a change before notes are read again. */
const QUIET = 1_000

/** Which notes a note of the room links to, as last read. */
type Links = Map<NoteId, readonly NoteId[]>

/** What was read of each room that is open: it is kept as long as the room is. */
const known = new WeakMap<Replica, { readonly links: Links; readonly stale: Set<NoteId> }>()

/**
 * Tells which notes of the room on screen link to a note, now and whenever that changes. Notes are read from the disk
 * one after the other, once each; those whose documents have not arrived are not among them. Returns a function that
 * stops it.
 */
export const watchLinksTo =
  (house: House) =>
  (note: NoteId, show: (from: readonly NoteId[]) => void): (() => void) => {
    const { replica } = currentSession(house)
    const { links, stale } = linksOf(replica)
    let stopped = false
    let wait: (() => void) | undefined

    const tell = (): void => {
      const from = [...links].flatMap(([one, named]) => (one !== note && named.includes(note) ? [one] : []))
      if (!stopped) show(from)
    }
    const readOn = async (): Promise<void> => {
      const here = new Set(replica.documents().map(noteOfDoc))
      for (const { note: one } of replica.notes()) {
        if (stopped) return
        if (!here.has(one) || (links.has(one) && !stale.has(one))) continue
        stale.delete(one)
        links.set(one, await namedIn(replica, one))
        await pause()
      }
      tell()
    }
    const read = (): void => {
      wait = undefined
      readOn().catch((error: unknown) => {
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

const linksOf = (replica: Replica): { readonly links: Links; readonly stale: Set<NoteId> } => {
  const before = known.get(replica)
  if (before) return before
  const made = { links: new Map(), stale: new Set<NoteId>() }
  known.set(replica, made)
  replica.on('changed', (doc) => {
    const note = noteOfDoc(doc)
    if (note) made.stale.add(note)
  })
  return made
}

const namedIn = async (replica: Replica, note: NoteId): Promise<readonly NoteId[]> => {
  const open = await replica.openNote(note)
  try {
    return notesNamed(readNote(open.doc).blocks)
  } finally {
    await open.close()
  }
}
