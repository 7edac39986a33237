import { canAddDevice } from '#shared/governance/canAddDevice'
import { canRemoveDevice } from '#shared/governance/canRemoveDevice'
import { removeDevice } from '../../renderer/commands/removeDevice'
import { houseOf } from '../support/house'
import type { TestMember } from '../support/room'
import { bringDevice } from '../support/secondDevice'
import { founder } from './removed'
import type { World } from './world'
import { pick, up } from './world'

/** More would only make each schedule slower. */
const MOST = 12

/** Somebody shows a link, and a machine of theirs that nobody has seen yet opens it. */
export const addDevice = async (world: World, by: TestMember): Promise<void> => {
  const { r, honest, log } = world
  if (honest.length >= MOST || !canAddDevice(by.replica.state(), by.device.id)) return
  const name = `${by.name}+${honest.length}`
  const come = await bringDevice(r, by, name)
  log.push(`${by.name} adds ${name}${come ? '' : ', who is told no'}`)
  if (come) world.honest = [...world.honest, come]
}

/**
 * A member removes one of their devices from another, or an organiser one of somebody else's; never the founder's first, by
 * which the world is judged.
 */
export const removeLost = async (world: World): Promise<void> => {
  const pairs = up(world).flatMap((by) =>
    world.honest.flatMap((lost) =>
      lost !== founder(world) && canRemoveDevice(by.replica.state(), by.device.id, lost.device.id)
        ? [{ by, lost }]
        : [],
    ),
  )
  const one = pick(world, pairs)
  if (!one) return
  world.log.push(`${one.by.name} removes the device ${one.lost.name}`)
  await removeDevice(houseOf(world.r, one.by))(one.lost.device.id)
}
