import type { Member } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'

const LETTER = /[\p{L}\p{N}_]/u

/** The members whom a text calls by `@` and their whole name; where names begin alike, the longest that fits. */
export const mentionsIn = (text: string, members: Iterable<Pick<Member, 'id' | 'name'>>): readonly MemberId[] => {
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length)
  const found = new Set<MemberId>()
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    // An address of mail calls nobody.
    if (LETTER.test(text[at - 1] ?? '')) continue
    const fits = byLength.filter(({ name }) => isCalled(text, at + 1, name))
    for (const { id, name } of fits) if (name === fits[0]?.name) found.add(id)
  }
  return [...found]
}

const isCalled = (text: string, at: number, name: string): boolean =>
  name.length > 0 &&
  text.slice(at, at + name.length).toLocaleLowerCase() === name.toLocaleLowerCase() &&
  !LETTER.test(text[at + name.length] ?? '')
