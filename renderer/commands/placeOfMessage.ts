import type { Hash, MessageId, Month } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Session } from './house'

/** Where a message stands, and by which of its words it is asked for. */
export type MessagePlace = { readonly month: Month; readonly hash: Hash }
type Looking = Pick<Session, 'replica' | 'projection'>

/** Where a message on screen, or any edition of the room, stands; undefined for one that is not there. */
export const findMessage = ({ replica, projection }: Looking, message: MessageId): MessagePlace | undefined => {
  const edition = replica.editions().find(({ id }) => id === message)
  return projection.find(message) ?? (edition && { month: monthOfDoc(edition.in), hash: edition.hash })
}

/** The same. Throws Problem `unexpected` for one that is not there. */
export const placeOfMessage = (session: Looking, message: MessageId): MessagePlace => {
  const place = findMessage(session, message)
  if (!place) throw new Problem('unexpected', 'the message is not on screen')
  return place
}
