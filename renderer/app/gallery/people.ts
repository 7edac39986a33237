import type { DeviceId, EventId, Hash, MemberId, NoteId, RoomId } from '#shared/protocol/ids'
import type { Role } from '#shared/events/event'
import type { PersonView } from '../../state/views'

/** An id of the right length that says what it is. Invented: nothing in the gallery is signed. */
export const hashLike = (name: string): Hash => `${name.padEnd(42, '-').slice(0, 42)}A` as Hash
export const eventLike = (name: string): EventId => hashLike(name) as EventId
export const deviceLike = (name: string): DeviceId => name.padEnd(43, '-').slice(0, 43) as DeviceId
export const noteLike = (name: string): NoteId => name.padEnd(22, '-').slice(0, 22) as NoteId
export const roomLike = (name: string): RoomId => hashLike(name) as RoomId

const person = (name: string, role: Role = 'member', own = false): PersonView => ({
  member: eventLike(name) as MemberId,
  name,
  role,
  own,
})

/** A reading circle. */
export const anna = person('Anna Lindqvist', 'organiser')
export const idris = person('Idris Benali')
export const cleo = person('Cléo Marchand', 'editor')
export const mariam = person('Mariam Okafor', 'member', true)
export const tomasz = person('Tomasz Wójcik')
export const greta = person('Greta', 'reader')
/** No person: the machine that stays on. */
export const muninn = person('Muninn', 'keeper')
export const everyone: readonly PersonView[] = [anna, idris, cleo, mariam, tomasz, greta]
