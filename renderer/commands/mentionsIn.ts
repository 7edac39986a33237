import type { Member } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import { callsIn } from '#shared/documents/callsIn'
import { ownLines } from '#shared/documents/ownLines'

type Bearer = Pick<Member, 'id' | 'name'>

/**
 * The members whom a text calls by `@` and their whole name, or by one that they had before and nobody has now. Who is named in
 * what it quotes is not called again.
 */
export const mentionsIn = (
  text: string,
  members: Iterable<Pick<Member, 'id' | 'name' | 'earlier'>>,
): readonly MemberId[] => {
  const now = [...members]
  const taken = new Set(now.map(({ name }) => name.toLocaleLowerCase()))
  const before = now.flatMap(({ id, earlier = [] }): Bearer[] =>
    earlier.filter(({ name }) => !taken.has(name.toLocaleLowerCase())).map(({ name }) => ({ id, name })),
  )
  const calls = callsIn<Bearer>(ownLines(text), [...now, ...before])
  return [...new Set(calls.flatMap(({ people }) => people.map(({ id }) => id)))]
}
