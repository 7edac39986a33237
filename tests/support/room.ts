import { keyFromSeed } from '#shared/crypto/keys'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Clock } from '#shared/ports/clock.port'
import type { FakeDisk, MemoryStore } from '#shared/ports/documentStore.fake'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { Device, Keychain } from '#shared/ports/keychain.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Randomness } from '#shared/ports/randomness.port'
import type { Link } from '#shared/ports/link.port'
import type { DeviceId, EpochId, RoomId } from '#shared/protocol/ids'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire } from '#shared/protocol/wire'
import type { HandedEpoch } from '#shared/mesh/serveGuest'
import { adoptRoom } from '#shared/sync/adoptRoom'
import { foundRoom } from '#shared/sync/foundRoom'
import { meetingEpoch } from '#shared/sync/meetingEpoch'
import { openDoors } from '#shared/sync/openDoors'
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
  /** Milliseconds that a write to the disk takes at most. */
  readonly pace: { most: number }
  store: MemoryStore
  replica: Replica
}

/** A message on its way from one member to another. */
export type Sent = {
  readonly from: string
  readonly to: string
  readonly wire: Wire
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type TestRoom = {
  readonly id: RoomId
  readonly clock: FakeClock
  readonly random: Randomness
  readonly members: readonly TestMember[]
  member(name: string): TestMember
  /** Links two members; a link between them that is there already breaks. */
  connect(a: TestMember, b: TestMember, delay?: () => number): FakeCable
  /** A link that neither end knows of yet; their replicas are told of it by `connect` of their own. */
  lay(a: TestMember, b: TestMember, delay: () => number): FakeCable
  connectAll(delay?: () => number): void
  /**
   * What the mesh does: links two members who meet in the same epoch; others meet at the door of an earlier one that both
   * keep. Undefined when they can't find each other. A link between them that is there already breaks.
   */
  meet(a: TestMember, b: TestMember, delay?: () => number): FakeCable | undefined
  /** How they would meet now, for a cable that is laid: each takes its end. Undefined when they can't find each other. */
  meeting(a: TestMember, b: TestMember): ((member: TestMember, end: Link) => void) | undefined
  /** Everybody meets everybody who is not linked with them yet. */
  meetAll(delay?: () => number): void
  /** Lets `ms` pass, a bit at a time, so that what is computed in between gets its turn. */
  pass(ms: number): Promise<void>
  /** Lets time pass until the promise is settled. */
  when<T>(promise: Promise<T>): Promise<T>
  /** Calls `handler` for every message that is sent from now on. */
  watch(handler: (sent: Sent) => void): void
  /** The process ends without a word: what was not on disk is lost. It stays down until `restart`. */
  crash(member: TestMember): void
  restart(member: TestMember): Promise<void>
  /** Somebody of whom the ledger does not know yet. */
  stranger(name: string): Promise<Omit<TestMember, 'replica'>>
  /** A stranger whom a door has let in keeps the room, and is among the members from then on. */
  moveIn(stranger: Omit<TestMember, 'replica'>, admission: LetIn): Promise<TestMember>
}

/** What a door hands over. */
type LetIn = {
  readonly epoch: EpochId
  readonly secret: Uint8Array<ArrayBuffer>
  readonly earlier?: readonly HandedEpoch[]
  readonly ledger: Uint8Array<ArrayBuffer>
  readonly names?: readonly string[]
}

/** How often a promise may need time to pass before it counts as stuck. */
const PATIENCE = 10_000

/**
 * A room on the real engine: the first name founds it, the others were let in by its invitation. Nobody is linked yet.
 * The members can be taken out by their names.
 */
export const room = <Name extends string>(
  seed: number,
  ...names: readonly Name[]
): Promise<TestRoom & { readonly [N in Name]: TestMember }> => roomFoundedBy(foundRoom, seed, ...names)

/** The same, founded in another way than rooms are now. */
export const roomFoundedBy = async <Name extends string>(
  found: typeof foundRoom,
  seed: number,
  ...names: readonly Name[]
): Promise<TestRoom & { readonly [N in Name]: TestMember }> => {
  const clock = createFakeClock()
  const random = createSeededRandomness(seed)
  let cables: { readonly between: readonly TestMember[]; readonly cable: FakeCable }[] = []
  const watchers: ((sent: Sent) => void)[] = []
  const diskDelay = (pace: TestMember['pace']) => (): Promise<void> =>
    new Promise((resolve) => void clock.after(1 + random.fraction() * pace.most, resolve))

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
    await settle()
    for (let turn = 0; !done && turn < PATIENCE; turn += 1) await pass(5)
    if (!done) throw new Error('nothing comes of it, however much time passes')
    return ended
  }
  const openFor = (member: Omit<TestMember, 'replica'>, id: RoomId): Promise<Replica> =>
    when(openReplica({ ...member, randomness: random, room: id }))

  const stranger = async (name: string): Promise<Omit<TestMember, 'replica'>> => {
    const disk = createFakeDisk()
    const own = { offset: 0, now: () => clock.now() + own.offset, after: clock.after }
    const device = await keyFromSeed(random.bytes(32))
    const pace = { most: 20 }
    return {
      name,
      pace,
      keychain: createMemoryKeychain(),
      device,
      disk,
      clock: own,
      store: createMemoryStore(disk, diskDelay(pace)),
    }
  }

  const founder = await stranger(names[0] ?? 'anna')
  const record = await when(
    found({ ...founder, randomness: random, roomName: 'Reading circle', memberName: founder.name }),
  )
  const host: TestMember = { ...founder, replica: await openFor(founder, record.room) }
  const members = [host]

  const moveIn: TestRoom['moveIn'] = async (newcomer, admission) => {
    const { device } = newcomer
    await when(adoptRoom({ ...newcomer, ...admission, device: device.id, room: record.room, hubs: [] }))
    const member = { ...newcomer, replica: await openFor(newcomer, record.room) }
    members.push(member)
    return member
  }

  const { key, door, signer } = await invitationFromSeed(random.bytes(32))
  const expiresAt = clock.now() + 10 * 24 * 60 * 60 * 1000
  const grant = { kind: 'invited', by: record.room, key, door, role: 'member', expiresAt, uses: 49 } as const
  const invitation = await host.replica.appendLedger(grant)
  const by = invitation.placed.id
  const epoch = record.room
  const secret = host.replica.epochs.secret(epoch) ?? new Uint8Array()
  for (const name of names.slice(1)) {
    const newcomer = await stranger(name)
    const request = { room: record.room, invitation: by, device: newcomer.device.id, name }
    const proofs = await signAdmission(request, newcomer.device, signer)
    const admitted = await host.replica.appendLedger({
      kind: 'admitted',
      by,
      member: newcomer.device.id,
      name,
      ...proofs,
    })
    await when(admitted.stored)
    await moveIn(newcomer, { epoch, secret, ledger: await host.replica.binary('ledger') })
  }

  const nameOf = (device: DeviceId): string =>
    members.find((member) => member.device.id === device)?.name ?? 'a stranger'
  const watch = (from: DeviceId, to: DeviceId, bytes: Uint8Array<ArrayBuffer>): void => {
    if (watchers.length === 0) return
    const sent = { from: nameOf(from), to: nameOf(to), wire: decodeWire(bytes), bytes }
    for (const watcher of watchers) watcher(sent)
  }
  const between = (a: TestMember, b: TestMember): string => [a.name, b.name].sort().join('~')
  const lay: TestRoom['lay'] = (a, b, delay) => {
    const cable = createCable({ clock, a: a.device.id, b: b.device.id, delay, watch })
    cables = [...cables.filter((one) => one.cable.over === undefined), { between: [a, b], cable }]
    if (process.env['SNUG_TRACE']) cable.ends[0].closed((reason) => console.log(`${between(a, b)} closed: ${reason}`))
    return cable
  }
  const cutAll = (reason: string, ...ends: readonly TestMember[]): void => {
    for (const one of cables) if (ends.every((member) => one.between.includes(member))) one.cable.cut(reason)
  }
  const connect: TestRoom['connect'] = (a, b, delay = () => 5) => {
    cutAll('connected anew', a, b)
    const cable = lay(a, b, delay)
    a.replica.connect(cable.ends[0])
    b.replica.connect(cable.ends[1])
    return cable
  }

  const meetingOf = ({ replica }: TestMember) => meetingEpoch(replica.state(), replica.epochs)?.epoch
  const doorsOf = ({ replica, clock: own }: TestMember) =>
    openDoors(replica.state(), replica.epochs, replica.self, own.now())
  const meeting: TestRoom['meeting'] = (a, b) => {
    const epoch = meetingOf(a)
    if (epoch && epoch === meetingOf(b)) return ({ replica }, end) => replica.connect(end, epoch)
    if (!doorsOf(a).some((door) => doorsOf(b).includes(door))) return undefined
    return ({ replica }, end) => replica.meetAtDoor(end)
  }
  const meet: TestRoom['meet'] = (a, b, delay = () => 5) => {
    const take = meeting(a, b)
    if (!take) return undefined
    cutAll('connected anew', a, b)
    const cable = lay(a, b, delay)
    take(a, cable.ends[0])
    take(b, cable.ends[1])
    return cable
  }

  const base: TestRoom = {
    id: record.room,
    clock,
    random,
    members,
    member: (name) => {
      const found = members.find((member) => member.name === name)
      if (!found) throw new Error(`nobody is called ${name}`)
      return found
    },
    connect,
    lay,
    connectAll: (delay) => {
      for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) connect(a, b, delay)
    },
    meet,
    meeting,
    meetAll: (delay) => {
      for (const [at, a] of members.entries())
        for (const b of members.slice(at + 1)) if (!a.replica.linked().includes(b.device.id)) meet(a, b, delay)
    },
    pass,
    when,
    watch: (handler) => void watchers.push(handler),
    crash: (member) => {
      member.store.crash()
      cutAll('crashed', member)
    },
    restart: async (member) => {
      member.store = createMemoryStore(member.disk, diskDelay(member.pace))
      member.replica = await openFor(member, record.room)
    },
    stranger,
    moveIn,
  }
  const byName = Object.fromEntries(members.map((member) => [member.name, member])) as {
    readonly [N in Name]: TestMember
  }
  return { ...base, ...byName }
}
