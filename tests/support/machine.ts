import type { FakeDisk, MemoryStore } from '#shared/ports/documentStore.fake'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { NOBODY_NEARBY } from '#shared/protocol/hubWire'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { House } from '../../renderer/commands/house'
import type { AppView, RoomListing } from '../../renderer/state/views'
import { createFakeWebRtc } from './fakeWebRtc'
import type { TestRoom } from './room'

type TestMachine = {
  readonly house: House
  readonly store: MemoryStore
  readonly disk: FakeDisk
  /** Places that came onto its screen. */
  readonly shown: () => readonly string[]
  /** Its list of rooms. */
  readonly listed: () => readonly RoomListing[]
}

/** A machine that has never heard of the room, with a house in which rooms are really opened, as the application does. */
export const machineFor = async ({ stranger, clock, random: randomness }: TestRoom): Promise<TestMachine> => {
  const { device, keychain } = await stranger('greta')
  const disk = createFakeDisk()
  const store = createMemoryStore(disk)
  const shown: string[] = []
  let listed: readonly RoomListing[] = []
  const nothing = (): undefined => undefined
  const house = {
    store,
    device,
    keychain,
    clock,
    randomness,
    profile: createMemoryProfile(),
    wrtc: createFakeWebRtc(clock),
    platform: { isLookedAt: () => true },
    hub: { addresses: [] },
    signalling: {
      status: 'connected',
      bridges: new Map(),
      nearby: NOBODY_NEARBY,
      bridge: nothing,
      onStatus: () => nothing,
      onBridges: () => nothing,
    },
    sessions: new Map(),
    opening: new Map(),
    restoring: Promise.resolve(),
    current: undefined,
    isHere: true,
    order: [],
    isMuted: () => false,
    forgetLook: nothing,
    screen: {
      app: (change: (app: AppView) => AppView) => {
        const app = change({ stage: 'starting' })
        if (app.stage === 'room') shown.push(app.place.in)
      },
      rooms: (rooms: readonly RoomListing[]) => void (listed = rooms),
      room: nothing,
      company: nothing,
      problem: nothing,
      extraHubs: nothing,
      placeIn: nothing,
    },
  } as unknown as House
  return { house, store, disk, shown: () => shown, listed: () => listed }
}
