import { beforeEach, expect, test } from 'vitest'
import { buildArchive } from '#shared/archive/buildArchive'
import { readArchive } from '#shared/archive/readArchive'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { Signalling } from '#shared/ports/signalling.port'
import { Problem } from '#shared/protocol/problem'
import { restoreRoom } from '#shared/sync/restoreRoom'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import type { House, Session } from '../../../renderer/commands/house'
import { lookAtArchive } from '../../../renderer/commands/lookAtArchive'
import { openSession } from '../../../renderer/commands/openSession'
import { say } from '../../support/house'
import { room } from '../../support/room'

let r: Awaited<ReturnType<typeof circle>>
let zip: Uint8Array<ArrayBuffer>
const circle = () => room(75, 'anna')

beforeEach(async () => {
  r = await circle()
  await say(r, r.anna, 'The first evening.')
  const { replica, store, clock } = r.anna
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  zip = await buildArchive(await r.when(collectArchive({ replica, store, clock, ...made })), async () => undefined)
})

/** A machine on which the room lies, put there from its archive, as it is when Snug starts. */
const startOf = async () => {
  const { device, keychain } = await r.stranger('greta')
  const disk = createFakeDisk()
  const store = createMemoryStore(disk)
  const { room: id, documents } = readArchive(zip)
  const ledger = documents.find(({ doc }) => doc === 'ledger')!.read()
  const record = await r.when(restoreRoom({ store, clock: r.clock, room: id, ledger }))
  await r.when(store.putRoom(record))
  const nothing = (): undefined => undefined
  const signalling = { onStatus: () => nothing, onBridges: () => nothing, bridge: nothing, bridges: new Map() }
  const house = {
    store,
    device,
    keychain,
    clock: r.clock,
    randomness: r.random,
    profile: createMemoryProfile(),
    platform: { isLookedAt: () => true },
    hub: { addresses: [] },
    signalling: signalling as unknown as Signalling,
    sessions: new Map(),
    opening: new Map(),
    order: [],
    screen: {
      problem: nothing,
      rooms: nothing,
      room: nothing,
      app: nothing,
      company: nothing,
      extraHubs: nothing,
      placeIn: nothing,
    },
  } as unknown as House
  return { house, record, store, disk }
}

const closed = ({ close }: Session): Promise<void> => r.when((async () => close())())

test('a room is opened once, however many ask for it while it is being opened, and afterwards', async () => {
  const { house, record } = await startOf()
  const both = await r.when(Promise.all([openSession(house, record), openSession(house, record)]))
  expect(both[0]).toBe(both[1])
  expect(await r.when(openSession(house, record))).toBe(both[0])
  expect([house.sessions.size, house.opening.size]).toEqual([1, 0])
  await closed(both[0])
})

test('one that can’t be opened is tried again', async () => {
  const { house, record, store } = await startOf()
  store.failReadsWith(new Problem('database-broken'))
  await expect(r.when(openSession(house, record))).rejects.toMatchObject({ code: 'database-broken' })
  store.failReadsWith(undefined)
  const session = await r.when(openSession(house, record))
  expect(house.sessions.get(record.room)).toBe(session)
  await closed(session)
})

test('an archive that is opened while its room is being opened at the start is brought into that very room', async () => {
  const { house, record, disk } = await startOf()
  const look = await r.when(lookAtArchive(house)(new Blob([zip])))
  if (look.is !== 'sound') throw new Error('it is as it was exported')
  expect(look.isHere).toBe(true)
  const opening = openSession(house, record)
  await r.when(look.restore(() => undefined))
  const session = await r.when(opening)
  expect(house.sessions.get(record.room)).toBe(session)
  expect(disk.rooms.get(record.room)?.contents.size).toBe(1)
  await closed(session)
})
