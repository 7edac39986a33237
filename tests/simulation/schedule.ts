import type { TestMember } from '../support/room'
import { closeNote, edit, post, takeBack, write } from './deeds'
import { attack, comeBack, connect, crash, cut, fillDisk, jumpClock, partition } from './faults'
import { judge } from './verdict'
import type { World } from './world'
import { foundWorld, link, pick, up } from './world'

export type Outcome = {
  /** What is wrong, in words; empty if all copies are equal and nothing that was called stored is lost. */
  readonly wrongs: readonly string[]
  /** How many messages somebody was told are stored. */
  readonly saved: number
  readonly log: readonly string[]
}

/** What may happen, and how often beside the others. */
const STEPS: readonly (readonly [number, (world: World, one: TestMember) => Promise<void> | void])[] = [
  [30, post],
  [6, edit],
  [5, takeBack],
  [14, write],
  [22, connect],
  [8, cut],
  [2, partition],
  [4, crash],
  [6, comeBack],
  [3, fillDisk],
  [3, jumpClock],
  [3, attack],
]
const WEIGHT = STEPS.reduce((sum, [weight]) => sum + weight, 0)

const step = async (world: World): Promise<void> => {
  const one = pick(world, up(world))
  if (!one) return comeBack(world)
  let chance = world.r.random.fraction() * WEIGHT
  for (const [weight, happen] of STEPS) {
    chance -= weight
    if (chance < 0) return happen(world, one)
  }
}

/** Everyone back, everyone linked with everyone, disks in order; then time enough. */
const heal = async (world: World): Promise<void> => {
  const { r, down, honest, hostileCables } = world
  for (const cable of hostileCables) cable.cut('healed')
  for (const member of honest) member.store.failWith()
  for (const member of down) await r.restart(member)
  down.clear()
  for (const member of world.open.keys()) closeNote(world, member)
  await r.pass(5_000)
  for (const [at, a] of honest.entries()) for (const b of honest.slice(at + 1)) link(world, a, b, () => 5)
  await r.pass(35_000)
}

/**
 * Runs one schedule: members talk and write, links come and go, the network falls apart, processes crash, disks fill,
 * clocks jump, one member's machine says what it likes. Then all is healed, and judged.
 */
export const runSchedule = async (seed: number, steps = 60): Promise<Outcome> => {
  const world = await foundWorld(seed)
  for (let at = 0; at < steps; at += 1) {
    const done = step(world)
    await world.r.pass(world.r.random.fraction() * 400)
    await world.r.when(done)
  }
  await heal(world)
  const wrongs = await judge(world)
  for (const member of world.honest) await world.r.when(member.replica.close())
  return { wrongs, saved: world.saved.size, log: world.log }
}
