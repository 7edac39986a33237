import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { goTo } from './showRoom'

/**
 * Goes to a message, however far back its month is. Throws Problem `database-broken` or another of the disk's if the
 * month can't be read; then one stays where one was.
 */
export const showMessage =
  (house: House) =>
  async ({ id, doc }: { readonly id: MessageId; readonly doc: TalkDocId }): Promise<void> => {
    const session = currentSession(house)
    await session.projection.showAround(doc, id)
    // Somebody may have gone to another room while the month was read.
    if (house.current === session.replica.room) goTo(house)({ in: 'conversation', at: id })
  }
