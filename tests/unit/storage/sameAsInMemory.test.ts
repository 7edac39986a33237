import { streamsOf } from '#shared/events/mergeStreams'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import type { DocumentStore, Notable } from '#shared/ports/documentStore.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { RoomId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { SnugDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { registersIn } from '../../../renderer/storage/registers'
import type { DatabaseProfile } from '../../support/databaseProfile'
import { createDatabaseProfile } from '../../support/databaseProfile'
import { leaveRoomFor } from '../../support/fakeIndexedDb'
import { ABOUTS, HASHES, MONTHS, NOTES, randomCommits, wordsOf } from '../../support/randomCommits'
import { someRoom } from '../../support/streams'

const SEEDS = Array.from({ length: 8 }, (_, at) => at + 1)
const STEPS = 60
/** From so many fresh rows on a register is made anew: few, so that there are always some. */
const FRESH = 3

/** The database's store, with a machine that may end at any moment. */
const openMachine = async (profile: DatabaseProfile) => {
  const open = async () => {
    const database = await profile.open()
    return { database, store: createDexieStore(database), registers: registersIn(database, FRESH) }
  }
  let now = await open()
  return {
    get now() {
      return now
    },
    restart: async (isKilled: boolean): Promise<void> => {
      if (isKilled) profile.crash()
      else await now.store.close()
      now = await open()
    },
  }
}

const inOrder = <T>(all: Iterable<T>, nameOf: (one: T) => string): T[] =>
  [...all].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
const eventOf = ({ placed }: Notable): string => placed.id
const itself = (name: string): string => name

const textOf = (updates: readonly Uint8Array[]): string => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getText('title').toJSON()
}

/** Everything that a store tells of a room, in an order of its own. */
const toldBy = async (store: DocumentStore, room: RoomId): Promise<unknown> => ({
  summaries: inOrder(await store.summaries(room), ({ doc }) => doc),
  notables: await Promise.all(ABOUTS.map(async (about) => inOrder(await store.notables(room, about), eventOf))),
  notablesIn: await Promise.all(MONTHS.map(async (doc) => inOrder(await store.notablesIn(room, doc), eventOf))),
  notes: await Promise.all(NOTES.map(async (doc) => textOf(await store.load(room, doc)))),
  months: await Promise.all(MONTHS.map(async (doc) => streamsOf(await store.load(room, doc)))),
  contents: inOrder((await store.contents(room, HASHES)).keys(), itself),
  missing: await store.missing(room, HASHES),
  erased: inOrder(await store.erased(room), itself),
  deliveries: inOrder(await store.deliveries(room), ({ device, doc }) => `${device} ${doc}`),
  epochs: inOrder(await store.epochs(room), ({ epoch }) => epoch),
})

const expectNoneErased = async ({ packs }: SnugDatabase, store: DocumentStore, room: RoomId): Promise<void> => {
  const rows = await packs.where('room').equals(room).toArray()
  const words = rows.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n')
  for (const hash of await store.erased(room)) expect(words).not.toContain(wordsOf(room, hash))
}

test.each(SEEDS)(
  'whatever is written, merged, put into registers, refused by a full disk, killed and removed, it tells what one in memory tells (%i)',
  async (seed) => {
    const profile = createDatabaseProfile()
    const machine = await openMachine(profile)
    const memory = createMemoryStore(createFakeDisk())
    const rooms = [await someRoom('one'), await someRoom('other')]
    const commits = await randomCommits(createSeededRandomness(seed))
    const { below, one, isOften } = commits
    let underway: Promise<unknown>[] = []

    const commit = async (room: RoomId): Promise<void> => {
      const next = await commits.next(room)
      underway.push(memory.commit(next))
      if (isOften(0.3)) return void underway.push(machine.now.store.commit(next))
      await Promise.all(underway)
      if (isOften(0.2)) leaveRoomFor(below(8))
      // Tried again once there is space, as the engine does.
      await machine.now.store.commit(next).catch(() => {
        leaveRoomFor(undefined)
        return machine.now.store.commit(next)
      })
      leaveRoomFor(undefined)
    }
    /** What may fail on a full disk, and nothing depends on. */
    const tidy = async (task: () => Promise<void>, room: RoomId): Promise<void> => {
      if (isOften(0.3)) leaveRoomFor(below(3))
      const done = task().catch(() => undefined)
      if (isOften(0.5)) {
        leaveRoomFor(undefined)
        await commit(room)
      }
      await done
      leaveRoomFor(undefined)
    }
    const remove = async (room: RoomId): Promise<void> => {
      for (const store of [machine.now.store, memory]) await store.removeRoom(room)
      commits.forget(room)
    }
    const check = async (): Promise<void> => {
      for (const room of rooms) {
        expect(await toldBy(machine.now.store, room)).toEqual(await toldBy(memory, room))
        await expectNoneErased(machine.now.database, memory, room)
      }
    }

    for (let step = 0; step < STEPS; step += 1) {
      const [room, chance] = [one(rooms), below(100)]
      if (chance < 60) {
        await commit(room)
        continue
      }
      await Promise.all(underway)
      underway = []
      if (chance < 75) await tidy(() => machine.now.registers.keep(room), room)
      else if (chance < 88) await tidy(() => machine.now.store.compact(room, one([...NOTES, ...MONTHS])), room)
      else if (chance < 97) await machine.restart(isOften(0.5))
      else await remove(room)
      await Promise.all(underway)
      await check()
    }
    await Promise.all(underway)
    await machine.restart(true)
    await check()
    await machine.now.store.close()
    await profile.remove()
  },
  20_000,
)
