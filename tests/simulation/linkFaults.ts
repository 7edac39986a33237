import type { TestMember } from '../support/room'
import type { World } from './world'
import { keep, laterChance, link, pair, pick } from './world'

/** Milliseconds within which a heartbeat tells that nobody answers any more. */
const HEARTBEAT = 3_000
/** Milliseconds after which a refused or stuck opening is closed. */
const STUCK = 12_000

/** How long each message of a link is under way: fast or slow, and never twice the same. */
const delays = (world: World): (() => number) => {
  const slowness = 1 + world.chance.fraction() * 300
  const later = laterChance(world)
  return () => later.fraction() * slowness
}

/** Links two members who can reach each other. */
export const connect = (world: World): void => {
  const ends = pair(world)
  if (ends) link(world, ...ends, delays(world))
}

/** A link that breaks in the middle of what it was made for. */
export const snap = (world: World): void => {
  const ends = pair(world)
  if (!ends) return
  const messages = 1 + Math.floor(world.chance.fraction() ** 2 * 40)
  world.log.push(`${ends[0].name} and ${ends[1].name} are linked for ${messages} messages`)
  link(world, ...ends, delays(world))?.snap(messages)
}

const someCable = (world: World) =>
  pick(
    world,
    world.cables.flatMap(({ cable }) => (cable.over === undefined ? [cable] : [])),
  )

export const cut = (world: World): void => someCable(world)?.cut('cut')

/** Nothing arrives any more, and each end notices in its own time. */
export const fade = (world: World): void =>
  someCable(world)?.fade(world.chance.fraction() * HEARTBEAT, world.chance.fraction() * HEARTBEAT)

/** Nothing leaves for a while, and then all of it. */
export const stall = (world: World): void => {
  const cable = someCable(world)
  if (!cable) return
  cable.stall(true)
  world.r.clock.after(200 + world.chance.fraction() * 10_000, () => cable.stall(false))
}

/**
 * What hubs do to the messages by which members find each other: late, so that one end is up before the other; twice and
 * crossed, so that each end believes in another of two links; lost, so that only one end believes in any.
 */
export const signalBadly = (world: World): void => {
  const ends = pair(world)
  if (!ends) return
  const { r, chance } = world
  const [a, b] = ends
  const take = r.meeting(a, b)
  if (!take) return
  const attach = (at: 0 | 1, member: TestMember, cable: ReturnType<typeof r.lay>): void => {
    r.clock.after(chance.fraction() * 2_000, () => {
      if (cable.over === undefined) take(member, cable.ends[at])
    })
  }
  const lost = chance.fraction() < 0.3
  const cables = Array.from({ length: chance.fraction() < 0.5 ? 1 : 2 }, () =>
    keep(world, ends, r.lay(a, b, delays(world))),
  )
  world.log.push(`${a.name} and ${b.name} meet ${lost ? 'on one side' : `${cables.length} times`}`)
  for (const cable of cables) {
    attach(0, a, cable)
    if (lost) r.clock.after((STUCK * (2 + chance.fraction())) / 3, () => cable.cut('stuck'))
    else attach(1, b, cable)
  }
}

/** The room falls into two halves, or is whole again. */
export const partition = (world: World): void => {
  const { chance, honest } = world
  const whole = world.side.size > 0
  world.side = whole ? new Map() : new Map(honest.map((member) => [member, chance.fraction() < 0.5 ? 0 : 1]))
  world.log.push(whole ? 'the network is whole again' : 'the network falls apart')
  if (whole) return
  for (const { ends, cable } of world.cables) {
    if (world.side.get(ends[0]) === world.side.get(ends[1])) continue
    if (chance.fraction() < 0.5) cable.cut('partition')
    else cable.fade(chance.fraction() * HEARTBEAT, chance.fraction() * HEARTBEAT)
  }
}
