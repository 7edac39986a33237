import { firstSince } from '../state/firstSince'
import type { House } from './house'
import { currentSession } from './house'
import { showMessage } from './showMessage'

/**
 * Goes to the first message said on a day or after it, or to the newest if none was. `day` is its beginning, in
 * milliseconds since 1970. Throws Problem `database-broken` or another of the disk's; then one stays where one was.
 */
export const showDay =
  (house: House) =>
  async (day: number): Promise<void> => {
    const { replica } = currentSession(house)
    const first = await firstSince(replica, day)
    if (first && house.current === replica.room) await showMessage(house)(first)
  }
