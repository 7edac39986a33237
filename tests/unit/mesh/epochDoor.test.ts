import { derive } from '#shared/crypto/derive'
import { toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { joinDoorTopic } from '#shared/mesh/doorMessages'
import type { EpochDoor, EpochDoorKeeper } from '#shared/mesh/epochDoor'
import { keepEpochDoor } from '#shared/mesh/epochDoor'
import type { FakeSignallingNetwork } from '#shared/mesh/signalling.fake'
import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Device } from '#shared/ports/keychain.port'
import type { Link } from '#shared/ports/link.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EpochId, Hash, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FakeWebRtc } from '../../support/fakeWebRtc'
import { createFakeWebRtc } from '../../support/fakeWebRtc'
import { passing } from '../../support/passing'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(91)
const room = `${'R'.repeat(42)}A` as RoomId
const [first, second] = [`${'E'.repeat(42)}A` as EpochId, `${'F'.repeat(42)}A` as EpochId]
const secret = random.bytes(32)

let clock: FakeClock
let pass: (ms: number) => Promise<void>
let network: FakeSignallingNetwork
let wrtc: FakeWebRtc
let [anna, idris, carmen]: [Device, Device, Device] = [] as unknown as [Device, Device, Device]
let linked: string[]
let links: Link[]
let refused: string[]
let problems: string[]

beforeEach(async () => {
  clock = createFakeClock()
  pass = passing(clock)
  network = createSignallingNetwork(clock)
  wrtc = createFakeWebRtc(clock)
  linked = []
  links = []
  refused = []
  problems = []
  ;[anna, idris, carmen] = [await seededDevice(random), await seededDevice(random), await seededDevice(random)]
})

const nameOf = (device: DeviceId): string =>
  ['anna', 'idris', 'carmen'][[anna.id, idris.id, carmen.id].indexOf(device)]!

/** Somebody at the door of the first epoch, who meets the others in `meeting`. */
const at = (device: Device, meeting: EpochId, more: Partial<EpochDoorKeeper> = {}): EpochDoor =>
  keepEpochDoor({
    signalling: network.open(),
    room,
    epoch: first,
    secret,
    device,
    wrtc,
    clock,
    randomness: random,
    meeting: () => meeting,
    authorise: async () => true,
    introduce: async () => false,
    introduction: async () => utf8('a ledger'),
    onLink: (link) => {
      linked.push(`${nameOf(device.id)} ${nameOf(link.device)}`)
      links.push(link)
    },
    onProblem: ({ code }) => void problems.push(code),
    onTurnedAway: () => undefined,
    onRefused: (by) => refused.push(`${nameOf(device.id)} by ${nameOf(by)}`),
    ...more,
  })

/** Keys are read on other threads, which take their time on a busy machine: what is awaited may need more than one turn. */
const settleUntil = async (is: () => boolean, ms: number, turns: number): Promise<void> => {
  for (let again = 0; again < turns && !is(); again += 1) await settle(ms)
}

/** Signing takes real time too, more of it on a busy machine. */
const settle = async (ms: number): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await pass(ms / 10)
  }
}

describe('at the door of an earlier epoch', () => {
  test('who has missed that the room has moved on meets who has moved, whoever comes first', async () => {
    const moved = at(anna, second)
    await settle(3_000)
    at(idris, first)
    await settle(3_000)
    expect(linked.sort()).toEqual(['anna idris', 'idris anna'])
    for (const link of links) link.close('all is said')
    await settle(1_000)
    expect(wrtc.connections.every(({ isClosed }) => isClosed)).toBe(true)
    moved.knock()
    await settle(3_000)
    expect(linked).toHaveLength(4)
  })

  test('those who meet in the same epoch have nothing to say to each other', async () => {
    for (const device of [anna, carmen]) at(device, second).knock()
    await settle(3_000)
    expect(wrtc.connections).toHaveLength(0)
  })

  test('both may begin at once, and have one link', async () => {
    const doors = [at(anna, second), at(idris, first)]
    await settleUntil(() => links.length >= 2, 1_000, 5)
    for (const link of links) link.close('once more')
    await settle(1_000)
    linked.length = 0
    for (const door of doors) door.knock()
    await settleUntil(() => linked.length >= 2, 5_000, 3)
    await settle(1_000)
    expect(linked.sort()).toEqual(['anna idris', 'idris anna'])
  })

  test('who was removed is told no, by whom, and is not met again at every knock', async () => {
    const turnedAway: (string | undefined)[] = []
    const door = at(anna, second, {
      authorise: async (device) => device !== idris.id,
      onTurnedAway: (by) => turnedAway.push(by && nameOf(by)),
    })
    at(idris, first)
    await settle(5_000)
    expect(linked).toEqual([])
    expect(refused).toEqual(['idris by anna'])
    expect(turnedAway).toEqual(['idris'])
    const { length } = wrtc.connections
    door.knock()
    await settle(5_000)
    expect(wrtc.connections).toHaveLength(length)
    await settle(60_000)
    door.knock()
    await settle(5_000)
    expect(wrtc.connections.length).toBeGreaterThan(length)
  })

  test('who speaks another version is told of once, however often they knock', async () => {
    // What a door says of itself is the handshake's: here it fails as it would between two versions.
    const introduction = (): Promise<Uint8Array<ArrayBuffer>> => Promise.reject(new Problem('peer-version', 'theirs 3'))
    const door = at(anna, second, { introduction })
    at(idris, first, { authorise: async () => false, introduce: async () => true })
    await settle(5_000)
    door.knock()
    await settle(5_000)
    expect(problems).toEqual(['peer-version'])
  })

  test('nobody is heard who does not have the epoch’s secret', async () => {
    at(anna, second)
    at(idris, first, { secret: random.bytes(32) })
    await settle(5_000)
    expect(wrtc.connections).toHaveLength(0)
  })

  test('who knocks a thousand times keeps nobody else out for long, and opens few connections', async () => {
    at(anna, second)
    await settle(500)
    const door = toBase64url(await derive(secret, 'snug/epoch-door/1')) as Hash
    const flood = await joinDoorTopic(network.open(), door, () => undefined)
    const epoch = first as string as Hash
    const heard = new Set<string>()
    await joinDoorTopic(network.open(), door, ({ is, from }) => is === 'knock' && heard.add(from))
    for (let one = 0; one < 1_000; one += 1) flood.say({ is: 'knock', from: String(one).padStart(22, 'x'), epoch })
    await settle(2_000)
    expect(wrtc.connections.length).toBeLessThanOrEqual(4)
    // Opening a thousand sealed knocks takes a busy machine longer than the clock of this test knows.
    await vi.waitFor(() => expect(heard.size).toBeGreaterThanOrEqual(1_000), 20_000)
    await settle(500)
    const late = at(idris, first)
    for (let again = 0; again < 6 && linked.length < 2; again += 1) {
      await settle(6_000)
      late.knock()
    }
    expect(linked.sort()).toEqual(['anna idris', 'idris anna'])
  })

  test('a door that is closed is left by who stood at it', async () => {
    const door = at(anna, second)
    at(idris, first)
    await settleUntil(() => linked.length >= 2, 3_000, 5)
    expect(linked).toHaveLength(2)
    door.close()
    await settle(1_000)
    expect(wrtc.connections.every(({ isClosed }) => isClosed)).toBe(true)
    at(carmen, first)
    await settle(5_000)
    expect(linked).toHaveLength(2)
  })
})
