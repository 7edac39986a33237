import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { htmlOf, isFocused, textOf } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const text = (): Locator => textOf(page)
const pane = (): Locator => page.getByRole('complementary', { name: 'Comment' })
const commented = (): Locator => text().locator('.commented')
const tool = (): Locator => page.getByRole('toolbar').getByRole('button', { name: 'Comment on the selected words' })
const write = async (words: string): Promise<void> => {
  await show('note-empty')
  await expect.poll(() => isFocused(text())).toBe(true)
  await page.keyboard.type(words)
}
/**
 * For 20 ms after it has got the focus the editor puts its own selection back: no hand is as fast as this story. By the page's
 * own clock, which is late on a machine that is.
 */
const settle = (): Promise<void> => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 40)))
const comment = async (words: string): Promise<void> => {
  await settle()
  await expect.poll(() => tool().isEnabled()).toBe(true)
  await page.keyboard.press('Control+Shift+M')
  await pane().getByRole('textbox', { name: 'Your comment' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  // Once it is sent, it can be answered.
  await pane().getByRole('textbox', { name: 'Your answer' }).waitFor()
  await pane().getByText(words).waitFor()
}
/** Back to the text, with the caret at its end. */
const leave = async (): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect.poll(() => isFocused(text())).toBe(true)
  await settle()
  await page.keyboard.press('End')
  await settle()
}

test('words are commented on with keys alone; the comment is answered, left and come back to', async () => {
  await write('Read the letters first')
  for (let at = 0; at < 'first'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await comment('Or the diary?')
  await expect.poll(() => commented().innerText()).toBe('first')
  await expect.poll(() => pane().locator('blockquote').innerText()).toBe('first')
  await pane().getByRole('textbox', { name: 'Your answer' }).fill('Both, then.')
  await page.keyboard.press('Enter')
  await pane().getByText('Both, then.').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => pane().count()).toBe(0)
  await expect.poll(() => isFocused(text())).toBe(true)
  // The caret stands at the words still.
  await page.keyboard.press('Alt+PageDown')
  await pane().getByText('Or the diary?').waitFor()
  await expect.poll(() => isFocused(pane())).toBe(true)
})

test('what is typed beside commented words is not commented on, and undo goes on taking back own words', async () => {
  await write('Soup')
  await page.keyboard.press('Control+A')
  await comment('Which one?')
  await leave()
  await page.keyboard.type(' and bread')
  await expect.poll(() => commented().innerText()).toBe('Soup')
  await expect.poll(() => text().innerText()).toBe('Soup and bread')
})

test('whoever goes on writing before a comment is sent is not called back, and the words are marked', async () => {
  await write('Soup')
  await page.keyboard.press('Control+A')
  await expect.poll(() => tool().isEnabled()).toBe(true)
  await page.keyboard.press('Control+Shift+M')
  await pane().getByRole('textbox', { name: 'Your comment' }).waitFor()
  await page.keyboard.type('Which one?')
  await page.keyboard.press('Enter')
  await leave()
  await page.keyboard.type(' and bread')
  await expect.poll(() => commented().allInnerTexts()).toEqual(['Soup'])
  await expect.poll(() => text().innerText()).toBe('Soup and bread')
  expect([await pane().count(), await isFocused(text())]).toEqual([0, true])
})

test('two comments may share words; one leads to the next, and each settles by itself', async () => {
  await write('Bread and soup')
  await page.keyboard.press('Control+A')
  await comment('All of it?')
  await leave()
  for (let at = 0; at < 'soup'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await comment('This one only.')
  await expect.poll(() => commented().count()).toBe(2)
  await pane().getByRole('button', { name: 'The comment before' }).click()
  await pane().getByText('All of it?').waitFor()
  await page.keyboard.press('Alt+PageDown')
  await pane().getByText('This one only.').waitFor()
  await pane().getByRole('button', { name: 'Settled: take the mark off the words' }).click()
  await expect.poll(() => pane().count()).toBe(0)
  await expect.poll(() => commented().count()).toBe(1)
  await expect.poll(() => commented().innerText()).toBe('Bread and soup')
  await expect.poll(() => htmlOf(page)).toBe('<p>Bread and soup</p>')
})

test('a press on commented words opens the comment, and the text keeps the focus', async () => {
  await show('note')
  await commented().first().click()
  await pane().getByText('Or four, if one of them is as short as the Jansson?').waitFor()
  await pane().getByText('Three. Slowly was your own word.').waitFor()
  await expect.poll(() => pane().innerText()).not.toContain('snug://')
  await expect.poll(() => isFocused(text())).toBe(true)
})

test('the menu leads to the comments of a note that can only be read', async () => {
  await show('note', { more: '&as=Greta' })
  await page.getByRole('button', { name: 'More for this note' }).click()
  await page.getByRole('menuitem', { name: 'Read the comments' }).click()
  await pane().getByText('Or four, if one of them is as short as the Jansson?').waitFor()
  await expect.poll(() => pane().getByRole('textbox').count()).toBe(0)
  await expect.poll(() => pane().getByRole('button', { name: 'Settled: take the mark off the words' }).count()).toBe(0)
})

test('what could not be sent stays where it was written', async () => {
  await write('Soup')
  await page.keyboard.press('Control+A')
  await expect.poll(() => tool().isEnabled()).toBe(true)
  await page.keyboard.press('Control+Shift+M')
  const field = pane().getByRole('textbox', { name: 'Your comment' })
  await field.fill('This will fail')
  await field.press('Enter')
  await pane().getByRole('alert').waitFor()
  await expect.poll(() => field.inputValue()).toBe('This will fail')
  await expect.poll(() => commented().count()).toBe(0)
})

test('a half-written comment is there again after its pane was closed, and a half-written answer with its comment', async () => {
  await write('Soup and bread')
  await page.keyboard.press('Control+A')
  await settle()
  await page.keyboard.press('Control+Shift+M')
  await pane().getByRole('textbox', { name: 'Your comment' }).waitFor()
  await page.keyboard.type('Which')
  await leave()
  await page.keyboard.press('Control+A')
  await settle()
  await page.keyboard.press('Control+Shift+M')
  const field = pane().getByRole('textbox', { name: 'Your comment' })
  await expect.poll(() => field.inputValue()).toBe('Which')
  await page.keyboard.press('End')
  await page.keyboard.type(' one?')
  await page.keyboard.press('Enter')
  await pane().getByText('Which one?').waitFor()
  const reply = pane().getByRole('textbox', { name: 'Your answer' })
  await reply.fill('The one with')
  await leave()
  await page.keyboard.press('Alt+PageDown')
  await expect.poll(() => reply.inputValue()).toBe('The one with')
  await reply.press('Enter')
  await expect.poll(() => reply.inputValue()).toBe('')
  // What was sent is no draft any more.
  await leave()
  await page.keyboard.press('Alt+PageDown')
  await pane().getByText('The one with').waitFor()
  await expect.poll(() => reply.inputValue()).toBe('')
})

test('code is commented on, among words and in lines of its own, and goes on being code', async () => {
  await write('see `map.get` first')
  await expect.poll(() => htmlOf(page)).toBe('<p>see <code>map.get</code> first</p>')
  for (let at = 0; at < ' first'.length; at += 1) await page.keyboard.press('ArrowLeft')
  for (let at = 0; at < 'map.get'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await comment('Or has?')
  await expect.poll(() => commented().innerText()).toBe('map.get')
  await leave()
  await page.keyboard.press('Enter')
  await page.keyboard.type('``` ')
  await page.keyboard.type('one()')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two()')
  await page.keyboard.press('Shift+Home')
  await comment('Twice?')
  await expect.poll(() => commented().allInnerTexts()).toEqual(['map.get', 'two()'])
  await leave()
  await page.keyboard.type(' // typed beside it')
  await expect.poll(() => text().locator('pre').innerText()).toBe('one()\ntwo() // typed beside it')
  await expect.poll(() => commented().last().innerText()).toBe('two()')
  await page.keyboard.press('Alt+PageDown')
  await pane().getByText('Or has?').waitFor()
  await page.keyboard.press('Alt+PageDown')
  await pane().getByText('Twice?').waitFor()
  await expect.poll(() => pane().locator('blockquote').innerText()).toBe('two()')
})

test('a comment’s words are drawn as any message’s: links, names, and what is marked', async () => {
  await write('Soup')
  await page.keyboard.press('Control+A')
  await settle()
  await page.keyboard.press('Control+Shift+M')
  await pane().getByRole('textbox', { name: 'Your comment' }).waitFor()
  await page.keyboard.type('**Which** one, @Greta? See https://soup.example')
  await page.keyboard.press('Enter')
  await pane().getByRole('link', { name: 'https://soup.example' }).waitFor()
  await expect.poll(() => pane().locator('li strong').allInnerTexts()).toContain('Which')
})

test('names are completed and words marked in a comment, and in an answer, by the keys of the conversation', async () => {
  await write('Soup')
  await page.keyboard.press('Control+A')
  await settle()
  await page.keyboard.press('Control+Shift+M')
  const field = pane().getByRole('textbox', { name: 'Your comment' })
  const names = pane().getByRole('listbox', { name: 'Whom you call' })
  await field.waitFor()
  await page.keyboard.type('@gr')
  await names.getByRole('option', { name: 'Greta', selected: true }).waitFor()
  expect(await findings()).toEqual([])
  // Escape is for the list first, and only then for the pane.
  await page.keyboard.press('Escape')
  await expect.poll(() => names.count()).toBe(0)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('@')
  await names.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  const second = await names.getByRole('option', { selected: true }).innerText()
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe(`@${second} `)
  await page.keyboard.type('which')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+B')
  await expect.poll(() => field.inputValue()).toBe(`@${second} **which**`)
  await page.keyboard.press('Enter')
  const said = pane()
    .getByRole('listitem')
    .filter({ hasText: `@${second} which` })
  await expect.poll(() => said.locator('strong').allInnerTexts()).toContain('which')

  await pane().getByRole('textbox', { name: 'Your answer' }).focus()
  await page.keyboard.type('@gre')
  await names.getByRole('option', { name: 'Greta' }).click()
  await page.keyboard.press('Control+E')
  await page.keyboard.type('soup()')
  await page.keyboard.press('Enter')
  await pane().getByRole('listitem').filter({ hasText: '@Greta soup()' }).locator('code').waitFor()
})

test('without selected words, and outside of a comment, there is nothing to comment on', async () => {
  await write('Soup')
  await page.keyboard.press('Control+Shift+M')
  await expect.poll(() => pane().count()).toBe(0)
  await expect.poll(() => tool().isDisabled()).toBe(true)
})

test.each([
  { theme: 'paper', lang: 'en' },
  { theme: 'lamplight', lang: 'fr' },
])('a comment passes axe, in $theme, $lang', async (look) => {
  // Where lines of code and tables fit in beside it.
  await page.setViewportSize({ width: 1280, height: 800 })
  await show('note', look)
  await commented().first().click()
  await page.getByText(/^(Three|Trois)\. (Slowly|Lentement)/).waitFor()
  expect(await findings()).toEqual([])
})
