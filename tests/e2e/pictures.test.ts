import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { LOOKS, MOST, referenceName, REFERENCES, showScene, smallPicture, TIME } from '../screenshots/references'
import { differences } from '../support/differences'
import { allComponents, drawnComponents } from '../support/drawnComponents'
import { galleryStories } from '../support/galleryStories'
import type { Picture } from '../support/picture'
import { readPicture, writePicture } from '../support/picture'

/** How often it is looked at again, and after how many milliseconds: some of it comes late. */
const TRIES = 12
const REST = 250
/** Where pictures go that are not as they were. */
const OUT = join(import.meta.dirname, '../../out/pictures')

const stories = galleryStories({ at: TIME, inPlace: true, named: true })
const drawn = new Set<string>()
let page: Page
beforeAll(async () => {
  page = stories.page()
  rmSync(OUT, { recursive: true, force: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await stories.show('starting')
})

/** What is on screen, as soon as it is like the reference, or in the end; and how much of it is not. */
const compare = async (was: Picture) => {
  for (let at = 1; ; at++) {
    const is = await smallPicture(page)
    const found = differences(was, is)
    if (found.share <= MOST || at === TRIES) return { is, ...found }
    await page.waitForTimeout(REST)
  }
}

describe('every screen looks as it did', () => {
  for (const look of LOOKS) {
    test.each(look.scenes)(`%s, in ${look.theme}, ${look.lang}, ${look.size.width} pixels wide`, async (scene) => {
      const name = referenceName(scene, look)
      const path = join(REFERENCES, name)
      await showScene(page, scene, look)
      if (!existsSync(path))
        expect.fail(`There is no picture of it: npm run screenshots -- --references --only ${scene}`)
      const { is, share, where } = await compare(readPicture(readFileSync(path)))
      for (const one of await drawnComponents(page)) drawn.add(one)
      if (share <= MOST) return
      mkdirSync(OUT, { recursive: true })
      writeFileSync(join(OUT, name), writePicture(is))
      writeFileSync(join(OUT, name.replace('.png', '-where.png')), writePicture(where))
      expect.fail(
        `${(share * 100).toFixed(1)} % of it differs, where ${OUT} says. Where that is meant, look at it, then: ` +
          `npm run screenshots -- --references --only ${scene}`,
      )
    })
  }
})

test('every picture is of a screen that there is', () => {
  const meant = LOOKS.flatMap((look) => look.scenes.map((scene) => referenceName(scene, look)))
  expect(readdirSync(REFERENCES).filter((name) => !meant.includes(name))).toEqual([])
})

test('every component is on one of the screens', () => {
  expect(allComponents().filter((one) => !drawn.has(one.split(': ')[1]!))).toEqual([])
})
