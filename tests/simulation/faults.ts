import { Problem } from '#shared/protocol/problem'
import type { TestMember } from '../support/room'
import type { World } from './world'
import { pick, up } from './world'
import { checkPromises } from './verdict'

const DAY = 24 * 60 * 60 * 1000

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
  world.r.clock.after(500 + world.chance.fraction() * 8_000, () => store.failWith())
}

/** A disk that can be neither read nor written for a while, and has lost nothing. */
export const sickenDisk = (world: World, one: TestMember): void => {
  world.log.push(`${one.name}'s disk fails for a while`)
  const { store } = one
  const failure = new Problem('database-broken', 'the disk does not answer')
  store.failWith(failure)
  store.failReadsWith(failure)
  world.r.clock.after(500 + world.chance.fraction() * 4_000, () => {
    store.failWith()
    store.failReadsWith()
  })
}

/** A disk on which a write takes seconds, so that much is promised to nobody yet. */
export const slowDisk = (world: World, { name, pace }: TestMember): void => {
  world.log.push(`${name}'s disk is slow for a while`)
  pace.most = 200 + world.chance.fraction() * 3_000
  world.r.clock.after(2_000 + world.chance.fraction() * 8_000, () => (pace.most = 20))
}

/** A member's machine merges a document's log, as it does when nobody writes; so it may while that is being mended. */
export const mergeLog = (world: World, one: TestMember): void => {
  const { store, disk } = one
  const doc = pick(world, [...(disk.rooms.get(world.r.id)?.updates.keys() ?? [])].sort())
  if (!doc) return
  world.log.push(`${one.name} merges the log of ${doc}`)
  // A damaged one is left as it is.
  store.compact(world.r.id, doc).catch(() => undefined)
}

export const jumpClock = (world: World, one: TestMember): void => {
  const { chance } = world
  // Mostly by minutes; now and then by days, as after a flat battery.
  const reach = chance.fraction() < 0.8 ? 20 * 60_000 : 20 * DAY
  one.clock.offset = (chance.fraction() - 0.5) * 2 * reach
  world.log.push(`${one.name}'s clock is ${Math.round(one.clock.offset / 1000)} s off`)
}
