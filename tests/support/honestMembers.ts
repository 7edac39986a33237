import type { LedgerFields, PersonRole, PlacedEvent } from '#shared/events/event'
import { canAddDevice } from '#shared/governance/canAddDevice'
import { canAdmit } from '#shared/governance/canAdmit'
import { canChangeCharter } from '#shared/governance/canChangeCharter'
import { canChangeRole } from '#shared/governance/canChangeRole'
import { canInvite } from '#shared/governance/canInvite'
import { canOpenEpoch } from '#shared/governance/canOpenEpoch'
import { canRemove } from '#shared/governance/canRemove'
import { canRemoveDevice } from '#shared/governance/canRemoveDevice'
import { canRevoke, grantToRevoke } from '#shared/governance/canRevoke'
import { reduceLedger } from '#shared/governance/reduceLedger'
import type { RoomState } from '#shared/governance/roomState'
import { grantOver } from '#shared/governance/standsAbove'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, RoomId } from '#shared/protocol/ids'
import { ledgerOf } from './ledger'

type Ledger = PlacedEvent<LedgerFields>
const ROLES: readonly PersonRole[] = ['organiser', 'editor', 'member', 'reader']

export type HonestMembers = {
  readonly room: RoomId
  readonly founder: DeviceId
  /** Everything that was ever written, in the order in which it was. */
  readonly written: readonly Ledger[]
  /** Somebody does something that the rules allow, by all that their copy holds. */
  act(): void
  /** Two copies are made equal. */
  meet(): void
  meetAll(): void
  states(): readonly RoomState[]
}

/**
 * Members who keep to the rules, each with their own copy of the ledger. The founder stays what she is and loses no
 * device. The same seed gives the same life.
 */
export const honestMembers = (seed: number, copies: number): HonestMembers => {
  const luck = createSeededRandomness(seed)
  const write = ledgerOf(luck)
  const pick = <One>(list: readonly One[]): One | undefined => list[Math.floor(luck.fraction() * list.length)]
  const founder = write.device()
  const founding = write.founded(founder)
  const room = founding.id
  const written: Ledger[] = [founding]
  let time = founding.event.at
  const held = Array.from({ length: copies }, () => new Map<EventId, Ledger>([[room, founding]]))
  const stateOf = (copy: ReadonlyMap<EventId, Ledger>): RoomState => reduceLedger(room, [...copy.values()])

  const deeds = (
    state: RoomState,
    device: DeviceId,
    heads: readonly EventId[],
  ): readonly (() => Ledger | undefined)[] => {
    const { grant = room, id = room, devices = [] } = state.byDevice.get(device) ?? {}
    const at = (time += 1000)
    const place = { heads, at }
    const other = pick([...state.members.values()])
    const invitation = pick([...state.invitations.values()])
    const [role = 'member', newcomer] = [pick(ROLES), write.device()]
    const as = luck.fraction() < 0.15 ? 'keeper' : role
    const over = (other && grantOver(state, device, other.id)) ?? grant
    const yes = invitation?.needsYes ? { yes: grant } : {}
    return [
      () => (canInvite(state, device, as) ? write.invited(device, grant, { ...place, role: as, uses: 2 }) : undefined),
      () =>
        invitation && canAdmit(state, { host: device, newcomer, invitation: invitation.id, now: at })
          ? write.admitted(device, invitation.id, newcomer, { ...place, ...yes })
          : undefined,
      () =>
        other && other.id !== room && canChangeRole(state, device, other.id, role)
          ? write.roleGiven(device, other.id === id ? grant : over, other.id, role, place)
          : undefined,
      () => (other && canRemove(state, device, other.id) ? write.removed(device, over, other.id, place) : undefined),
      () =>
        invitation && canRevoke(state, device, invitation.id)
          ? write.revoked(device, grantToRevoke(state, device, invitation.id) ?? grant, invitation.id, place)
          : undefined,
      () =>
        canChangeCharter(state, device)
          ? write.charter(
              device,
              grant,
              { capacity: 12, invites: pick(['members', 'organisers'] as const) ?? 'members' },
              place,
            )
          : undefined,
      () => (canOpenEpoch(state, device) && !state.isEpochFit ? write.epoch(device, grant, place) : undefined),
      () => (canAddDevice(state, device) ? write.deviceAdded(device, grant, newcomer, place) : undefined),
      () => {
        const lost = id !== room && pick(devices.filter((one) => canRemoveDevice(state, device, one)))
        return lost ? write.deviceRemoved(device, grant, lost, place) : undefined
      },
      () => {
        const lost = other && pick(other.devices)
        return lost && other.id !== id && canRemoveDevice(state, device, lost)
          ? write.deviceRemoved(device, over, lost, place)
          : undefined
      },
      () => (id !== room && luck.fraction() < 0.1 ? write.left(device, grant, place) : undefined),
    ]
  }

  return {
    room,
    founder,
    written,
    act: () => {
      const copy = pick(held)
      if (!copy) return
      const state = stateOf(copy)
      const device = luck.fraction() < 0.4 ? founder : pick([...state.byDevice.keys()])
      const event = device && pick(deeds(state, device, state.heads.slice(0, 16)))?.()
      if (!event) return
      copy.set(event.id, event)
      written.push(event)
    },
    meet: () => {
      const [one, other] = [pick(held), pick(held)]
      if (!one || !other) return
      for (const [id, event] of one) other.set(id, event)
      for (const [id, event] of other) one.set(id, event)
    },
    meetAll: () => {
      for (const copy of held) for (const event of written) copy.set(event.id, event)
    },
    states: () => held.map(stateOf),
  }
}
