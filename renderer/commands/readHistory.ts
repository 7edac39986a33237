import { inflateSync } from 'fflate'
import * as Y from 'yjs'
import type { NoteContent } from '#shared/documents/noteContent'
import { readNote } from '#shared/documents/readNote'
import { stands } from '#shared/governance/stands'
import type { DeviceId, MemberId, NoteId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { personsOf } from '../state/personsOf'
import type { PersonView, VersionView } from '../state/views'
import type { House } from './house'
import { currentSession } from './house'

/** What a note was, newest first: as it is now to begin with. Rejects with the store's Problem. */
export const readHistory =
  (house: House) =>
  async (note: NoteId): Promise<readonly VersionView[]> => {
    const { replica, versions } = currentSession(house)
    await versions.keep(note)
    const heads = await house.store.versions(replica.room, note)
    const writer = await writersOf(house, note)
    return heads.toReversed().map(({ at, until, writers }) => {
      const known = writers.map(writer)
      const people = new Map(known.flatMap((person) => (person ? [[person.member, person]] : [])))
      return { at, until, people: [...people.values()], isSomeUnknown: known.includes(undefined) || known.length === 0 }
    })
  }

/** A version's title and text. Throws Problem `unexpected` for one that is not kept any more. */
export const readVersion =
  (house: House) =>
  async (note: NoteId, at: number): Promise<NoteContent> => {
    const bytes = await house.store.version(currentSession(house).replica.room, note, at)
    if (!bytes) throw new Problem('unexpected', 'no such version here')
    const doc = new Y.Doc()
    try {
      // Written by this machine, from what it had bounded as it came.
      Y.applyUpdate(doc, inflateSync(bytes))
      return readNote(doc)
    } finally {
      doc.destroy()
    }
  }

/** Who is behind a client of a note, as members told: of one that several call theirs nobody can say. */
const writersOf = async (house: House, note: NoteId): Promise<(client: number) => PersonView | undefined> => {
  const { replica } = currentSession(house)
  const persons = personsOf(replica)
  const devices = new Map<number, Map<MemberId, DeviceId>>()
  for (const { placed } of await house.store.notables(replica.room, noteDoc(note))) {
    const { event } = placed
    if (event.kind !== 'noteWriter' || !stands(replica.state(), placed)) continue
    const claims = devices.get(event.client) ?? new Map<MemberId, DeviceId>()
    devices.set(event.client, claims.set(persons.person(event.device), event.device))
  }
  return (client) => {
    const [device, ...others] = devices.get(client)?.values() ?? []
    return device && others.length === 0 ? persons.device(device) : undefined
  }
}
