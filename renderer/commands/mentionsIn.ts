import type { Member } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import { callsIn } from './callsIn'

/** The members whom a text calls by `@` and their whole name. */
export const mentionsIn = (text: string, members: Iterable<Pick<Member, 'id' | 'name'>>): readonly MemberId[] => [
  ...new Set(callsIn(text, [...members]).flatMap(({ people }) => people.map(({ id }) => id))),
]
