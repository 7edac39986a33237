import { asCopy } from '#shared/documents/asTemplate'
import { fillNote } from '#shared/documents/fillNote'
import type { NoteBlock } from '#shared/documents/noteContent'
import { title as titleOf } from '#shared/documents/noteDocument'
import { readNote } from '#shared/documents/readNote'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { checkName } from '#shared/protocol/checkName'
import type { EventId, NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { foundRoom as found } from '#shared/sync/foundRoom'
import { openReplica } from '#shared/sync/openReplica'
import type { Replica } from '#shared/sync/replica'
import type { House, Session } from './house'
import { currentSession } from './house'
import { openSession } from './openSession'
import { showRoom } from './showRoom'

/** `memberName` where the old one knows none: it was put here from its archive. */
export type NewRoom = { readonly roomName: string; readonly memberName?: string }

/**
 * Founds a new room from the one on screen and shows it: with its charter, its notes as they are here now, and its hubs, and with
 * nobody but this person in it. The way out of a room in which somebody can't be removed; whoever is not in it any more can do it
 * too, with what is here. Throws Problem `empty`, `too-long`, `disk-full`; then there is no new room.
 */
export const foundAnew =
  (house: House) =>
  async (as: NewRoom): Promise<void> => {
    const record = await foundFrom(house, currentSession(house), as)
    await openSession(house, record)
    await showRoom(house, record.room)
  }

/** The same, without opening it. */
export const foundFrom = async (
  { store, keychain, device, clock, randomness }: Pick<House, 'store' | 'keychain' | 'device' | 'clock' | 'randomness'>,
  { replica, record }: Pick<Session, 'replica' | 'record'>,
  as: NewRoom,
): Promise<RoomRecord> => {
  const roomName = checkName(as.roomName, limits.roomName)
  const called = replica.state().standings.get(replica.self)?.name ?? as.memberName ?? ''
  const memberName = checkName(called, limits.memberName)
  const notes = await notesOf(replica)
  const made = await found({ store, keychain, device, clock, randomness, roomName, memberName })
  try {
    const anew = await openReplica({ store, keychain, device, clock, randomness, room: made.room })
    try {
      await writeCharter(anew, replica, roomName)
      for (const note of notes) await foundLike(anew, note)
    } finally {
      await anew.close()
    }
    const whole = { ...made, hubs: record.hubs }
    await store.putRoom(whole)
    return whole
  } catch (error) {
    // Half a room is none.
    await store.removeRoom(made.room)
    throw error
  }
}

type Carried = {
  readonly note: NoteId
  readonly shelf: string
  readonly title: string
  readonly blocks: readonly NoteBlock[]
}

/** Oldest first, as they are here. */
const notesOf = async (replica: Replica): Promise<readonly Carried[]> => {
  const carried: Carried[] = []
  for (const { note, shelf } of replica.notes().toSorted((a, b) => a.at - b.at)) {
    const open = await replica.openNote(note)
    try {
      const { title, blocks } = readNote(open.doc)
      // Of one that has not arrived there is nothing to carry over.
      if (title || blocks.length > 0) carried.push({ note, shelf, title, blocks: asCopy(blocks) })
    } finally {
      await open.close()
    }
  }
  return carried
}

const writeCharter = async (anew: Replica, of: Replica, room: string): Promise<void> => {
  const { text, capacity, invites } = of.state().charter
  const by = anew.room as string as EventId
  const { stored } = await anew.appendLedger({ kind: 'charterWritten', by, room, text, capacity, invites })
  await stored
}

/** Under the same id, so that notes which lead to each other still do. */
const foundLike = async (anew: Replica, { note, shelf, title, blocks }: Carried): Promise<void> => {
  const written = [await anew.appendTalk({ kind: 'noteFounded', note })]
  if (shelf) written.push(await anew.appendTalk({ kind: 'noteShelved', note, shelf }))
  const open = await anew.openNote(note)
  try {
    titleOf(open.doc).insert(0, title)
    fillNote(open.doc, blocks)
  } finally {
    await open.close()
  }
  await Promise.all(written.map(({ stored }) => stored))
}
