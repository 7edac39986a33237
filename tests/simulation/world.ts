import type { Hash, MessageId, Month } from '#shared/protocol/ids'
import type { OpenNote } from '#shared/sync/replica'
import type { FakeCable } from '../support/fakeLinks'
import type { TestMember, TestRoom } from '../support/room'
import { room } from '../support/room'

const NAMES = ['anna', 'idris', 'cleo', 'mariam', 'tove', 'yann', 'ines', 'olu'] as const
/** A member of whom the ledger knows, and whose machine says whatever it likes. */
const HOSTILE = 'mallory'

export type Post = { readonly by: TestMember; readonly id: MessageId; readonly month: Month; readonly hash: Hash }

/** What a schedule happens to, and what must hold afterwards. */
export type World = {
  readonly r: TestRoom
  /** Everyone but the hostile one. */
  readonly honest: readonly TestMember[]
  readonly hostile: TestMember
  readonly down: Set<TestMember>
  /** Who can't reach whom: members of different sides. */
  side: ReadonlyMap<TestMember, number>
  readonly cables: Map<string, FakeCable>
  readonly hostileCables: FakeCable[]
  /** Messages that somebody was told are stored, until they are taken back: text and hash. */
  readonly saved: Map<string, Hash>
  readonly takenBack: Set<Hash>
  readonly posts: Post[]
  readonly open: Map<TestMember, OpenNote>
  /** What went over links, for the hostile one to play with. */
  readonly heard: Uint8Array<ArrayBuffer>[]
  /** What must never happen: told in words. */
  readonly wrongs: string[]
  readonly log: string[]
  said: number
}

const HEARD = 64

/** A room of two to eight honest members and a hostile one. */
export const foundWorld = async (seed: number): Promise<World> => {
  const r = await room(seed, ...NAMES.slice(0, 2 + (seed % 7)), HOSTILE)
  const world: World = {
    r,
    honest: r.members.filter(({ name }) => name !== HOSTILE),
    hostile: r.member(HOSTILE),
    down: new Set(),
    side: new Map(),
    cables: new Map(),
    hostileCables: [],
    saved: new Map(),
    takenBack: new Set(),
    posts: [],
    open: new Map(),
    heard: [],
    wrongs: [],
    log: [],
    said: 0,
  }
  r.watch(({ wire, bytes }) => {
    // What is written into notes is as told by members: changing it is vandalism, which convergence does not undo.
    if (wire.is === 'update' && wire.doc.startsWith('note/')) return
    world.heard.push(bytes)
    if (world.heard.length > HEARD) world.heard.shift()
  })
  return world
}

export const pick = <T>({ r }: World, from: readonly T[]): T | undefined =>
  from[Math.floor(r.random.fraction() * from.length)]

export const up = ({ honest, down }: World): TestMember[] => honest.filter((member) => !down.has(member))

export const keyOf = (a: TestMember, b: TestMember): string => [a.name, b.name].sort().join('~')

export const link = (world: World, a: TestMember, b: TestMember, delay: () => number): void => {
  const cable = world.r.connect(a, b, delay)
  world.cables.set(keyOf(a, b), cable)
  cable.ends[0].closed((reason) => {
    if (reason.startsWith('invalid')) world.wrongs.push(`${keyOf(a, b)} was closed: ${reason}`)
  })
}
