import type { MemberId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { currentSession } from './house'
import { giveRole } from './changeRole'

/**
 * Hands the room on screen over: the other becomes an organiser, if they are none, and this device's member a member
 * like any other. Throws Problem `not-allowed`; then nothing, or the first alone, has happened.
 */
export const handOver =
  (house: House) =>
  async (to: MemberId): Promise<void> => {
    const { replica } = currentSession(house)
    const own = replica.state().byDevice.get(replica.self)?.id
    if (!own || own === to) throw new Problem('not-allowed', 'one hands over to somebody else')
    if (replica.state().members.get(to)?.role !== 'organiser') await giveRole(replica, to, 'organiser')
    await giveRole(replica, own, 'member')
  }
