import { beforeEach, expect, test } from 'vitest'
import type { ReadArchive } from '#shared/archive/readArchive'
import { readArchive } from '#shared/archive/readArchive'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { Problem } from '#shared/protocol/problem'
import { openReplica } from '#shared/sync/openReplica'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import type { House, Session } from '../../../renderer/commands/house'
import { newsKey } from '../../../renderer/commands/news'
import { restoreWhole } from '../../../renderer/commands/restoreWhole'
import { wholeRooms } from '../../../renderer/commands/wholeRooms'
import { builtArchive } from '../../support/builtArchive'
import { say } from '../../support/house'
import { room } from '../../support/room'

let r: Awaited<ReturnType<typeof circle>>
let archive: ReadArchive
const circle = () => room(73, 'anna')

beforeEach(async () => {
  r = await circle()
  await say(r, r.anna, 'The first evening.')
  const { replica, store, clock } = r.anna
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const input = await r.when(collectArchive({ replica, store, clock, ...made }))
  archive = await readArchive(new Blob([await r.when(builtArchive(input))]))
})

/** A house whose rooms have no mesh. */
const houseOn = async (disk = createFakeDisk()) => {
  const { device, keychain } = await r.stranger('greta')
  const store = createMemoryStore(disk)
  const sessions: House['sessions'] = new Map()
  const rest = { profile: createMemoryProfile(), forgetLook: () => undefined }
  const house = { store, clock: r.clock, sessions, ...rest } as unknown as House
  const open = async (_: House, record: RoomRecord): Promise<Session> => {
    const { isRestored = false } = record
    const given = { store, keychain, device, clock: r.clock, randomness: r.random, room: record.room, isRestored }
    const replica = await openReplica(given)
    const close = (): Promise<void> => {
      sessions.delete(record.room)
      return replica.close()
    }
    const changeRecord: Session['changeRecord'] = (change) => store.putRoom(change(record))
    const session = { record, replica, changeRecord, close } as unknown as Session
    sessions.set(record.room, session)
    return session
  }
  return { house, store, sessions, disk, open }
}
const nobody = (): undefined => undefined
/** Nobody gives it up. */
const going = new AbortController().signal

test('a room is put here whole', async () => {
  const { house, store, open } = await houseOn()
  await r.when(restoreWhole(house, archive, nobody, going, open))
  expect(await wholeRooms(store)).toMatchObject([{ room: r.id, isRestored: true }])
})

test('a room that is here and can’t be opened stays what it is, and so does all that is in it', async () => {
  const { house, disk } = await houseOn()
  const own: RoomRecord = { room: r.id, hubs: ['hub.example:4040'], joinedAt: 5 }
  disk.records.set(r.id, own)
  disk.rooms.set(r.id, r.anna.disk.rooms.get(r.id)!)
  const cant = async (): Promise<never> => {
    throw new Problem('no-keys')
  }
  await expect(restoreWhole(house, archive, nobody, going, cant)).rejects.toMatchObject({ code: 'no-keys' })
  expect(disk.records.get(r.id)).toEqual(own)
  expect(disk.rooms.get(r.id)?.contents.size).toBe(1)
})

test('what the disk has no place for is not here at all, though it can’t be told so', async () => {
  const { house, store, sessions, disk, open } = await houseOn()
  const full = async (...given: Parameters<typeof open>): Promise<Session> => {
    const session = await open(...given)
    store.failWith(new Problem('disk-full'))
    r.clock.after(10_000, () => store.failWith(undefined))
    return session
  }
  const { removeRoom } = store
  store.removeRoom = (...of) => {
    store.failWith(undefined)
    return removeRoom(...of)
  }
  await expect(r.when(restoreWhole(house, archive, nobody, going, full))).rejects.toMatchObject({ code: 'disk-full' })
  expect([disk.records.size, disk.rooms.size, sessions.size]).toEqual([0, 0, 0])
})

test('what is given up half way is not here at all, though half of it had come', async () => {
  const { house, store, sessions, disk, open } = await houseOn()
  const giving = new AbortController()
  const steps: number[] = []
  const given = (done: number): void => {
    steps.push(done)
    if (done < 2) return
    void house.profile.set(newsKey(r.id), { at: 1, isNew: true })
    expect([disk.records.get(r.id)?.isHalf, disk.rooms.get(r.id)?.updates.size]).toEqual([true, 2])
    giving.abort()
  }
  await expect(r.when(restoreWhole(house, archive, given, giving.signal, open))).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(steps).toEqual([1, 2])
  expect([disk.records.size, disk.rooms.size, sessions.size]).toEqual([0, 0, 0])
  expect((await house.profile.all('')).size).toBe(0)
  await r.when(restoreWhole(house, archive, nobody, going, open))
  expect(await wholeRooms(store)).toMatchObject([{ room: r.id, isRestored: true }])
})

test.each([1, 3])('given up with its part %i of 3 it ends there, and nothing of it is left', async (at) => {
  const { house, disk, open } = await houseOn()
  const giving = new AbortController()
  const steps: number[] = []
  const given = (done: number): void => {
    steps.push(done)
    if (done === at) giving.abort()
  }
  const restoring = restoreWhole(house, archive, given, giving.signal, open)
  await expect(r.when(restoring)).rejects.toMatchObject({ name: 'AbortError' })
  expect([steps.at(-1), disk.records.size, disk.rooms.size]).toEqual([at, 0, 0])
})

test('a room of which half was here when Snug ended is gone at the next start, and whole when its archive is opened again', async () => {
  const first = await houseOn()
  const stuck = async (...given: Parameters<typeof first.open>): Promise<Session> => {
    const session = await first.open(...given)
    session.replica.bringWords = () => new Promise(() => undefined)
    return session
  }
  void restoreWhole(first.house, archive, nobody, going, stuck)
  await r.pass(2_000)
  first.store.crash()
  expect(first.disk.records.size).toBe(1)

  const next = await houseOn(first.disk)
  expect(await wholeRooms(next.store)).toEqual([])
  expect(next.disk.rooms.size).toBe(0)
  await r.when(restoreWhole(next.house, archive, nobody, going, next.open))
  expect(await wholeRooms(next.store)).toHaveLength(1)
  expect(next.disk.rooms.get(r.id)?.contents.size).toBe(1)
})
