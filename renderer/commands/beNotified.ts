import { Problem } from '#shared/protocol/problem'
import type { Notify } from '../state/views'
import { showCompany } from './beSeen'
import type { House } from './house'
import { currentSession } from './house'

/**
 * Of what the system notifies one in the room on screen. Asks the system first, where it has not been asked. Throws Problem
 * `notices-refused` if it does not let Snug notify; then all stays as it was.
 */
export const beNotified =
  (house: House) =>
  async (notify: Notify): Promise<void> => {
    const session = currentSession(house)
    if (notify !== 'nothing' && !(await house.platform.askToNotify())) throw new Problem('notices-refused')
    const kept = session.choices.change({ notify })
    if (house.current === session.record.room) showCompany(house, session)
    await kept
  }
