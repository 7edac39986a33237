import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { Hash, MessageId } from '#shared/protocol/ids'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { monthOfDoc } from '#shared/protocol/ids'
import type { House, Session } from '../../renderer/commands/house'
import type { RoomListing } from '../../renderer/state/views'
import type { TestMember, TestRoom } from './room'

/** What commands need of a house, with one room open in it: no mesh, no screen beyond the list of rooms. */
export type TestHouse = House & { readonly rooms: () => readonly RoomListing[] }

export const houseOf = (room: TestRoom, member: TestMember): TestHouse => {
  let rooms: readonly RoomListing[] = []
  const sessions: House['sessions'] = new Map()
  const record = { room: room.id, hubs: [], joinedAt: 0 } satisfies RoomRecord
  const session = {
    record,
    get replica() {
      return member.replica
    },
    projection: {
      follow: () => undefined,
      showNewest: () => undefined,
      place: (message: MessageId) => placeOf(member, message),
      find: (message: MessageId) => places.get(member)?.get(message),
    },
    news: { has: () => false, look: () => undefined, since: () => undefined, leave: () => undefined },
    report: { note: () => undefined, view: () => [], close: () => undefined },
    close: async () => {
      sessions.delete(room.id)
      await member.replica.close()
    },
  } as unknown as Session
  sessions.set(room.id, session)
  return {
    store: member.store,
    device: member.device,
    clock: member.clock,
    randomness: room.random,
    keychain: member.keychain,
    hub: { addresses: ['192.168.1.20:4040'] },
    sessions,
    opening: new Map(),
    restoring: Promise.resolve(),
    current: room.id,
    isHere: true,
    forgetLook: () => undefined,
    order: [],
    profile: createMemoryProfile(),
    screen: { placeIn: () => undefined, rooms: (listed: readonly RoomListing[]) => void (rooms = listed) },
    rooms: () => rooms,
  } as unknown as TestHouse
}

/** Posts a message and waits until it is on disk. Returns the hash of its words. */
export const say = async (room: TestRoom, member: TestMember, text: string): Promise<Hash> => {
  const { placed, stored } = await room.when(member.replica.appendTalk({ kind: 'message' }, { v: 1, text }))
  await room.when(stored)
  return 'hash' in placed.event ? placed.event.hash : ('' as Hash)
}

/** Messages whose place a test has looked up (`messagesAt`). */
const places = new WeakMap<TestMember, Map<MessageId, ReturnType<Session['projection']['place']>>>()

const placeOf = (member: TestMember, message: MessageId): ReturnType<Session['projection']['place']> => {
  const place = places.get(member)?.get(message)
  if (!place) throw new Error('look the message up first')
  return place
}

/** The messages that a member's copy shows, oldest first; commands can name them from then on. */
export const messagesAt = async (room: TestRoom, member: TestMember) => {
  const known = places.get(member) ?? new Map<MessageId, ReturnType<Session['projection']['place']>>()
  places.set(member, known)
  const shown = []
  for (const doc of member.replica.months().toReversed()) {
    const { line, release } = await room.when(member.replica.hold(doc))
    await room.when(member.replica.fill(doc))
    for (const message of line.messages()) {
      known.set(message.id, { month: monthOfDoc(doc), hash: message.hash })
      shown.push(message)
    }
    release()
  }
  return shown
}
