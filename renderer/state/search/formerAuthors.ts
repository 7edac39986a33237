import type { FormerMember } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { personsOf } from '../personsOf'
import type { ReadMonth } from './roomTexts'
import type { FormerAuthor } from './searchViews'

type Read = {
  readonly replica: Replica
  readonly months: readonly ReadMonth[]
  /** Is among them even before anything of theirs has been read. */
  readonly chosen: MemberId | undefined
}

/** Who is no longer a member, and has written something that can be found in what was read; by name. */
export const formerAuthors = ({ replica, months, chosen }: Read): readonly FormerAuthor[] => {
  const { former } = replica.state()
  if (former.size === 0) return []
  const { person } = personsOf(replica)
  const devices = new Set(replica.notes().map(({ by }) => by))
  for (const { messages, texts } of months) {
    messages.forEach(({ author }, at) => texts[at] && devices.add(author))
  }
  const authors = new Set([...devices].map(person))
  return [...former.values()]
    .filter(({ id }) => authors.has(id) || id === chosen)
    .sort(byName)
    .map(({ id, name, earlier = [] }) => ({ member: id, name, earlier }))
}

const byName = (one: FormerMember, other: FormerMember): number =>
  one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1)
