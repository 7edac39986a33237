import { limits } from '#shared/protocol/limits'
import { foundRoom as found } from '#shared/sync/foundRoom'
import { checkName } from '#shared/protocol/checkName'
import type { House } from './house'
import { keepOwnName } from './ownName'
import { openSession } from './openSession'
import { showRoom } from './showRoom'

/** Founds a room with this person as its first organiser and shows it. Throws Problem `empty`, `too-long`, `disk-full`. */
export const foundRoom =
  (house: House) =>
  async (as: { readonly roomName: string; readonly memberName: string }): Promise<void> => {
    const roomName = checkName(as.roomName, limits.roomName)
    const memberName = checkName(as.memberName, limits.memberName)
    const { store, keychain, device, clock, randomness } = house
    const record = await found({ store, keychain, device, clock, randomness, roomName, memberName })
    await keepOwnName(house, memberName)
    await openSession(house, record)
    await showRoom(house, record.room)
  }
