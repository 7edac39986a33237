import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryPage } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})
const { button, focused, message } = galleryPage(() => page)
const composer = () => page.getByRole('textbox', { name: 'Write to the room' })
const quoted = (name: string) => page.getByRole('group', { name: `Quoting ${name}` })
const takeOut = (name: string) => quoted(name).getByRole('button', { name: `Take out the quotation of ${name}` })
const hasFocus = (field: Locator) => field.evaluate((one) => one === document.activeElement)
/** What ears hear where the focus comes to. */
const described = (field: Locator) =>
  field.evaluate((one) =>
    one
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)!.innerText)
      .join(' '),
  )

test('quoting by mouse refers to the message above what is written, and is drawn as a quotation', async () => {
  await show('conversation-words')
  await composer().fill('Before that')
  await message('called').hover()
  await message('called').getByRole('button', { name: 'Actions for the message' }).click()
  await page.getByRole('menuitem', { name: 'Quote' }).click()
  await expect.poll(() => hasFocus(composer())).toBe(true)
  await quoted('Anna Lindqvist')
    .getByText(/^@Cléo Marchand and .*…$/)
    .waitFor()
  expect(await described(composer())).toMatch(/^Quoting Anna Lindqvist\s+@Cléo Marchand and .*… Enter sends/s)
  await page.keyboard.type(', seven is fine')
  await expect.poll(() => composer().inputValue()).toBe('Before that, seven is fine')
  expect(await findings()).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => quoted('Anna Lindqvist').count()).toBe(0)
  const said = page.locator('[data-message^="posted"]').last()
  await said.getByRole('blockquote').getByText('@Cléo Marchand and @Mariam').waitFor()
  // Quoting somebody’s name does not call them.
  await expect.poll(() => said.locator('span', { hasText: '@' }).count()).toBe(0)
  await said.getByRole('link', { name: 'a message of November 2026' }).click()
  await expect.poll(focused).toMatch(/^called/)
})

test('quoting by keyboard alone, and in a thread into the thread', async () => {
  await show('conversation-words')
  await message('question').focus()
  await page.keyboard.press('q')
  await quoted('Mariam Okafor')
    .getByText(/^Does anyone have a second copy\? .*…$/)
    .waitFor()
  await expect.poll(() => hasFocus(composer())).toBe(true)
  expect(await composer().inputValue()).toBe('')
  await button('Replies from Anna').first().click()
  const reply = page.getByRole('textbox', { name: 'Write a reply' })
  await reply.waitFor()
  await page.locator('aside [data-message^="lend-"]').focus()
  await page.keyboard.press('q')
  const inThread = page.locator('aside').getByRole('group', { name: 'Quoting Anna Lindqvist' })
  await inThread.getByText(/^I have two\. .*…$/).waitFor()
  expect(await quoted('Anna Lindqvist').count()).toBe(1)
  // Each place has its own, also after one was elsewhere.
  await expect.poll(() => hasFocus(reply)).toBe(true)
  await page.keyboard.press('Escape')
  await reply.waitFor({ state: 'hidden' })
  await button('Replies from Anna').first().click()
  await inThread.getByText(/^I have two\. .*…$/).waitFor()
  await page.keyboard.press('Escape')
  await quoted('Mariam Okafor').waitFor()
})

test('a quotation is taken out by its button, or with Backspace before the first letter, and the words stay', async () => {
  await show('conversation-words')
  for (const id of ['called', 'question', 'recipe']) {
    await message(id).focus()
    await page.keyboard.press('q')
    await expect.poll(() => hasFocus(composer())).toBe(true)
  }
  await page.keyboard.type('To you all')
  await expect.poll(() => page.getByRole('group', { name: /^Quoting/ }).count()).toBe(3)
  const { width, height } = (await takeOut('Anna Lindqvist').boundingBox())!
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  await takeOut('Anna Lindqvist').click()
  await expect.poll(() => hasFocus(composer())).toBe(true)
  await page.getByRole('status').getByText('You do not quote Anna Lindqvist any more.').waitFor()
  // By keyboard alone the nearest is one step back.
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => takeOut('Tomasz Wójcik').evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => hasFocus(composer())).toBe(true)
  await expect.poll(() => quoted('Tomasz Wójcik').count()).toBe(0)
  // A key that is held down takes letters, and nothing else.
  await page.keyboard.press('Home')
  const held = { key: 'Backspace', repeat: true, bubbles: true, cancelable: true }
  await composer().dispatchEvent('keydown', held)
  await quoted('Mariam Okafor').waitFor()
  await page.keyboard.press('Backspace')
  await expect.poll(() => quoted('Mariam Okafor').count()).toBe(0)
  expect(await composer().inputValue()).toBe('To you all')
  expect(await hasFocus(composer())).toBe(true)
})

test('several quotations, and nothing besides, are sent as they were always written', async () => {
  await show('conversation-words')
  await message('called').focus()
  await page.keyboard.press('q')
  await quoted('Anna Lindqvist').waitFor()
  await message('question').focus()
  await page.keyboard.press('q')
  await quoted('Mariam Okafor').waitFor()
  await expect.poll(() => hasFocus(composer())).toBe(true)
  await page.keyboard.press('Enter')
  const said = page.locator('[data-message^="posted"]').last()
  await said.getByRole('blockquote').nth(1).waitFor()
  const lines = (await said.getByRole('blockquote').allInnerTexts()).join('\n')
  expect(lines).toMatch(/^@Cléo .*…\n— Anna Lindqvist, a message .*\nDoes anyone .*…\n— Mariam Okafor, a message/)
  expect(await described(composer())).not.toContain('Quoting')
})

test('undo puts back what was taken out, one by one, and once something is written again belongs to that', async () => {
  await show('conversation-words')
  for (const id of ['called', 'question']) {
    await message(id).focus()
    await page.keyboard.press('q')
    await expect.poll(() => hasFocus(composer())).toBe(true)
  }
  await page.keyboard.type('To you')
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect.poll(() => page.getByRole('group', { name: /^Quoting/ }).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await page.getByRole('status').getByText('You quote Anna Lindqvist again.').waitFor()
  await quoted('Anna Lindqvist').waitFor()
  expect(await quoted('Mariam Okafor').count()).toBe(0)
  await page.keyboard.press('Control+z')
  await quoted('Mariam Okafor').waitFor()
  expect(await composer().inputValue()).toBe('To you')
  // What is left is the field's own.
  await page.keyboard.press('Control+z')
  await expect.poll(() => composer().inputValue()).not.toBe('To you')
  expect(await page.getByRole('group', { name: /^Quoting/ }).count()).toBe(2)

  await takeOut('Anna Lindqvist').click()
  await page.keyboard.type('x')
  await expect.poll(() => composer().inputValue()).toMatch(/x$/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => composer().inputValue()).not.toMatch(/x$/)
  expect(await quoted('Anna Lindqvist').count()).toBe(0)
})

test('a message that quotes is edited below what it quotes, which stays, or is taken out', async () => {
  await show('conversation-words')
  await message('called').focus()
  await page.keyboard.press('q')
  await quoted('Anna Lindqvist').waitFor()
  await expect.poll(() => hasFocus(composer())).toBe(true)
  await page.keyboard.press('Enter')
  const said = page.locator('[data-message^="posted"]').last()
  await said.getByRole('blockquote').waitFor()
  const field = said.getByRole('textbox', { name: 'Your message' })
  const card = said.getByRole('group', { name: 'Quoting Anna Lindqvist' })
  const edit = async (): Promise<void> => {
    await said.focus()
    await page.keyboard.press('e')
    await expect.poll(() => hasFocus(field)).toBe(true)
  }
  await edit()
  await card.getByText(/^@Cléo Marchand and .*…$/).waitFor()
  expect(await field.inputValue()).toBe('')
  expect(await described(field)).toMatch(/^Quoting Anna Lindqvist\s+@Cléo Marchand and .*…/)
  expect(await findings()).toEqual([])
  await page.keyboard.type('Seven is fine')
  await page.keyboard.press('Enter')
  await said.getByText(/^Seven is fine/).waitFor()
  await said.getByRole('blockquote').getByText('@Cléo Marchand and @Mariam').waitFor()

  await edit()
  await expect.poll(() => field.inputValue()).toBe('Seven is fine')
  await card.getByRole('button', { name: 'Take out the quotation of Anna Lindqvist' }).click()
  await expect.poll(() => hasFocus(field)).toBe(true)
  await page.keyboard.press('Control+z')
  await card.waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await card.waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  expect(await said.getByRole('blockquote').count()).toBe(0)
  await said.getByText(/^Seven is fine/).waitFor()
})

test('names are completed at the field, over what is quoted', async () => {
  await show('conversation-words')
  for (const id of ['called', 'question']) {
    await message(id).focus()
    await page.keyboard.press('q')
    await expect.poll(() => hasFocus(composer())).toBe(true)
  }
  await page.keyboard.type('@')
  const [list, field] = [page.getByRole('listbox', { name: 'Whom you call' }), composer()]
  await list.waitFor()
  const [{ y, height }, { y: below }] = [(await list.boundingBox())!, (await field.boundingBox())!]
  expect(below - y - height).toBeGreaterThanOrEqual(0)
  expect(below - y - height).toBeLessThan(16)
})
