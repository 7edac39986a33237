import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { isFocused, textOf } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const history = (): Locator => page.getByRole('region', { name: 'History' })
const versions = (): Locator => page.getByRole('listbox', { name: 'Versions' })
const open = async (): Promise<void> => {
  await show('note')
  await textOf(page).waitFor()
  await page.getByRole('button', { name: 'More for this note' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await history().getByRole('heading', { name: 'Winter list' }).waitFor()
}
const words = (kind: 'ins' | 'del'): Promise<string[]> => history().locator(kind).allInnerTexts()

test('the history is told by day and by who wrote, and walked through with the arrows', async () => {
  await open()
  await expect.poll(() => isFocused(versions())).toBe(true)
  const told = (await versions().innerText()).split('\n').filter(Boolean)
  expect(told.slice(0, 3)).toEqual(['Today', 'Now', 'Idris Benali'])
  expect(told).toContain('Somebody')
  expect(told).toContain('Anna Lindqvist and Cléo Marchand')
  await expect.poll(() => words('ins')).toContain('Soup')
  await expect.poll(() => words('del')).toContain('The soup')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => words('ins')).toContain('What we read next')
  await expect.poll(() => words('del')).toContain(' (1)')
  await page.getByText('The history is what this machine has seen').waitFor()
})

test('the oldest version says that it is, as there is none to compare it with', async () => {
  await open()
  await page.keyboard.press('End')
  await history().getByText('This is the oldest version that this machine has.').waitFor()
  await expect.poll(() => history().getByText('Nothing that can be read has changed here.').count()).toBe(0)
})

test('a version is also read as it was, without its changes', async () => {
  await open()
  await history().getByText('Show what changed').click()
  await history().getByRole('checkbox', { name: 'Done: Tell Tomasz about the stairs' }).waitFor()
  await expect.poll(() => history().locator('ins, del').count()).toBe(0)
})

test('Escape leads back to the note, where one was', async () => {
  await open()
  await page.keyboard.press('Escape')
  await expect.poll(() => history().count()).toBe(0)
  await expect.poll(() => isFocused(textOf(page))).toBe(true)
})

test('a version is restored as a change like any other, and undone like one', async () => {
  await open()
  const restore = history().getByRole('button', { name: 'Restore this version' })
  await expect.poll(() => restore.isDisabled()).toBe(true)
  await page.keyboard.press('End')
  await expect.poll(() => history().getByRole('heading', { level: 1 }).innerText()).toBe('Winter list (1)')
  await restore.click()
  await page.getByRole('status').getByText('The version is restored.').waitFor()
  await expect.poll(() => textOf(page).locator('h2').count()).toBe(0)
  await expect.poll(() => textOf(page).locator('p').first().innerText()).toMatch(/^Three books until the spring/)
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Winter list (1)')
  await expect.poll(() => isFocused(textOf(page))).toBe(true)
  await page.keyboard.press('Control+Z')
  await expect.poll(() => textOf(page).locator('h2').first().innerText()).toBe('What we read next')
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Winter list')
  await page.keyboard.press('Control+Y')
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Winter list (1)')
  await expect.poll(() => textOf(page).locator('h2').count()).toBe(0)
  // What is typed into the title is still undone there.
  await page.keyboard.press('Control+Z')
  await page.getByRole('textbox', { name: 'Title' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(', mine')
  await page.keyboard.press('Control+Z')
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Winter list')
})

test('what is restored reaches who is in the note too', async () => {
  await show('note', { more: '&as=Anna&alone=1' })
  const other = await stories.newPage()
  try {
    await show('note', { more: '&as=Cl%C3%A9o&alone=1' }, other)
    await textOf(other).locator('h2').first().waitFor()
    await textOf(page).waitFor()
    await page.getByRole('button', { name: 'More for this note' }).click()
    await page.getByRole('menuitem', { name: 'History' }).click()
    await versions().waitFor()
    await page.keyboard.press('End')
    await expect.poll(() => history().getByRole('heading', { level: 1 }).innerText()).toBe('Winter list (1)')
    await history().getByRole('button', { name: 'Restore this version' }).click()
    await expect.poll(() => textOf(other).locator('h2').count()).toBe(0)
  } finally {
    await other.close()
  }
})

test.each([
  { theme: 'paper', lang: 'en' },
  { theme: 'lamplight', lang: 'fr' },
])('the history passes axe, in $theme, $lang', async (look) => {
  await show('note-history', look)
  await page.locator('ins').first().waitFor()
  expect(await findings()).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true')
  expect(await findings()).toEqual([])
})
