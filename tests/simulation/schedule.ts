import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { Problem } from '#shared/protocol/problem'
import type { TestMember } from '../support/room'
import { closeNote } from './deeds'
import { comeBack } from './faults'
import type { Step } from './steps'
import { deedOf, drawSteps } from './steps'
import { checkEpochs, remaining } from './removed'
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

/** A disk that does not answer, or is full; and what somebody may not do, who has heard that they were removed. */
const TOLD: ReadonlySet<string> = new Set(['database-broken', 'disk-full', 'not-allowed'])

const happen = async (world: World, step: Step): Promise<void> => {
  world.chance = createSeededRandomness(step.chance)
  const one = pick(world, up(world))
  if (!one) return comeBack(world)
  try {
    await deedOf(step)(world, one)
  } catch (error) {
    // They are told so, and do something else.
    if (!(error instanceof Problem && TOLD.has(error.code))) throw error
    world.log.push(`${one.name} is told: ${error.message}`)
  }
}

/** So often, and so many milliseconds apart, members look for each other again: a room that is in two needs some turns. */
const ROUNDS = 8
const ROUND = 8_000

const isLinked = (a: TestMember, b: TestMember): boolean => a.replica.linked().includes(b.device.id)

/** Whether everyone who remains is linked with everyone. */
const isWhole = (world: World): boolean => {
  const here = remaining(world)
  return here.every((a) => here.every((b) => a === b || isLinked(a, b)))
}

/** Members look at all they have, which is when damage shows that nobody had asked for; then time enough. */
const lookAtAll = async (world: World): Promise<void> => {
  for (const { replica } of remaining(world)) {
    for (const month of replica.months()) await world.r.when(replica.binary(month))
    for (const { note } of replica.notes()) await world.r.when(replica.openNote(note).then((open) => open.close()))
  }
  await world.r.pass(35_000)
}

/** Everyone back, everyone linked with everyone, disks in order; then time enough. */
const heal = async (world: World): Promise<void> => {
  const { r, down, honest, hostileCables } = world
  for (const cable of hostileCables) cable.cut('healed')
  for (const { cable } of world.cables) cable.cut('healed')
  for (const { store, pace } of honest) {
    store.failWith()
    store.failReadsWith()
    pace.most = 20
  }
  for (const member of down) await r.restart(member)
  down.clear()
  for (const member of world.open.keys()) closeNote(world, member)
  await r.pass(5_000)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, a] of honest.entries())
      for (const b of honest.slice(at + 1)) if (!isLinked(a, b)) link(world, a, b, () => 5)
    await r.pass(ROUND)
    if (round < ROUNDS - 1 && checkEpochs(world).length === 0 && isWhole(world)) break
  }
  await r.pass(35_000)
  if (world.damaged.size > 0) await lookAtAll(world)
  world.setBack.clear()
}

/**
 * Runs one schedule: members talk and write, links come and go, the network falls apart, processes crash, disks fill
 * and fail and are set back, clocks jump, one member's machine says what it likes. Then all is healed, and judged.
 * `steps` are those of the seed, or some of them.
 */
export const runSchedule = async (seed: number, steps: readonly Step[] = drawSteps(seed)): Promise<Outcome> => {
  const world = await foundWorld(seed)
  for (const step of steps) {
    const done = happen(world, step)
    await world.r.pass(step.pause)
    await world.r.when(done)
  }
  await heal(world)
  const wrongs = await judge(world)
  for (const member of world.honest) await world.r.when(member.replica.close())
  return { wrongs, saved: world.saved.size, log: world.log }
}
