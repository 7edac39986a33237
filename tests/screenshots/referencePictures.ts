import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openProfile, removeProfile } from '../support/chromium'
import { differences } from '../support/differences'
import { openGallery } from '../support/gallery'
import type { Picture } from '../support/picture'
import { coarse, readPicture, writePicture } from '../support/picture'
import { LOOKS, MOST, referenceName, SCENES, showScene, smallPicture, TIME } from './references'

/** Milliseconds between two looks, and how often at most: what comes late has come by then. */
const REST = 250
const LOOKS_AT_MOST = 12

/** What is on screen once it stays. */
const settled = async (page: Page, scene: string): Promise<Picture> => {
  let last = await smallPicture(page)
  for (let at = 0; at < LOOKS_AT_MOST; at++) {
    await page.waitForTimeout(REST)
    const now = await smallPicture(page)
    if (Buffer.compare(last.rgb, now.rgb) === 0) return now
    last = now
  }
  throw new Error(`The scene ${scene} does not come to rest`)
}

/** Written where it differs from what was there: what tests would take for the same stays, byte for byte. */
const renew = async (path: string, is: Picture): Promise<void> => {
  if (existsSync(path) && differences(readPicture(await readFile(path)), is).share <= MOST) return
  await writeFile(path, writePicture(coarse(is)))
}

/** The small pictures that screens are compared with, of every scene or the ones named. */
export const takeReferencePictures = async (
  folder: string,
  say: (line: string) => void,
  only: readonly string[] = SCENES,
): Promise<void> => {
  const gallery = await openGallery()
  const profile = await openProfile()
  const { page } = profile
  try {
    await page.clock.setFixedTime(TIME)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(gallery.url)
    for (const look of LOOKS) {
      for (const scene of look.scenes.filter((one) => only.includes(one))) {
        await showScene(page, scene, look)
        await renew(join(folder, referenceName(scene, look)), await settled(page, scene))
      }
      say(`${look.theme}, ${look.lang}, ${look.size.width} pixels wide`)
    }
  } finally {
    await profile.close()
    await removeProfile(profile.folder)
    await gallery.close()
  }
}
