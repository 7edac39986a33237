import type { Member } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import { callsIn } from './callsIn'
import { ownLines } from './ownLines'

/** The members whom a text calls by `@` and their whole name. Who is named in what it quotes is not called again. */
export const mentionsIn = (text: string, members: Iterable<Pick<Member, 'id' | 'name'>>): readonly MemberId[] => [
  ...new Set(callsIn(ownLines(text), [...members]).flatMap(({ people }) => people.map(({ id }) => id))),
]
