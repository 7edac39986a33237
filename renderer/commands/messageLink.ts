import type { MessageId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { MessageLink } from '#shared/protocol/messageLink'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { readMonth } from '../state/readMonth'
import type { House } from './house'
import { currentSession } from './house'
import { placeOfMessage } from './placeOfMessage'
import { showMessage } from './showMessage'
import { showRoom } from './showRoom'

/** The link to a message that is on screen, or to an edition. Throws Problem `unexpected` for one that is not. */
export const linkToMessage =
  (house: House) =>
  (message: MessageId): string => {
    const session = currentSession(house)
    const { month } = placeOfMessage(session, message)
    return formatMessageLink({ room: session.replica.room, month, message })
  }

/** Goes where a link to a message leads, also to another room of this machine. Throws Problem `message-away` if it is not here. */
export const followMessageLink =
  (house: House) =>
  async (link: MessageLink): Promise<void> => {
    const from = currentSession(house).replica.room
    const session = house.sessions.get(link.room)
    if (!session || !(await isHere(session.replica, link))) throw new Problem('message-away')
    // Somebody may have gone elsewhere while the month was read.
    if (house.current !== from) return
    if (link.room !== from) await showRoom(house, link.room)
    await showMessage(house)({ id: link.message, doc: talkDoc(link.month) })
  }

const isHere = async (replica: Replica, { month, message }: MessageLink): Promise<boolean> => {
  const doc = talkDoc(month)
  return replica.months().includes(doc) && readMonth(replica, doc, (line) => line.post(message) !== undefined)
}
