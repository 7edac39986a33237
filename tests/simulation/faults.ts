import { Problem } from '#shared/protocol/problem'
import type { TestMember } from '../support/room'
import { createCable } from '../support/fakeLinks'
import type { World } from './world'
import { link, pick, up } from './world'
import { checkPromises } from './verdict'

const DAY = 24 * 60 * 60 * 1000

/** Links two members who can reach each other, fast or slowly. */
export const connect = (world: World): void => {
  const [a, b] = [pick(world, up(world)), pick(world, up(world))]
  if (!a || !b || a === b || world.side.get(a) !== world.side.get(b)) return
  const { random } = world.r
  const slowness = 1 + random.fraction() * 300
  link(world, a, b, () => random.fraction() * slowness)
}

export const cut = (world: World): void => {
  world.cables.get(pick(world, [...world.cables.keys()]) ?? '')?.cut('cut')
}

/** The room falls into two halves, or is whole again. */
export const partition = (world: World): void => {
  const { random } = world.r
  const whole = world.side.size > 0
  world.side = whole ? new Map() : new Map(world.honest.map((member) => [member, random.fraction() < 0.5 ? 0 : 1]))
  world.log.push(whole ? 'the network is whole again' : 'the network falls apart')
  if (whole) return
  for (const [key, cable] of world.cables) {
    const [a, b] = key.split('~').map((name) => world.side.get(world.r.member(name)))
    if (a !== b) cable.cut('partition')
  }
}

/** The process is gone. What it had promised must be on its disk. */
export const crash = async (world: World, one: TestMember): Promise<void> => {
  if (up(world).length < 2) return
  world.log.push(`${one.name} crashes`)
  world.r.crash(one)
  world.open.delete(one)
  world.down.add(one)
  await checkPromises(world, one)
}

export const comeBack = async (world: World): Promise<void> => {
  const back = pick(world, [...world.down])
  if (!back) return
  world.log.push(`${back.name} returns`)
  await world.r.restart(back)
  world.down.delete(back)
}

export const fillDisk = (world: World, one: TestMember): void => {
  world.log.push(`${one.name}'s disk is full for a while`)
  const { store } = one
  store.failWith(new Problem('disk-full'))
  world.r.clock.after(500 + world.r.random.fraction() * 8_000, () => store.failWith())
}

export const jumpClock = (world: World, one: TestMember): void => {
  const { random } = world.r
  // Mostly by minutes; now and then by days, as after a flat battery.
  const reach = random.fraction() < 0.8 ? 20 * 60_000 : 20 * DAY
  one.clock.offset = (random.fraction() - 0.5) * 2 * reach
  world.log.push(`${one.name}'s clock is ${Math.round(one.clock.offset / 1000)} s off`)
}

/** A link over which comes what no honest machine sends, and which answers nothing. */
export const attack = (world: World, victim: TestMember): void => {
  const { r, hostile } = world
  const cable = createCable({
    clock: r.clock,
    a: victim.device.id,
    b: hostile.device.id,
    delay: () => r.random.fraction() * 20,
  })
  world.hostileCables.push(cable)
  victim.replica.connect(cable.ends[0])
  cable.ends[1].receive(() => undefined)
  for (let at = 0; at < 6; at += 1) r.clock.after(at * 40, () => cable.ends[1].send(nasty(world)))
}

const nasty = (world: World): Uint8Array<ArrayBuffer> => {
  const { random } = world.r
  const one = pick(world, world.heard)
  if (!one || random.fraction() < 0.2) return random.bytes(Math.floor(random.fraction() * 300))
  const changed = new Uint8Array(one)
  // Sometimes as it was: somebody else's message, said again.
  const times = Math.floor(random.fraction() * 4)
  for (let at = 0; at < times; at += 1)
    changed[Math.floor(random.fraction() * changed.length)] = Math.floor(random.fraction() * 256)
  return random.fraction() < 0.2 ? changed.slice(0, Math.floor(random.fraction() * changed.length)) : changed
}
