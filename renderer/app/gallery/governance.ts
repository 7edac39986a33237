import type { DeviceId, Hash } from '#shared/protocol/ids'
import type { Asking, Member, OpenInvitation, RoomState, Standing } from '#shared/governance/roomState'
import type { Language } from '../../i18n/translate'
import { governanceView } from '../../state/governanceView'
import type { GovernanceView, PersonView } from '../../state/views'
import { anna, cleo, deviceLike, eventLike, greta, hashLike, idris, roomLike, tomasz } from './people'
import { words } from './words'

const DAY = 24 * 60 * 60 * 1000

type Circle = {
  readonly people: readonly PersonView[]
  readonly language: Language
  /** A room of the first evening has no charter, no invitation and nobody at the door. */
  readonly isNew?: boolean
  /** Somebody who was a member until an hour ago. */
  readonly removed?: PersonView
}

/** What the rules say to one of the people of the gallery, of a state that no ledger adds up to. */
export const governanceOf = (circle: Circle, me: PersonView): GovernanceView =>
  governanceView(stateOf(circle, me), deviceOf(me), Date.now())

/** Whose room it is has a second device, and so has Idris. */
const PHONE = deviceLike('the phone')
const TABLET = deviceLike('the tablet')

const deviceOf = ({ name }: PersonView): DeviceId => deviceLike(`device of ${name}`)

const stateOf = ({ people, language, isNew = false, removed }: Circle, me: PersonView): RoomState => {
  const now = Date.now()
  const second = (member: Member): readonly DeviceId[] => {
    if (isNew) return []
    return member.id === me.member ? [PHONE] : member.id === idris.member ? [TABLET] : []
  }
  const members = people
    .map((person, index) => memberOf(person, now - (200 - 30 * index) * DAY, isNew))
    .map((member) => ({ ...member, devices: [...member.devices, ...second(member)] }))
  const say = words[language]
  const charter = isNew
    ? { text: '', capacity: 50, invites: 'organisers', id: undefined, by: undefined, at: undefined }
    : ({
        text: say.charter,
        capacity: 24,
        invites: 'members',
        id: eventLike('charter'),
        by: anna.member,
        at: now - 90 * DAY,
      } as const)
  return {
    room: roomLike('thursday'),
    name: say.room,
    foundedAt: now - 200 * DAY,
    charter: charter as RoomState['charter'],
    epoch: eventLike('epoch'),
    isEpochFit: true,
    epochs: new Map(),
    members: new Map(members.map((member) => [member.id, member])),
    byDevice: new Map(members.flatMap((member) => member.devices.map((device) => [device, member] as const))),
    former: new Map(
      removed
        ? [
            [
              removed.member,
              { id: removed.member, name: removed.name, how: 'removed', by: anna.member, at: now - DAY / 24 },
            ],
          ]
        : [],
    ),
    standings: new Map([
      ...[...people, ...(removed ? [removed] : [])].map(
        (one, index) =>
          [deviceOf(one), { ...standingOf(one, one !== removed), since: now - (200 - 30 * index) * DAY }] as const,
      ),
      [TABLET, { ...standingOf(idris, true), label: words[language].tablet, since: now - 40 * DAY }] as const,
      [PHONE, { ...standingOf(me, true), label: words[language].phone, since: now - 3 * DAY }] as const,
    ]),
    organisers: new Map(members.filter(({ role }) => role === 'organiser').map(({ grant }) => [grant, undefined])),
    invitations: new Map(isNew ? [] : invitationsOf(language, now).map((invitation) => [invitation.id, invitation])),
    asking: isNew ? [] : askingOf(now),
    excesses: [],
    disregarded: new Map(),
    heads: [],
  }
}

const memberOf = (person: PersonView, since: number, isNew: boolean): Member => {
  const isFounder = isNew || person.member === anna.member
  const grant = isFounder ? roomLike('thursday') : eventLike(`grant ${person.name}`)
  return {
    id: person.member,
    name: person.name,
    ...(person.member === tomasz.member && { cameAs: 'Tomek', earlier: [{ name: 'Tomek', until: since + 14 * DAY }] }),
    role: person.role,
    devices: [deviceOf(person)],
    since,
    invitedBy: isFounder ? undefined : anna.member,
    grant,
    grants: [grant],
  }
}

const standingOf = ({ member, name }: PersonView, isActive: boolean): Standing => ({
  member,
  name,
  label: '',
  addedBy: undefined,
  since: 0,
  isActive,
  given: 'member',
  ends: [],
  grants: [],
  places: [],
})

const invitationsOf = (language: Language, now: number): readonly OpenInvitation[] => {
  const common = { key: deviceLike('key'), door: hashLike('door') as Hash, closed: undefined, goneSince: [] }
  return [
    {
      ...common,
      id: eventLike('neighbours'),
      by: anna.member,
      under: roomLike('thursday'),
      role: 'reader',
      at: now - 2 * DAY,
      expiresAt: now + 5 * DAY,
      uses: 5,
      note: words[language].invitation,
      needsYes: true,
      usedBy: [deviceOf(greta), deviceOf(idris)],
    },
    {
      ...common,
      id: eventLike('sister'),
      by: cleo.member,
      under: eventLike(`grant ${cleo.name}`),
      role: 'member',
      at: now - 3 * DAY,
      expiresAt: now + 27 * DAY,
      uses: 1,
      note: '',
      needsYes: false,
      usedBy: [],
    },
  ]
}

const askingOf = (now: number): readonly Asking[] => [
  {
    id: eventLike('asking'),
    invitation: eventLike('neighbours'),
    device: deviceLike('device of Bjarki'),
    name: 'Bjarki Jónsson',
    at: now - DAY / 12,
    deviceProof: '',
    invitationProof: '',
  },
]
