import { join } from 'node:path'
import { scenes } from '../../renderer/app/gallery/scenes'
import { openProfile, removeProfile } from '../support/chromium'
import { openGallery } from '../support/gallery'
import { LIGHTS, pictureName, photograph, SIZES } from './photograph'

const LANGUAGES = ['en', 'fr'] as const

/** Every screen, or the ones named, of the gallery, in both lights and both languages, at both sizes: for looking at them one by one. */
export const takeGalleryPictures = async (
  folder: string,
  say: (line: string) => void,
  only = Object.keys(scenes),
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
          await page.locator('#root > *').first().waitFor()
          for (const size of SIZES)
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
