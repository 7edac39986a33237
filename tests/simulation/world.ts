import type { DeviceId, EventId, Hash, MemberId, MessageId, Month, TalkDocId } from '#shared/protocol/ids'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { FakeDisk } from '#shared/ports/documentStore.fake'
import type { Randomness } from '#shared/ports/randomness.port'
import type { OpenNote } from '#shared/sync/replica'
import { comeIn } from '../support/comeIn'
import type { FakeCable } from '../support/fakeLinks'
import type { TestMember, TestRoom } from '../support/room'
import { room } from '../support/room'
import type { Archived } from './archive'
import { watchWhatIsTold } from './removed'

const NAMES = ['anna', 'idris', 'cleo', 'mariam', 'tove', 'yann', 'ines', 'olu'] as const
/** A member of whom the ledger knows, and whose machine says whatever it likes. */
const HOSTILE = 'mallory'

export type Post = { readonly by: TestMember; readonly id: MessageId; readonly month: Month; readonly hash: Hash }

export type Saved = {
  readonly by: TestMember
  readonly hash: Hash
  /** The words of the message that it is part of. */
  readonly of?: Hash
  readonly doc: TalkDocId
  readonly client: number
  readonly seq: number
  /** After how many other things that were said by anybody. */
  readonly said: number
  /** What its author's process had its disk by: another one after each restart. */
  readonly session: TestMember['store']
}
export type Laid = { readonly ends: readonly [TestMember, TestMember]; readonly cable: FakeCable }
/** `note`: words written into a note are as told by members; changing them is vandalism, which convergence doesn't undo. */
export type Heard = { readonly bytes: Uint8Array<ArrayBuffer>; readonly note: boolean }

/** What a schedule happens to, and what must hold afterwards. */
export type World = {
  readonly r: TestRoom
  /** Every device but the hostile one: members have one each at first. */
  honest: readonly TestMember[]
  readonly hostile: TestMember
  readonly down: Set<TestMember>
  /** Who can't reach whom: members of different sides. */
  side: ReadonlyMap<TestMember, number>
  /** Links between honest members; those that are over may still be among them. */
  cables: readonly Laid[]
  readonly hostileCables: FakeCable[]
  /** Copies of disks that may be put back. */
  readonly backups: Map<TestMember, FakeDisk>
  /** Archives of the room, as they were exported. */
  readonly archives: Archived[]
  /** Whose disk was set back, until all is healed: what they had promised may be gone. */
  readonly setBack: Set<TestMember>
  /** Whose disk has damaged something at some time: it may have been the only copy. */
  readonly damaged: Set<TestMember>
  /**
   * Whose machine has noticed, while it ran, that its disk had damaged something, and how much had been said by then: what
   * they say later may not be lost to that.
   */
  readonly noticed: Map<TestMember, number>
  /** Whose process had said by then, in its session, what is due all the same: it knows that itself. */
  readonly kept: Map<TestMember, TestMember['store']>
  /**
   * What was stored behind something that the disk had damaged, by its text, and is on its author's disk: where it stood or
   * anew, all have it in the end.
   */
  readonly again: Map<string, { readonly by: TestMember; readonly hash: Hash }>
  /** Messages that somebody was told are stored, by their text, until they are taken back. */
  readonly saved: Map<string, Saved>
  readonly takenBack: Set<Hash>
  readonly posts: Post[]
  readonly open: Map<TestMember, OpenNote>
  /** What went over links, for the hostile one to play with. */
  readonly heard: Heard[]
  /** What the step that is under way decides by. It is the step's own: without it, the others decide as before. */
  chance: Randomness
  /** Removals that were backdated by who was removed themselves, and by what, as the founder knew. */
  readonly framed: Framed[]
  /** What must never happen: told in words. */
  readonly wrongs: string[]
  readonly log: string[]
  said: number
}

export type Framed = {
  readonly of: MemberId
  readonly by: MemberId
  readonly device: DeviceId
  readonly ends: ReadonlySet<EventId>
}

const HEARD = 128
/** From this seed on there are keepers: the schedules of those before stay what they were. */
const KEPT = 2 ** 30

/** A room of two to eight honest members and a hostile one, now and then with a keeper besides. */
export const foundWorld = async (seed: number): Promise<World> => {
  const r = await room(seed, ...NAMES.slice(0, 2 + (seed % 7)), HOSTILE)
  const [founder] = r.members
  if (founder && seed >= KEPT && seed % 3 === 0) await comeIn(r, founder, 'muninn', 'keeper')
  const world: World = {
    r,
    honest: r.members.filter(({ name }) => name !== HOSTILE),
    hostile: r.member(HOSTILE),
    down: new Set(),
    side: new Map(),
    cables: [],
    hostileCables: [],
    backups: new Map(),
    archives: [],
    setBack: new Set(),
    damaged: new Set(),
    noticed: new Map(),
    kept: new Map(),
    again: new Map(),
    saved: new Map(),
    takenBack: new Set(),
    posts: [],
    open: new Map(),
    heard: [],
    chance: r.random,
    framed: [],
    wrongs: [],
    log: [],
    said: 0,
  }
  watchWhatIsTold(r, world.wrongs)
  r.watch(({ wire, bytes }) => {
    // Who hands a secret on to who was removed is no machine that plays with messages, but their accomplice.
    if (wire.is === 'epoch') return
    world.heard.push({ bytes, note: wire.is === 'update' && wire.doc.startsWith('note/') })
    if (world.heard.length > HEARD) world.heard.shift()
  })
  return world
}

export const pick = <T>({ chance }: Pick<World, 'chance'>, from: readonly T[]): T | undefined =>
  from[Math.floor(chance.fraction() * from.length)]

/** Chance for what a step lets happen later: a message's delay, what a hostile machine says. */
export const laterChance = ({ chance }: World): Randomness =>
  createSeededRandomness(Math.floor(chance.fraction() * 2 ** 32))

export const up = ({ honest, down }: World): TestMember[] => honest.filter((member) => !down.has(member))

/** Two members who can reach each other. */
export const pair = (world: World): readonly [TestMember, TestMember] | undefined => {
  const [a, b] = [pick(world, up(world)), pick(world, up(world))]
  return a && b && a !== b && world.side.get(a) === world.side.get(b) ? [a, b] : undefined
}

/** Remembers a link, and that no honest member may close it as invalid. */
export const keep = (world: World, ends: Laid['ends'], cable: FakeCable): FakeCable => {
  world.cables = [...world.cables.filter((one) => one.cable.over === undefined), { ends, cable }]
  for (const end of cable.ends)
    end.closed((reason) => {
      if (reason.startsWith('invalid')) world.wrongs.push(`${ends.map(({ name }) => name).join('~')} closed: ${reason}`)
    })
  return cable
}

/** Two members meet, in their epoch or at a door: undefined if they can't find each other. An older link is replaced. */
export const link = (world: World, a: TestMember, b: TestMember, delay: () => number): FakeCable | undefined => {
  const cable = world.r.meet(a, b, delay)
  return cable && keep(world, [a, b], cable)
}
