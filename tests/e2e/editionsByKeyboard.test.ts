import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { isFocused } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
/** What is on the desk, in its order, by the buttons that take it out. */
const onDesk = (): Promise<string[]> =>
  page
    .getByRole('button', { name: /^Take out: / })
    .evaluateAll((all) => all.map((one) => (one.getAttribute('aria-label') ?? '').slice('Take out: '.length)))
const LONG = 'Message by Idris Benali, 22 November 2026'

test('what is on the desk is moved by its buttons and by Alt and the arrows, and the focus stays with it', async () => {
  await show('desk-full')
  await expect.poll(onDesk).toHaveLength(7)
  const before = await onDesk()
  await button(`Move down: ${LONG}`).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await onDesk())[2]).toBe(LONG)
  await expect.poll(() => isFocused(button(`Move down: ${LONG}`))).toBe(true)
  await page.getByText(`${LONG}: now 3 of 7.`).waitFor({ state: 'attached' })
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(onDesk).toEqual(before)
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await onDesk())[0]).toBe(LONG)
  // Further up it cannot go: its other button has the focus then, if its own is turned off.
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await onDesk())[0]).toBe(LONG)
  await expect.poll(() => isFocused(button(`Move down: ${LONG}`))).toBe(true)
  await button(`Move down: ${LONG}`).press('Alt+ArrowDown')
  await button(`Move up: ${LONG}`).press('Alt+ArrowUp')
  await expect.poll(async () => (await onDesk())[0]).toBe(LONG)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(LONG)
})

test('words that are being written are moved too, and go on being written', async () => {
  await show('desk-full')
  const words = page.getByRole('textbox', { name: 'Words of your own' }).first()
  await words.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await onDesk())[0]).toBe(LONG)
  await page.keyboard.type(' And more.')
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Words of your own' }).first().inputValue())
    .toMatch(/ And more\.$/)
})

test('words are marked by the keys that mark them in messages', async () => {
  await show('desk')
  const field = page.getByRole('textbox', { name: 'Introduction' })
  await field.focus()
  await page.keyboard.type('read slowly')
  for (let at = 0; at < 'slowly'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Control+b')
  await expect.poll(() => field.inputValue()).toBe('read **slowly**')
})

test('a piece is taken out and put back where it was', async () => {
  await show('desk-full')
  await expect.poll(onDesk).toHaveLength(7)
  const before = await onDesk()
  await button(`Take out: ${LONG}`).press('Enter')
  await page.getByText(`Taken out: ${LONG}`).waitFor()
  await expect.poll(onDesk).toEqual(before.filter((name) => name !== LONG))
  await expect.poll(() => isFocused(button(/^Take out: /).nth(1))).toBe(true)
  await button('Put it back').press('Enter')
  await expect.poll(onDesk).toEqual(before)
})

test('an edition is put together and closed by keyboard alone, and stands first on the shelf', async () => {
  await show('desk')
  const close = button('Close the issue')
  await expect.poll(() => close.isDisabled()).toBe(true)
  await page.getByText('It needs a title').waitFor()
  await page.getByRole('textbox', { name: 'Title' }).focus()
  await page.keyboard.type('Soup and bread')
  await page.getByText('It needs something in it').waitFor()
  await button('Add a note').press('Enter')
  await page.keyboard.type('winter')
  await page.getByRole('option', { name: 'Winter list' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await button('Add words of your own').press('Enter')
  await expect.poll(() => isFocused(page.getByRole('textbox', { name: 'Words of your own' }))).toBe(true)
  await page.keyboard.type('# The end')
  await button('Look at it').press('Enter')
  await page.getByRole('heading', { name: 'Soup and bread' }).waitFor()
  await page.getByRole('heading', { name: 'The end' }).waitFor()
  expect(await findings()).toEqual([])
  await button('Back to the desk').press('Enter')
  await close.press('Enter')
  await page.getByRole('alertdialog').getByText('It can’t be changed after that.').waitFor()
  await page.keyboard.press('Tab')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close the issue' }).press('Enter')
  const covers = page.getByRole('main').getByRole('listitem')
  await expect.poll(() => covers.first().innerText()).toContain('Soup and bread')
})

test('what cannot be published stays on the desk, and is told', async () => {
  await show('desk-full')
  await page.getByRole('textbox', { name: 'Title' }).fill('This will fail')
  await button('Close the issue').press('Enter')
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Close the issue' }).press('Enter')
  await question.getByRole('alert').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(onDesk).toHaveLength(7)
})

test('a message is put into the edition from its menu, and says so', async () => {
  await show('conversation-edition', { more: '&as=Anna' })
  const said = page.locator('[data-message^="cat-"]')
  await said.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Put into the edition' }).click()
  await said.getByText('It is on the desk').waitFor()
  await said.getByRole('button', { name: 'Go on with the edition' }).press('Enter')
  await expect.poll(onDesk).toEqual(['Message by Cléo Marchand, 22 November 2026'])
})

test('pictures in an edition are reached by Tab, seen large and left again, and its files are saved', async () => {
  await show('edition-pictures')
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
  const sheet = page.getByRole('article', { name: 'The walk along the bay' })
  await sheet.locator('button[aria-disabled="false"] img').first().waitFor()
  expect(await findings()).toEqual([])
  await sheet.getByTitle('Where it was said').first().focus()
  await page.keyboard.press('Tab')
  const first = await focused()
  expect(first).toMatch(/^See it large: /)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: first.slice('See it large: '.length) }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toBe(first)

  // What is far is not unpacked before one comes near it.
  const coming = sheet.getByText('On its way from Tomasz')
  await coming.first().scrollIntoViewIfNeeded()
  expect(await coming.count()).toBe(2)
  await sheet.getByText('This cannot be shown as a picture.').waitFor()
  await sheet.getByRole('button', { name: /^Save “.*\.pdf”…$/ }).press('Enter')
})

test('an edition in the conversation is reached by the arrows, read from there, and has no words to quote or change', async () => {
  await show('conversation-edition')
  const card = page.locator('[data-scroller] [data-message^="winter-"]')
  await page.getByRole('textbox', { name: 'Write to the room' }).press('ArrowUp')
  await page.keyboard.press('End')
  await expect.poll(() => isFocused(card)).toBe(true)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByRole('menuitem').allInnerTexts())
    .toEqual(['Read it', 'Reply\nR', 'Copy a link to it', 'Leave a mark: I read this\nM'])
  await page.getByRole('menuitem', { name: 'Read it' }).press('Enter')
  await page.getByRole('heading', { name: 'The winter issue' }).waitFor()
})

test('the list of what is in it leads to each piece, and the comments open beside it and close', async () => {
  await show('edition')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Winter list' }).press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.startsWith('Winter list')))
    .toBe(true)
  await button('Read and write comments').press('Enter')
  const pane = page.getByRole('complementary', { name: 'Comments' })
  await pane.getByText('missed my stop').waitFor()
  await expect.poll(() => isFocused(pane.getByRole('textbox', { name: 'Write a comment' }))).toBe(true)
  expect(await findings()).toEqual([])
  await page.keyboard.press('Escape')
  await pane.waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(button('Read and write comments'))).toBe(true)
})

test('who may not publish sees no way to the desk, and at it reads why', async () => {
  await show('editions')
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(4)
  expect(await button(/Put an edition together|Go on with the edition/).count()).toBe(0)
  await show('desk-member')
  await page.getByText('Only editors and organisers publish editions.').waitFor()
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
})

test('whoever looks at it begins at its top, and comes back to where they were at the desk', async () => {
  await show('desk-full')
  await expect.poll(onDesk).toHaveLength(7)
  const place = (): Promise<number> =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('main div')]
      return Math.max(...all.map(({ scrollTop }) => scrollTop))
    })
  await button('Add a note').scrollIntoViewIfNeeded()
  const before = await place()
  expect(before).toBeGreaterThan(0)
  await button('Look at it').press('Enter')
  await expect.poll(place).toBe(0)
  await button('Back to the desk').press('Enter')
  await expect.poll(place).toBe(before)
})

test('its headings are one outline for ears: a note stands below the heading that it is under, with its own below its title', async () => {
  await show('edition')
  const sheet = page.locator('main article')
  await sheet.waitFor()
  const headings = await sheet
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.map(({ tagName, textContent }) => `${tagName} ${textContent}`))
  expect(headings).toEqual([
    'H1 The winter issue',
    'H2 What was said',
    'H3 And what comes next',
    'H4 Winter list',
    'H5 What we read next',
    'H6 Before Thursday',
    'H6 Who brings what',
  ])
})

test('whoever leaves an edition and comes back reads on where they were', async () => {
  await show('edition')
  const places = page.getByRole('navigation', { name: 'Room' })
  const sheet = page.locator('main article')
  await sheet.waitFor()
  const place = (): Promise<number> => sheet.evaluate((one) => one.parentElement?.scrollTop ?? -1)
  await sheet.evaluate((one) => one.parentElement?.scrollTo(0, 300))
  await expect.poll(place).toBe(300)
  const title = await sheet.getByRole('heading', { level: 1 }).innerText()
  await places.getByRole('button', { name: 'Conversation' }).click()
  await places.getByRole('button', { name: 'Editions' }).click()
  await page.getByRole('main').getByRole('button', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await expect.poll(place).toBe(300)
})

test('paper has the edition, also where its comments lie over it on screen; and of the conversation what was said', async () => {
  await show('edition-comments')
  await page.getByRole('complementary', { name: 'Comments' }).waitFor()
  const sheet = page.locator('main article').first()
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
  await expect.poll(() => page.getByRole('complementary').isVisible()).toBe(false)
  expect(await sheet.evaluate((one) => getComputedStyle(one.parentElement ?? one).overflowY)).toBe('visible')
  await page.emulateMedia({ media: 'screen' })
  await show('thread')
  await page.getByRole('complementary', { name: 'Thread' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.locator('[data-message]').first().isVisible()).toBe(true)
  await expect.poll(() => page.getByRole('complementary').isVisible()).toBe(false)
  await expect.poll(() => page.getByLabel('Write to the room').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
})
