import type { Renaming } from '#shared/governance/renamingsOf'
import { renamingsOf } from '#shared/governance/renamingsOf'
import type { RoomState } from '#shared/governance/roomState'
import { limits } from '#shared/protocol/limits'
import { dayOf } from '../i18n/format'

type Stretch = {
  readonly visible: readonly { readonly at: number }[]
  readonly hasEarlier: boolean
  readonly hasLater: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

const known = new WeakMap<RoomState, readonly Renaming[]>()

/**
 * The changes of name that fall into a stretch of the conversation. None where nothing was said: there is nothing that
 * stands under a name. One from further ahead than a clock may be is told when its time has come.
 */
export const renamingsIn = (state: RoomState, stretch: Stretch): readonly Renaming[] => {
  const { visible, hasEarlier, hasLater, now } = stretch
  const [first, last] = [visible[0]?.at, visible.at(-1)?.at]
  if (first === undefined || last === undefined) return []
  const all = known.get(state) ?? renamingsOf([...state.members.values(), ...state.former.values()], dayOf)
  known.set(state, all)
  const from = hasEarlier ? first : -Infinity
  const to = hasLater ? last : now + limits.clockAhead
  return all.filter(({ at }) => at >= from && at <= to)
}
