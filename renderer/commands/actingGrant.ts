import type { EventId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'

/** The grant under which this device acts. Throws Problem `not-allowed` when it has none. */
export const actingGrant = (replica: Replica): EventId => {
  const member = replica.state().byDevice.get(replica.self)
  if (!member) throw new Problem('not-allowed', 'this device is not a member of the room')
  return member.grant
}
