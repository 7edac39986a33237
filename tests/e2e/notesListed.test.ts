import type { Locator, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { isFocused, textOf } from '../support/noteScreen'

const { show, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const text = (): Locator => textOf(page)
const tool = (name: string): Locator => page.getByRole('toolbar').getByRole('button', { name, exact: true })
/** An empty note, ready to be written on. */
const blank = async (): Promise<void> => {
  await show('note-empty')
  await expect.poll(() => isFocused(text())).toBe(true)
}
beforeEach(blank)

test('a checklist begins as Markdown has it, in a list that has begun already too', async () => {
  await page.keyboard.type('- [ ] soup')
  await page.keyboard.press('Enter')
  await page.keyboard.type('bread')
  for (const words of ['soup', 'bread'])
    await expect
      .poll(() =>
        text()
          .getByRole('checkbox', { name: `Done: ${words}` })
          .isChecked(),
      )
      .toBe(false)
  await blank()
  await page.keyboard.type('- soup')
  await page.keyboard.press('Enter')
  await page.keyboard.type('[x] bread')
  await expect.poll(() => text().getByRole('checkbox', { name: 'Done: bread' }).isChecked()).toBe(true)
  expect(await text().locator('ul > li').count()).toBe(2)
})

test('End goes to the last of the tools, Home to the first', async () => {
  await page.keyboard.type('Words')
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('End')
  await expect.poll(() => isFocused(tool('Undo your last change'))).toBe(true)
  await page.keyboard.press('Home')
  await expect.poll(() => isFocused(tool('Bold'))).toBe(true)
})
