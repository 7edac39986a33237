import type { Asked } from '#shared/events/event'
import { checkAdmission } from '#shared/governance/admission'
import { whyNotAdmit } from '#shared/governance/canAdmit'
import type { Reason } from '#shared/governance/reason'
import type { DoorHost, HandedEpoch } from '#shared/mesh/serveGuest'
import type { Refusal } from '#shared/mesh/doorMessages'
import { EARLIER } from '#shared/mesh/doorMessages'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { EpochId, InvitationId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { latestHeld } from '#shared/sync/meetingEpoch'
import type { Replica } from '#shared/sync/replica'
import { isName } from '#shared/protocol/checkName'
import type { House } from './house'
import { hubsToTell } from './hubs'

const REFUSALS: { readonly [Why in Reason]?: Refusal } = {
  'invitation-expired': 'invitation-expired',
  'invitation-used-up': 'invitation-used-up',
  'room-full': 'room-full',
  'gone-since': 'gone-since',
  'not-a-member': 'unexpected',
}

type Given = {
  readonly house: Pick<House, 'hub' | 'clock'>
  readonly replica: Replica
  readonly invitation: InvitationId
  readonly record: () => RoomRecord
}

/** Who is not let in by an invitation, before they are shown anything: they lack the link, it is over, or the room is full. */
export const invitationOver =
  ({ house, replica, invitation }: Omit<Given, 'record'>): DoorHost['turnsAway'] =>
  (newcomer, hasLink) => {
    if (!hasLink) return 'invitation-unknown'
    const state = replica.state()
    if (state.byDevice.has(newcomer)) return undefined
    const whyNot = whyNotAdmit(state, { host: replica.self, newcomer, invitation, now: house.clock.now() })
    return whyNot && whyNot !== 'needs-yes' ? (REFUSALS[whyNot] ?? 'invitation-unknown') : undefined
  }

/**
 * What a member's machine does when a newcomer stands at the door with a link: checks the proofs, writes the admission
 * into the ledger, and hands over the epoch. Where an organiser must say yes first, it writes down who asks. A device
 * that has been let in before is simply let in again.
 */
export const admitMember =
  (given: Given): DoorHost['admit'] =>
  async (request) => {
    const { house, replica, record } = given
    const { room } = replica
    const { device, name, deviceProof, invitationProof } = request
    const state = replica.state()
    const invitation = state.invitations.get(given.invitation)
    if (!invitation) return refused('invitation-unknown')

    const proofs = { deviceProof, invitationProof }
    const proven = await checkAdmission({ room, invitation: invitation.id, device, name }, proofs, invitation.key)
    if (!proven || !isName(name, limits.memberName)) return refused('invitation-unknown')
    if (state.byDevice.has(device)) return welcome(replica, hubsToTell(house, record()))
    const whyNot = invitationOver(given)(device, true)
    if (whyNot) return refused(whyNot)

    const admission = { by: invitation.id, member: device, name, ...proofs }
    // A machine says no yes, not even an organiser's.
    if (invitation.needsYes) return keepAsking(replica, admission)
    const { stored } = await replica.appendLedger({ kind: 'admitted', ...admission })
    await stored
    // The ledger decides, not this machine: somebody else may have let in the last one meanwhile.
    const isIn = replica.state().byDevice.has(device)
    return isIn ? welcome(replica, hubsToTell(house, record())) : refused('invitation-used-up')
  }

/**
 * Hands over the epoch that the room is in by now, and those before it: this machine may be the only one that has the
 * present one, and lose it, and who came in then would find nobody. A machine that was not handed it itself can let in nobody.
 * And what members want to be called, which else comes only with the months in which they have said so.
 */
export const welcome = async (replica: Replica, hubs: readonly string[]): ReturnType<DoorHost['admit']> => {
  const { epochs } = replica
  const state = replica.state()
  const handed = (epoch: EpochId): HandedEpoch[] => {
    const secret = epochs.secret(epoch)
    return secret ? [{ epoch, secret }] : []
  }
  const [now] = handed(state.epoch)
  const earlier = latestHeld(state, epochs).filter((epoch) => epoch !== state.epoch)
  if (!now) return refused('unexpected')
  const names = await replica.signedNames()
  return { is: 'admitted', ...now, earlier: earlier.slice(0, EARLIER).flatMap(handed), hubs, names }
}

/** A no with its reason. */
export const refused = (reason: Refusal): { readonly is: 'refused'; readonly reason: Refusal } => ({
  is: 'refused',
  reason,
})

type Request = Omit<Asked, 'kind' | 'heads'>

const keepAsking = async (replica: Replica, request: Request): Promise<ReturnType<typeof refused>> => {
  const isAsking = (): boolean =>
    replica.state().asking.some(({ invitation, device }) => invitation === request.by && device === request.member)
  if (!isAsking()) {
    const { stored } = await replica.appendLedger({ kind: 'asked', ...request })
    await stored
  }
  return refused(isAsking() ? 'waiting-for-yes' : 'invitation-used-up')
}
