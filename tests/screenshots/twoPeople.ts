import { join } from 'node:path'
import { serveBrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile, ProfileOptions } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'

const root = join(import.meta.dirname, '../..')

export type TwoPeople = {
  readonly anna: Profile
  readonly idris: Profile
  /** Tells both clocks what time it is: `2026-11-16T19:30`, where the pictures are taken. */
  setTime(time: string): Promise<void>
}

/** Two people at the browser edition and its hub, each with a browser of their own, for as long as `act` takes. */
export const withTwoPeople = async (
  start: string,
  looks: { readonly anna?: ProfileOptions; readonly idris?: ProfileOptions },
  act: (people: TwoPeople) => Promise<void>,
): Promise<void> => {
  const edition = await serveBrowserEdition({ folder: join(root, 'out/renderer'), version: '0.1.0' })
  const profiles: Profile[] = []
  const arrive = async (look?: ProfileOptions): Promise<Profile> => {
    const profile = await openProfile(look)
    profiles.push(profile)
    return profile
  }
  const setTime = async (time: string): Promise<void> => {
    for (const { page } of profiles) await page.clock.setFixedTime(new Date(time))
  }
  try {
    const [anna, idris] = [await arrive(looks.anna), await arrive(looks.idris)]
    await setTime(start)
    for (const { page } of profiles) await page.goto(edition.url)
    await act({ anna, idris, setTime })
  } finally {
    for (const profile of profiles) {
      await profile.close()
      await removeProfile(profile.folder)
    }
    await edition.close()
  }
}
