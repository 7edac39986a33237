import { copyOfDisk, setBack } from '#shared/ports/documentStore.fake'
import type { TestMember } from '../support/room'
import { isKept, longestOf } from './disks'
import { forgetAgain } from './tear'
import type { World } from './world'
import { pick, up } from './world'

/** Somebody copies a member's disk, as it is at this moment. */
export const backUp = (world: World, one: TestMember): void => {
  world.log.push(`${one.name} makes a copy of the disk`)
  world.backups.set(one, copyOfDisk(one.disk))
}

/**
 * A member's disk becomes what it was when it was copied. What was on no other disk is lost, and nobody can help it;
 * what others had must come back.
 */
export const restore = async (world: World): Promise<void> => {
  const one = pick(world, [...world.backups.keys()])
  const copy = one && world.backups.get(one)
  if (!one || !copy || (!world.down.has(one) && up(world).length < 2)) return
  world.log.push(`${one.name} goes back to the copy`)
  world.r.crash(one)
  world.open.delete(one)
  world.down.add(one)
  setBack(one.disk, copy)
  world.setBack.add(one)
  world.noticed.delete(one)
  world.kept.delete(one)
  forgetAgain(world, one)
  // The copy may have been made between the words and their event.
  for (const [text, { hash, doc, client, seq }] of world.saved)
    if (!isKept(world, hash) || longestOf(world, doc, client) <= seq) world.saved.delete(text)
  if (world.chance.fraction() < 0.5) return
  await world.r.restart(one)
  world.down.delete(one)
}
