import { limits } from '#shared/protocol/limits'
import { asProblem, Problem } from '#shared/protocol/problem'
import { closeHouse } from './closeHouse'
import type { House } from './house'

const check = (passphrase: string): void => {
  // As many as people see, whichever letters they are made of.
  if ([...passphrase.normalize('NFC')].length < limits.passphraseLeast) throw new Problem('passphrase-short')
}

/**
 * Sets a passphrase (`now` undefined), changes it, or takes it away (`next` undefined). Closes the rooms for that and
 * starts anew. Throws Problem `passphrase-wrong`, `passphrase-short` or `disk-full`, with nothing changed or closed.
 */
export const changePassphrase =
  (house: House, keepDrafts: () => Promise<void>) =>
  async (now: string | undefined, next: string | undefined): Promise<void> => {
    if (next !== undefined) check(next)
    const change = await house.keys.prepareChange(now, next)
    // Whatever seals or stores a secret is closed first.
    await closeHouse(house, keepDrafts)
    try {
      await change.commit()
    } catch (error) {
      // Nothing was changed; what is closed opens by trying again.
      house.screen.app(() => ({ stage: 'stopped', problem: asProblem(error) }))
      return
    }
    house.platform.startAnew()
  }

/** Closes the rooms and forgets the keys until the passphrase is typed again. Does nothing where none is set. */
export const lockNow = (house: House, keepDrafts: () => Promise<void>) => async (): Promise<void> => {
  if (!(await house.keys.hasPassphrase())) return
  await closeHouse(house, keepDrafts)
  // What a page held in memory goes with the page.
  house.platform.startAnew()
}
