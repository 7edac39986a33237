import type { MemberId } from '../protocol/ids'
import type { Called } from './roomState'

/** Somebody took another name, `at`: milliseconds since 1970, as signed. */
export type Renaming = {
  readonly member: MemberId
  readonly before: string
  readonly name: string
  readonly at: number
}

/**
 * Who took another name, and when, oldest first. What somebody changed several times on one day (days that `dayOf` calls
 * alike) is one change, at the time of the last; none if they ended the day as they had begun it.
 */
export const renamingsOf = (
  people: Iterable<Called & { readonly id: MemberId }>,
  dayOf: (at: number) => number | string,
): readonly Renaming[] => {
  const all: Renaming[] = []
  for (const { id, name, earlier = [] } of people) {
    const own: Renaming[] = []
    for (const [place, { name: before, until: at }] of earlier.entries()) {
      const one = { member: id, before, name: earlier[place - 1]?.name ?? name, at }
      const later = own.at(-1)
      if (later && dayOf(later.at) === dayOf(at)) own[own.length - 1] = { ...later, before }
      else own.push(one)
    }
    all.push(...own.filter((one) => one.before !== one.name))
  }
  return all.sort((a, b) => a.at - b.at || (a.member < b.member ? -1 : 1))
}

/**
 * Gives each of `all`, oldest first, once to `tell`. The function given out is called as time goes on: it tells those from
 * before that moment that have not been told.
 */
export const tellingInTime = <One extends Pick<Renaming, 'at'>>(
  all: readonly One[],
  tell: (one: One) => void,
): ((before: number) => void) => {
  let told = 0
  return (before) => {
    for (let next = all[told]; next && next.at < before; next = all[(told += 1)]) tell(next)
  }
}
