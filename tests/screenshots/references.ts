import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { showGalleryScene } from '../support/gallery'
import { openedScenes } from '../../renderer/app/gallery/openedScenes'
import { scenes } from '../../renderer/app/gallery/scenes'
import type { Picture } from '../support/picture'
import { readPicture, shrink } from '../support/picture'
import type { Size } from './photograph'
import { SIZES, WIDE } from './photograph'

/** Every screen and sheet of the gallery, and what opens on them. */
export const SCENES: readonly string[] = ['components', ...Object.keys(scenes), ...Object.keys(openedScenes)]

export type Look = {
  readonly theme: 'paper' | 'lamplight'
  readonly lang: 'en' | 'fr'
  readonly size: Size
  readonly scenes: readonly string[]
}
/**
 * Each light, language and width once: what goes wrong in one of them is seen in one of the first two. In a large window, only
 * where something could grow with it, or stands beside something else.
 */
export const LOOKS: readonly Look[] = [
  { theme: 'paper', lang: 'en', size: SIZES[0]!, scenes: SCENES },
  { theme: 'lamplight', lang: 'fr', size: SIZES[1]!, scenes: SCENES },
  { theme: 'paper', lang: 'fr', size: WIDE, scenes: ['conversation', 'note', 'settings'] },
  { theme: 'lamplight', lang: 'en', size: WIDE, scenes: ['thread', 'note-comment', 'search-found'] },
]

/** How many times smaller they are kept: nothing that a browser's version changes in letters is left, and what moves is seen. */
const SMALLER = 4
/** The share of a screen that may differ: less than a line of letters. */
export const MOST = 0.004
/** When it is, wherever pictures are compared. */
export const TIME = new Date('2026-11-22T10:04')

export const REFERENCES = join(import.meta.dirname, 'references')
export const referenceName = (scene: string, { theme, lang, size }: Look): string =>
  `${scene}-${theme}-${lang}${size === WIDE ? '-wide' : ''}.png`

/** What is on screen, as small as references are. The page has the look's size, and nothing in it fades. */
export const smallPicture = async (page: Page): Promise<Picture> => {
  await page.evaluate(() => document.fonts.ready)
  return shrink(readPicture(await page.screenshot({ animations: 'disabled' })), SMALLER)
}

/** Shows a scene in a page that has the gallery open. */
export const showScene = async (page: Page, scene: string, { theme, lang, size }: Look): Promise<void> => {
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size)
  // What scrolls to something as it is drawn comes elsewhere with other letters.
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())))
  await showGalleryScene(page, `?scene=${scene}&theme=${theme}&lang=${lang}`)
  await page.locator(`html[data-shown="${scene}"] #root > *`).first().waitFor()
}
