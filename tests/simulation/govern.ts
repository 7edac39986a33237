import { canChangeRole } from '#shared/governance/canChangeRole'
import { canRemove } from '#shared/governance/canRemove'
import { isOrganiser } from '#shared/governance/isOrganiser'
import { changeRole } from '../../renderer/commands/changeRole'
import { removeMember } from '../../renderer/commands/removeMember'
import { houseOf } from '../support/house'
import type { TestMember } from '../support/room'
import type { World } from './world'
import { pick, up } from './world'

/** Fewer are never left: with nobody to talk to there is nothing to judge. */
const FEWEST = 3

const memberAt = (by: TestMember, whom: TestMember) => by.replica.state().byDevice.get(whom.device.id)

/** Who governs: an organiser by their own copy of the ledger, who may have been removed by then and not have heard. */
const organiser = (world: World): TestMember | undefined =>
  pick(
    world,
    up(world).filter(({ replica }) => isOrganiser(replica.state(), replica.self)),
  )

/** An organiser removes somebody else. */
export const remove = async (world: World): Promise<void> => {
  const by = organiser(world)
  if (!by) return
  const state = by.replica.state()
  if (state.members.size <= FEWEST) return
  const whom = pick(
    world,
    world.r.members.filter((one) => one !== by && canRemove(state, by.device.id, memberAt(by, one)?.id ?? world.r.id)),
  )
  const member = whom && memberAt(by, whom)
  if (!member) return
  world.log.push(`${by.name} removes ${whom.name}`)
  await removeMember(houseOf(world.r, by))(member.id)
}

/** An organiser makes somebody else one. */
export const promote = async (world: World): Promise<void> => {
  const by = organiser(world)
  if (!by) return
  const state = by.replica.state()
  const whom = pick(
    world,
    world.honest.filter((one) => {
      const member = memberAt(by, one)
      return member && member.role !== 'organiser' && canChangeRole(state, by.device.id, member.id, 'organiser')
    }),
  )
  const member = whom && memberAt(by, whom)
  if (!member) return
  world.log.push(`${by.name} makes ${whom.name} an organiser`)
  await changeRole(houseOf(world.r, by))(member.id, 'organiser')
}
