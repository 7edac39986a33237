import type { Role, TalkFields } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import { isOfOneself } from './isOfOneself'
import type { Spot } from './roleAt'
import { roleAt } from './roleAt'
import { isPerson, maySpeak, mayPublish } from './roles'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'standings'>
/** A placed talk event is one. */
type Said = Spot & { readonly event: { readonly kind: TalkFields['kind'] } }

/**
 * Whether a talk event counts for what it says, by the role under which it was written; what does not is set aside and
 * not shown. `author` is the device that wrote the message it is about (of an edit, a part, a taking back, a redaction); without
 * one, only whether it might count.
 */
export const stands = (state: State, said: Said, author?: DeviceId): boolean => {
  const role = roleAt(state, said)
  if (!role) return false
  const { kind, device } = said.event
  if (!maySay(role, kind)) return false
  if (kind === 'redacted' || kind === 'edition' || isOfOneself(kind)) return true
  return author === undefined || isSamePerson(state, device, author)
}

/**
 * Whether its author was ever given, as far as the ledger here tells, what a talk event of this kind needs. If so, and it does not stand all
 * the same, then what was given has ended, or never counted; if not, the ledger here may lack the event that gave it.
 */
export const hadRight = ({ standings }: State, { event: { kind, device } }: Said): boolean => {
  const given = standings.get(device)?.given
  return given !== undefined && maySay(given, kind)
}

const maySay = (role: Role, kind: TalkFields['kind']): boolean => {
  if (kind === 'redacted') return role === 'organiser'
  if (kind === 'mark') return isPerson(role)
  if (kind === 'edition') return mayPublish(role)
  return kind === 'takenBack' || isOfOneself(kind) || maySpeak(role)
}

/** Whether two devices are, or were, of one member. */
export const isSamePerson = ({ standings }: State, one: DeviceId, other: DeviceId): boolean =>
  one === other || (standings.has(one) && standings.get(one)?.member === standings.get(other)?.member)
