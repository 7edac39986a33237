import type { Clock } from '#shared/ports/clock.port'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { FakeDisk, MemoryStore } from '#shared/ports/documentStore.fake'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { Device, Keychain } from '#shared/ports/keychain.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Randomness } from '#shared/ports/randomness.port'
import type { RoomId } from '#shared/protocol/ids'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { adoptRoom } from '#shared/sync/adoptRoom'
import { foundRoom } from '#shared/sync/foundRoom'
import { openReplica } from '#shared/sync/openReplica'
import type { Replica } from '#shared/sync/replica'
import type { FakeCable } from './fakeLinks'
import { createCable } from './fakeLinks'
import { settle } from './quiet'

export type TestMember = {
  readonly name: string
  readonly device: Device
  readonly keychain: Keychain
  readonly disk: FakeDisk
  /** The member's own view of the time. */
  readonly clock: Clock & { offset: number }
  store: MemoryStore
  replica: Replica
}

export type TestRoom = {
  readonly id: RoomId
  readonly clock: FakeClock
  readonly random: Randomness
  readonly members: readonly TestMember[]
  member(name: string): TestMember
  connect(a: TestMember, b: TestMember, delay?: () => number): FakeCable
  /** Lets `ms` pass, a bit at a time, so that what is computed in between gets its turn. */
  pass(ms: number): Promise<void>
  /** The process ends without a word: what was not on disk is lost. It stays down until `restart`. */
  crash(member: TestMember): void
  restart(member: TestMember): Promise<void>
}

const cableKey = (a: TestMember, b: TestMember): string => [a.name, b.name].sort().join('~')

/** A room on the real engine: the first name founds it, the others were let in by its invitation. Nobody is linked yet. */
export const room = async (seed: number, ...names: readonly string[]): Promise<TestRoom> => {
  const clock = createFakeClock()
  const random = createSeededRandomness(seed)
  const cables = new Map<string, FakeCable>()
  const diskDelay = (): Promise<void> => new Promise((resolve) => void clock.after(1 + random.fraction() * 20, resolve))

  const pass = async (ms: number): Promise<void> => {
    const until = clock.now() + ms
    await settle()
    while (clock.now() < until) {
      const next = clock.next()
      clock.advance(Math.min(until, Math.max(next ?? until, clock.now() + 1)) - clock.now())
      await settle()
    }
  }
  const when = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    const ended = promise.finally(() => (done = true))
    ended.catch(() => undefined)
    for (let turn = 0; !done && turn < 10_000; turn += 1) await pass(5)
    return ended
  }
  const openFor = (member: Omit<TestMember, 'replica'>, id: RoomId): Promise<Replica> =>
    when(openReplica({ store: member.store, device: member.device, clock: member.clock, randomness: random, room: id }))

  const person = async (name: string): Promise<Omit<TestMember, 'replica'>> => {
    const keychain = createMemoryKeychain()
    const disk = createFakeDisk()
    const own = { offset: 0, now: () => clock.now() + own.offset, after: clock.after }
    return { name, keychain, device: await keychain.device(), disk, clock: own, store: createMemoryStore(disk, diskDelay) }
  }

  const founder = await person(names[0] ?? 'anna')
  const record = await when(
    foundRoom({ ...founder, randomness: random, roomName: 'Reading circle', memberName: founder.name }),
  )
  const host: TestMember = { ...founder, replica: await openFor(founder, record.room) }
  const members = [host]

  const { key, door, signer } = await invitationFromSeed(random.bytes(32))
  const expiresAt = clock.now() + 10 * 24 * 60 * 60 * 1000
  const { placed, stored } = await host.replica.appendLedger({
    kind: 'invited',
    by: record.room,
    key,
    door,
    role: 'member',
    expiresAt,
    uses: 49,
  })
  await when(stored)
  const secret = await host.keychain.open(record.sealedSecret, `snug/epoch-secret/1 ${record.room} ${record.epoch}`)
  for (const name of names.slice(1)) {
    const newcomer = await person(name)
    const request = { room: record.room, invitation: placed.id, device: newcomer.device.id, name }
    const proofs = await signAdmission(request, newcomer.device, signer)
    const admitted = await host.replica.appendLedger({ kind: 'admitted', by: placed.id, member: newcomer.device.id, name, ...proofs })
    await when(admitted.stored)
    const ledger = await host.replica.binary('ledger')
    const { store, keychain, clock: own, device } = newcomer
    const adopted = { store, keychain, clock: own, device: device.id, room: record.room, epoch: record.epoch, secret, hubs: [], ledger }
    await when(adoptRoom(adopted))
    members.push({ ...newcomer, replica: await openFor(newcomer, record.room) })
  }

  return {
    id: record.room,
    clock,
    random,
    members,
    member: (name) => {
      const found = members.find((member) => member.name === name)
      if (!found) throw new Error(`nobody is called ${name}`)
      return found
    },
    connect: (a, b, delay = () => 5) => {
      cables.get(cableKey(a, b))?.cut('connected anew')
      const cable = createCable(clock, a.device.id, b.device.id, delay)
      cables.set(cableKey(a, b), cable)
      if (process.env['SNUG_TRACE']) cable.ends[0].closed((reason) => console.log(`${a.name}~${b.name} closed: ${reason}`))
      a.replica.connect(cable.ends[0])
      b.replica.connect(cable.ends[1])
      return cable
    },
    pass,
    crash: (member) => {
      member.store.crash()
      for (const [key, cable] of cables) if (key.split('~').includes(member.name)) cable.cut('crashed')
    },
    restart: async (member) => {
      member.store = createMemoryStore(member.disk, diskDelay)
      member.replica = await openFor(member, record.room)
    },
  }
}
