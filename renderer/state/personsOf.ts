import type { Member, RoomState } from '#shared/governance/roomState'
import type { DeviceId, MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { Callee } from '#shared/documents/splitText'
import { doublesAmong } from './doublesAmong'
import { namesBefore } from './namesBefore'
import type { PersonView } from './views'

/** Members as a room lists them: by when they came in, the same on every machine. */
export const byArrival = (a: Member, b: Member): number => a.since - b.since || (a.id < b.id ? -1 : 1)

/** Who is behind a device, as the room knows it now: somebody who left or was removed too. */
export type Persons = {
  person(device: DeviceId): MemberId
  device(device: DeviceId): PersonView
  /** Those of them whom the room knows, or knew, by all names that it has, or had, for them. */
  called(members: readonly MemberId[]): readonly Callee[]
}

export const personsOf = (replica: Replica): Persons => {
  const state = replica.state()
  const self = state.byDevice.get(replica.self)?.id
  const was = state.standings.get(replica.self)?.member
  const known = new Map<DeviceId, PersonView>()
  const device = (id: DeviceId): PersonView => {
    const person = known.get(id) ?? lookUp(id)
    known.set(id, person)
    return person
  }
  const lookUp = (id: DeviceId): PersonView => {
    const member = state.byDevice.get(id)
    if (member) return { ...viewOfMember(member, self), ...wasOf(state, member) }
    // Who left or was removed is still named beside what they wrote.
    const { member: former, name } = state.standings.get(id) ?? { member: '' as MemberId, name: '?' }
    return { member: former, name, role: 'reader', own: former !== '' && former === was }
  }
  return {
    person: (id) => state.byDevice.get(id)?.id ?? state.standings.get(id)?.member ?? ('' as MemberId),
    device,
    called: (members) =>
      members.flatMap((id) => {
        const called = state.members.get(id) ?? state.former.get(id)
        if (!called) return []
        const { name } = called
        const own = id === (self ?? was)
        return [{ name, own }, ...namesBefore(called).map((one) => ({ name: one, own, now: name }))]
      }),
  }
}

export const viewOfMember = ({ id, name, role }: Member, self: MemberId | undefined): PersonView => ({
  member: id,
  name,
  role,
  own: id === self,
})

const wasOf = (state: RoomState, { id, name, earlier = [] }: Member): Pick<PersonView, 'was'> => {
  const before = earlier.find((one) => one.name !== name)
  return before && doublesAmong(state).has(id) ? { was: before.name } : {}
}
