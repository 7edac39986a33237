import { asProblem, Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { leaveCurrent } from './showRoom'

/**
 * Takes everything off the screen and closes every room and every link, once all that was written is on the disk. Throws
 * Problem `disk-full` before anything is closed where the disk refuses: what is in memory only would be lost.
 */
export const closeHouse = async (house: House, keepDrafts: () => Promise<void>): Promise<void> => {
  const sessions = [...house.sessions.values()]
  if (sessions.some(({ replica }) => replica.failing)) throw new Problem('disk-full', 'something is not saved yet')
  await keepDrafts()
  leaveCurrent(house)
  house.screen.app(() => ({ stage: 'starting' }))
  house.screen.room(undefined)
  house.screen.rooms([])
  try {
    await Promise.all(sessions.map((session) => session.close()))
  } catch (error) {
    // The disk has filled just now. What is closed opens by trying again.
    house.screen.app(() => ({ stage: 'stopped', problem: asProblem(error) }))
    throw error
  } finally {
    house.signalling.close()
  }
}
