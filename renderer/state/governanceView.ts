import type { PersonRole } from '#shared/events/event'
import { whyNotAddDevice } from '#shared/governance/canAddDevice'
import { whyNotAdmit, whyNotOpen } from '#shared/governance/canAdmit'
import { whyNotChangeCharter } from '#shared/governance/canChangeCharter'
import { whyNotChangeRole } from '#shared/governance/canChangeRole'
import { whyNotInvite } from '#shared/governance/canInvite'
import { whyNotPost } from '#shared/governance/canPost'
import { whyNotPublish } from '#shared/governance/canPublish'
import { whyNotRedact } from '#shared/governance/canRedact'
import { whyNotRemove } from '#shared/governance/canRemove'
import { whyNotRemoveDevice } from '#shared/governance/canRemoveDevice'
import { whyNotRevoke } from '#shared/governance/canRevoke'
import { whyNotTakeBack } from '#shared/governance/canTakeBack'
import { isLastOrganiser } from '#shared/governance/isLastOrganiser'
import { whyNotOrganiser } from '#shared/governance/isOrganiser'
import type { Reason } from '#shared/governance/reason'
import { isPerson } from '#shared/governance/roles'
import type { Asking, Member, OpenInvitation, RoomState, Standing } from '#shared/governance/roomState'
import type { DeviceId, MemberId } from '#shared/protocol/ids'
import { doublesAmong } from './doublesAmong'
import { byArrival } from './personsOf'
import type { AskingView, DeviceView, GoneView, GovernanceView, InvitationView, MemberView } from './views'

const ROLES: readonly PersonRole[] = ['reader', 'member', 'editor', 'organiser']
/** An invitation's end shows this much late at most. Milliseconds. */
const SOON = 60_000

type Seen = { readonly state: RoomState; readonly self: DeviceId; readonly now: number }

const made = new WeakMap<RoomState, { readonly at: number; readonly self: DeviceId; readonly view: GovernanceView }>()

/**
 * Who is in the room, who is on the way in, and what the person of a device may do about it, as the rules of
 * `shared/governance` say. The same object as long as the ledger says the same, for a minute at least: the view of a
 * room is made with every message. `now` in milliseconds since 1970.
 */
export const governanceView = (state: RoomState, self: DeviceId, now: number): GovernanceView => {
  const before = made.get(state)
  if (before?.self === self && Math.abs(now - before.at) < SOON) return before.view
  const view = makeView({ state, self, now })
  made.set(state, { at: now, self, view })
  return view
}

const makeView = (seen: Seen): GovernanceView => {
  const { state, self, now } = seen
  const { text, capacity, invites, by, at } = state.charter
  const open = [...state.invitations.values()].filter((invitation) => whyNotOpen(invitation, now) === undefined)
  const doubles = doublesAmong(state)
  const members = [...state.members.values()].sort(byArrival).map((member) => memberView(seen, doubles, member))
  return {
    gone: goneOf(seen),
    isLastOrganiser: isLastOrganiser(state, self),
    isFounder: state.byDevice.get(self)?.grants.includes(state.room) ?? false,
    whyNot: {
      post: whyNotPost(state, self),
      publish: whyNotPublish(state, self),
      takeBack: whyNotTakeBack(state, self, self),
      redact: whyNotRedact(state, self),
      invite: whyNotInvite(state, self, 'reader'),
      writeCharter: whyNotChangeCharter(state, self),
      addDevice: whyNotAddDevice(state, self),
    },
    inviteAs: ROLES.map((role) => ({ role, whyNot: whyNotInvite(state, self, role) })),
    whyNotInviteKeeper: whyNotInvite(state, self, 'keeper'),
    charter: { text, capacity, invites, by: by && nameOf(state, by), at },
    members: members.filter(({ role }) => isPerson(role)),
    keepers: members.filter(({ role }) => !isPerson(role)),
    devices: devicesOf(seen, state.byDevice.get(self)?.devices ?? []),
    invitations: open.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).map((one) => invitationView(seen, one)),
    asking: state.asking.map((asking) => askingView(seen, asking)),
  }
}

const nameOf = ({ members, former }: RoomState, member: MemberId): string =>
  members.get(member)?.name ?? former.get(member)?.name ?? '?'

const devicesOf = ({ state, self }: Seen, devices: readonly DeviceId[]): readonly DeviceView[] => {
  const told = (device: DeviceId): Standing | undefined => state.standings.get(device)
  return devices
    .map((device) => ({
      device,
      label: told(device)?.label ?? '',
      since: told(device)?.since ?? 0,
      own: device === self,
      added: devices
        .filter((one) => one !== self && told(one)?.addedBy === device)
        .map((one) => told(one)?.label ?? ''),
      whyNotRemove: whyNotRemoveDevice(state, self, device),
    }))
    .sort((a, b) => a.since - b.since || (a.device < b.device ? -1 : 1))
}

const memberView = (seen: Seen, doubles: ReadonlySet<MemberId>, member: Member): MemberView => {
  const { state, self } = seen
  const { id, name, role, since, invitedBy, devices, earlier = [] } = member
  return {
    member: id,
    name,
    role,
    own: state.byDevice.get(self)?.id === id,
    since,
    invitedBy: invitedBy && nameOf(state, invitedBy),
    earlier: earlier
      .filter((one) => one.name !== name)
      .map((one) => ({ ...one, until: Math.min(one.until, seen.now) })),
    hasDouble: doubles.has(id),
    roles: ROLES.map((to) => ({ role: to, whyNot: whyNotChangeRole(state, self, id, to) })),
    whyNotRemove: whyNotRemove(state, self, id),
    whyNotHandOver: whyNotHandOver(state, self, id),
    devices: devicesOf(seen, devices),
  }
}

/** Handing over makes the other an organiser, if they are none, and oneself a member. */
const whyNotHandOver = (state: RoomState, self: DeviceId, to: MemberId): Reason | undefined => {
  const not = whyNotOrganiser(state, self)
  if (not) return not
  if (state.byDevice.get(self)?.id === to) return 'yourself'
  return state.members.get(to)?.role === 'organiser' ? undefined : whyNotChangeRole(state, self, to, 'organiser')
}

const invitationView = ({ state, self }: Seen, invitation: OpenInvitation): InvitationView => {
  const { id, by, role, note, expiresAt, uses, needsYes, usedBy } = invitation
  return {
    id,
    by: nameOf(state, by),
    role,
    note,
    expiresAt,
    uses,
    needsYes,
    cameBy: usedBy.map((device) => state.standings.get(device)?.name ?? '?'),
    whyNotRevoke: whyNotRevoke(state, self, id),
  }
}

const askingView = ({ state, self, now }: Seen, { id, invitation, device, name, at }: Asking): AskingView => {
  const held = state.invitations.get(invitation)
  const not = whyNotOrganiser(state, self)
  return {
    id,
    name,
    at,
    role: held?.role ?? 'member',
    invitedBy: held ? nameOf(state, held.by) : '?',
    note: held?.note ?? '',
    whyNotAdmit: not ?? whyNotAdmit(state, { host: self, newcomer: device, invitation, now }),
    whyNotDecline: not,
  }
}

const goneOf = ({ state, self }: Seen): GoneView | undefined => {
  const standing = state.standings.get(self)
  if (!standing) return { how: 'restored', by: undefined, at: undefined }
  if (standing.isActive) return undefined
  const former = state.former.get(standing.member)
  if (!former || former.how === 'no-device') return { how: 'device', by: undefined, at: undefined }
  return { how: former.how, by: former.by && nameOf(state, former.by), at: former.at }
}
