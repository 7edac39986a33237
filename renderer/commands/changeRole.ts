import type { PersonRole } from '#shared/events/event'
import { whyNotChangeRole } from '#shared/governance/canChangeRole'
import { isHigher } from '#shared/governance/roles'
import { grantOver } from '#shared/governance/standsAbove'
import type { MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import { devicesOf, witnessStreams } from './witnessStreams'

/** Gives a member of the room on screen another role. On disk when it resolves. Throws Problem `not-allowed`. */
export const changeRole =
  (house: House) =>
  async (member: MemberId, to: PersonRole): Promise<void> =>
    giveRole(currentSession(house).replica, member, to)

/** The same in any room. */
export const giveRole = async (replica: Replica, member: MemberId, role: PersonRole): Promise<void> => {
  const state = replica.state()
  allow(whyNotChangeRole(state, replica.self, member, role))
  const isOwn = state.byDevice.get(replica.self)?.id === member
  const by = (isOwn ? undefined : grantOver(state, replica.self, member)) ?? actingGrant(replica)
  const before = state.members.get(member)?.role
  // Who becomes more loses nothing: there is nothing to be set aside.
  const cut =
    before && isHigher(before, role)
      ? await witnessStreams(replica, { by, of: member, devices: devicesOf(replica, member) })
      : ''
  const { stored } = await replica.appendLedger({ kind: 'roleGiven', by, of: member, role, cut })
  await stored
}
