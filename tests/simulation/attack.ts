import type { Randomness } from '#shared/ports/randomness.port'
import { createCable } from '../support/fakeLinks'
import type { TestMember } from '../support/room'
import type { World } from './world'
import { laterChance, pick } from './world'

/** A link over which comes what no honest machine sends, and which answers nothing. */
export const hostileLink = (world: World, victim: TestMember) => {
  const { r, hostile } = world
  const later = laterChance(world)
  const cable = createCable({
    clock: r.clock,
    a: victim.device.id,
    b: hostile.device.id,
    delay: () => later.fraction() * 20,
  })
  world.hostileCables.push(cable)
  victim.replica.connect(cable.ends[0])
  cable.ends[1].receive(() => undefined)
  return cable.ends[1]
}

/** Noise, and members' messages with bytes changed, or cut off. */
export const corrupt = (world: World, victim: TestMember): void => {
  const [end, later] = [hostileLink(world, victim), laterChance(world)]
  for (let at = 0; at < 6; at += 1) world.r.clock.after(at * 40, () => end.send(nasty(world, later)))
}

/** Members' own messages, unchanged: said again, some of them twice, others never, in any order. */
export const repeat = (world: World, victim: TestMember): void => {
  const [end, later] = [hostileLink(world, victim), laterChance(world)]
  world.log.push(`${victim.name} is told again what was said`)
  for (let at = 0; at < 30; at += 1)
    world.r.clock.after(at * 20, () => {
      const again = pick({ chance: later }, world.heard)
      if (again) end.send(again.bytes)
    })
}

const nasty = (world: World, chance: Randomness): Uint8Array<ArrayBuffer> => {
  const one = pick(
    { chance },
    world.heard.filter(({ note }) => !note),
  )
  if (!one || chance.fraction() < 0.2) return chance.bytes(Math.floor(chance.fraction() * 300))
  const changed = new Uint8Array(one.bytes)
  // Sometimes as it was: somebody else's message, said again.
  const times = Math.floor(chance.fraction() * 4)
  for (let at = 0; at < times; at += 1)
    changed[Math.floor(chance.fraction() * changed.length)] = Math.floor(chance.fraction() * 256)
  return chance.fraction() < 0.2 ? changed.slice(0, Math.floor(chance.fraction() * changed.length)) : changed
}
