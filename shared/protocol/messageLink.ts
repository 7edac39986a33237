import type { MessageId, Month, RoomId } from './ids'
import { isHash, isMonth } from './ids'

/** Where a message stands. It is a name and no key: who is not in the room can do nothing with it. */
export type MessageLink = { readonly room: RoomId; readonly month: Month; readonly message: MessageId }

const PREFIX = 'snug://message#'

/** The link as text: `snug://message#ROOM/2026-09/MESSAGE`. */
export const formatMessageLink = ({ room, month, message }: MessageLink): string =>
  `${PREFIX}${room}/${month}/${message}`

/** Reads such a link; undefined for every other text. */
export const parseMessageLink = (text: string): MessageLink | undefined => {
  if (!text.startsWith(PREFIX)) return undefined
  const [room, month, message, ...more] = text.slice(PREFIX.length).split('/')
  if (!isHash(room) || !isMonth(month) || !isHash(message) || more.length > 0) return undefined
  return { room: room as string as RoomId, month, message: message as string as MessageId }
}
