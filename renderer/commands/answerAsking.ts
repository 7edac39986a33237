import { whyNotAdmit } from '#shared/governance/canAdmit'
import { whyNotOrganiser } from '#shared/governance/isOrganiser'
import type { Asking } from '#shared/governance/roomState'
import type { EventId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'

const find = (replica: Replica, asked: EventId): Asking => {
  const asking = replica.state().asking.find(({ id }) => id === asked)
  if (!asking) throw new Problem('not-allowed', 'nobody waits for this answer any more')
  return asking
}

/** Says yes to somebody who waits: they are in when they next knock. On disk when it resolves. Throws `not-allowed`. */
export const admitAsking =
  (house: House) =>
  async (asked: EventId): Promise<void> => {
    const { replica } = currentSession(house)
    const { device: newcomer, invitation, name, deviceProof, invitationProof } = find(replica, asked)
    allow(whyNotOrganiser(replica.state(), replica.self))
    allow(whyNotAdmit(replica.state(), { host: replica.self, newcomer, invitation, now: house.clock.now() }))
    const proofs = { deviceProof, invitationProof }
    const yes = actingGrant(replica)
    const admission = { kind: 'admitted', by: invitation, member: newcomer, name, ...proofs, yes } as const
    const { stored } = await replica.appendLedger(admission)
    await stored
  }

/** Says no. Who has the link may ask again. On disk when it resolves. Throws Problem `not-allowed`. */
export const declineAsking =
  (house: House) =>
  async (asked: EventId): Promise<void> => {
    const { replica } = currentSession(house)
    const { id: of } = find(replica, asked)
    allow(whyNotOrganiser(replica.state(), replica.self))
    const { stored } = await replica.appendLedger({ kind: 'declined', by: actingGrant(replica), of })
    await stored
  }
