import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { isFocused, textOf } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const dialog = (): Locator => page.getByRole('dialog', { name: 'New note' })
const begin = (): Locator => dialog().getByRole('button', { name: /Begin with/ })

test('what a note begins with is chosen with keys alone', async () => {
  await show('note')
  await page.getByRole('button', { name: 'New note' }).focus()
  await page.keyboard.press('Enter')
  await dialog().waitFor()
  await page.keyboard.type('Evening in December')
  await expect.poll(() => begin().innerText()).toContain('An empty page')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => begin().innerText()).toContain('Reading notes')
  await expect.poll(() => isFocused(begin())).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog().count()).toBe(0)
  await textOf(page).waitFor()
})

test('a note is begun like the one that one is in, from its menu and from the palette', async () => {
  await show('note')
  await page.getByRole('button', { name: 'More for this note' }).click()
  await page.getByRole('menuitem', { name: 'Begin a note like this one' }).click()
  await expect.poll(() => begin().innerText()).toContain('As “Winter list” is now')
  await expect.poll(() => isFocused(dialog().getByRole('textbox', { name: 'Title' }))).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog().count()).toBe(0)
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox').fill('like this')
  await page.keyboard.press('Enter')
  await dialog().waitFor()
  await expect.poll(() => begin().innerText()).toContain('As “Winter list” is now')
})

test.each([
  { theme: 'paper', lang: 'en' },
  { theme: 'lamplight', lang: 'fr' },
])('the choice passes axe, in $theme, $lang', async (look) => {
  await show('note', look)
  await page.getByRole('button', { name: /^(New note|Nouvelle note)$/ }).click()
  await page.getByRole('dialog').waitFor()
  expect(await findings()).toEqual([])
})
