import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { isFocused } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const notes = (): Locator => page.getByRole('region', { name: 'Notes' })
const shelf = (name: string): Locator => notes().getByRole('button', { name, exact: true })
const note = (title: string): Locator => notes().getByRole('button', { name: title, exact: true })
const dialog = (): Locator => page.getByRole('dialog')
const finder = (): Locator => notes().getByRole('button', { name: 'Find a note by its title' })
const field = (): Locator => notes().getByRole('combobox', { name: 'Find a note by its title' })
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
/** What stands in the list, from above. */
const listed = (): Promise<readonly string[]> => notes().locator('h3, li').allInnerTexts()

test('the list shows notes on no shelf first, then the shelves by their names', async () => {
  await show('note-shelves')
  await expect
    .poll(listed)
    .toEqual([
      'Winter list',
      'Who hosts when',
      'Evenings',
      'Questions for “The Summer Book”',
      'Reading lists',
      'Autumn list',
      'Summer list',
    ])
})

test('with keys alone a note is put on a shelf, moved to a new one, and taken from it', async () => {
  await show('note-shelves')
  const more = page.getByRole('button', { name: 'More for this note' })
  const ask = async (): Promise<void> => {
    await more.focus()
    await press('Enter')
    await page.getByRole('menuitem', { name: 'Put on a shelf' }).focus()
    await press('Enter')
    await dialog().waitFor()
  }
  /** Chooses another shelf by that key, and goes on with these. */
  const choose = async (key: string, ...keys: readonly string[]): Promise<void> => {
    const shelves = dialog().getByRole('button', { name: /Shelf/ }).first()
    await shelves.focus()
    await press('Enter')
    await page.getByRole('listbox').waitFor()
    await press(key, 'Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    // The focus comes back a moment later.
    await expect.poll(() => isFocused(shelves)).toBe(true)
    await press(...keys)
  }
  await ask()
  await choose('ArrowDown', 'Tab', 'Tab', 'Enter')
  await expect
    .poll(listed)
    .toEqual([
      'Who hosts when',
      'Evenings',
      'Questions for “The Summer Book”',
      'Reading lists',
      'Winter list',
      'Autumn list',
      'Summer list',
    ])
  await ask()
  await choose('ArrowDown')
  await dialog().getByRole('textbox', { name: 'Name of the shelf' }).focus()
  await page.keyboard.type('A shelf that fails')
  await press('Enter')
  await dialog().getByRole('alert').waitFor()
  await dialog().getByRole('textbox').fill('Drafts')
  await press('Enter')
  await expect.poll(async () => (await listed()).slice(1, 3)).toEqual(['Drafts', 'Winter list'])
  await expect.poll(() => isFocused(more)).toBe(true)
  await ask()
  await choose('End', 'Tab', 'Tab')
  await expect.poll(() => isFocused(dialog().getByRole('button', { name: 'Take it from its shelf' }))).toBe(true)
  await press('Enter')
  await expect.poll(listed).not.toContain('Drafts')
})

test('a shelf is renamed and emptied from its menu, and the focus stays in the list', async () => {
  await show('note-shelves')
  const menuOf = (name: string): Locator => notes().getByRole('button', { name: `More for the shelf “${name}”` })
  await menuOf('Evenings').focus()
  await press('Enter')
  await page.getByRole('menu').waitFor()
  await press('Enter')
  await expect.poll(() => isFocused(dialog().getByRole('textbox'))).toBe(true)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Meetings')
  await press('Enter')
  await shelf('Meetings').waitFor()
  await expect.poll(() => isFocused(finder())).toBe(true)
  await menuOf('Meetings').click()
  await page.getByRole('menuitem', { name: 'Empty the shelf' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Empty the shelf' }).click()
  await expect.poll(listed).not.toContain('Meetings')
  await expect.poll(listed).toContain('Questions for “The Summer Book”')
  await expect.poll(() => isFocused(finder())).toBe(true)
})

test('a shelf is folded by its name; where one is stays in sight', async () => {
  await show('note-shelves')
  await shelf('Reading lists').focus()
  await press('Enter')
  await expect.poll(() => shelf('Reading lists').getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => note('Autumn list').count()).toBe(0)
  await press('Enter')
  await note('Autumn list').waitFor()
  await shelf('Evenings').click()
  await expect.poll(() => note('Questions for “The Summer Book”').count()).toBe(0)
  await show('note-shelves')
  await note('Questions for “The Summer Book”').click()
  await shelf('Evenings').click()
  await expect.poll(() => shelf('Evenings').getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => note('Questions for “The Summer Book”').getAttribute('aria-current')).toBe('page')
})

test('a note is found by a part of its title, without accents, and what is not in a title by the search', async () => {
  await show('note-shelves')
  await finder().focus()
  await press('Enter')
  await expect.poll(() => isFocused(field())).toBe(true)
  await page.keyboard.type('SÚMMER')
  const options = notes().getByRole('option')
  await expect
    .poll(() => options.allInnerTexts())
    .toEqual(['Questions for “The Summer Book”', 'Summer list', 'Search the words of the notes for “SÚMMER”'])
  await press('ArrowDown')
  await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true')
  await press('ArrowUp', 'Enter')
  await expect.poll(() => note('Questions for “The Summer Book”').getAttribute('aria-current')).toBe('page')

  await finder().click()
  await page.keyboard.type('lighthouse')
  await notes().getByText('No note has that in its title.').waitFor()
  await press('Enter')
  await page.getByRole('search').waitFor()
  await expect.poll(() => page.getByRole('search').getByRole('combobox').first().inputValue()).toBe('lighthouse')
})

test('Escape leaves the finding, and the focus is where it was', async () => {
  await show('note-shelves')
  await finder().click()
  await field().waitFor()
  await press('Escape')
  await expect.poll(() => field().count()).toBe(0)
  await expect.poll(() => isFocused(finder())).toBe(true)
  await expect.poll(listed).toHaveLength(7)
})

test('the room’s own page shows the notes on their shelves too', async () => {
  await show('note-shelves')
  await page.getByRole('heading', { level: 1 }).getByRole('button').click()
  await page.getByRole('menuitem', { name: /^About / }).click()
  const shelves = page.getByRole('main').getByRole('heading', { level: 4 })
  await expect.poll(() => shelves.allInnerTexts()).toEqual(['Evenings', 'Reading lists'])
  expect(await findings()).toEqual([])
  await page.getByRole('main').getByRole('button', { name: 'Autumn list' }).click()
  await expect.poll(() => note('Autumn list').getAttribute('aria-current')).toBe('page')
})

test('readers see shelves and change none', async () => {
  await show('note-shelves-reader')
  await shelf('Evenings').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^More for the shelf/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'More for this note' }).click()
  await page.getByRole('menuitem').first().waitFor()
  await expect.poll(() => page.getByRole('menuitem', { name: 'Put on a shelf' }).count()).toBe(0)
})

test.each([
  { theme: 'paper', lang: 'en' },
  { theme: 'lamplight', lang: 'fr' },
])('the list, its search and its dialogs pass axe, in $theme, $lang', async (look) => {
  await page.mouse.move(600, 500)
  await show('note-shelves', look)
  expect(await findings()).toEqual([])
  await page.getByRole('button', { name: /^(Find a note|Trouver une note)/ }).click()
  await page.getByRole('combobox').fill('list')
  expect(await findings()).toEqual([])
  await press('Escape')
  await page
    .getByRole('button', { name: /^(More for the shelf|Plus pour l’étagère)/ })
    .first()
    .click()
  await page.getByRole('menuitem').first().click()
  await dialog().waitFor()
  expect(await findings()).toEqual([])
  await press('Escape')
  await page.getByRole('button', { name: /^(More for this note|Plus pour cette note)/ }).click()
  await page.getByRole('menuitem', { name: /^(Put on a shelf|Mettre sur une étagère)/ }).click()
  await dialog().waitFor()
  expect(await findings()).toEqual([])
})
