import type { Staying } from '#shared/ports/platform.port'
import type { House } from './house'

/** Has Snug stay on without its window, or start with the computer, or no longer. Throws Problem `choice-refused`. */
export const chooseStaying =
  (house: Pick<House, 'platform' | 'screen'>) =>
  async (choice: keyof Staying, on: boolean): Promise<void> =>
    house.screen.staying(await house.platform.chooseStaying(choice, on))
