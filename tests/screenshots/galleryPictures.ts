import { join } from 'node:path'
import { openProfile, removeProfile } from '../support/chromium'
import { openGallery } from '../support/gallery'
import { LIGHTS, pictureName, photograph, SIZES, WIDE } from './photograph'
import { SCENES } from './references'

const LANGUAGES = ['en', 'fr'] as const

/** Every screen, or the ones named, of the gallery, in both lights and both languages, from 900 to 1600 pixels wide: for looking at them one by one. */
export const takeGalleryPictures = async (
  folder: string,
  say: (line: string) => void,
  only = SCENES,
): Promise<void> => {
  const gallery = await openGallery()
  const profile = await openProfile()
  const { page } = profile
  try {
    await page.clock.setFixedTime(new Date('2026-11-22T10:04'))
    for (const scene of only) {
      for (const { theme } of LIGHTS) {
        for (const language of LANGUAGES) {
          await page.goto(`${gallery.url}?scene=${scene}&theme=${theme}&lang=${language}`)
          await page.locator(`html[data-shown="${scene}"] #root > *`).first().waitFor()
          for (const size of [...SIZES, WIDE])
            await photograph(page, size, join(folder, pictureName(scene, `${theme}-${language}`, size)))
        }
      }
      say(scene)
    }
  } finally {
    await profile.close()
    await removeProfile(profile.folder)
    await gallery.close()
  }
}
