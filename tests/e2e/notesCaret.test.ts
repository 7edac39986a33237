import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { htmlOf, isFocused, textOf } from '../support/noteScreen'

const { show, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const text = (): Locator => textOf(page)
const html = (): Promise<string> => htmlOf(page)
const write = async (words: string): Promise<void> => {
  await show('note-empty')
  await expect.poll(() => isFocused(text())).toBe(true)
  await page.keyboard.type(words)
}

test('a key finds the caret where it stands on screen, even before the browser has told of it', async () => {
  await write('Soup and bread')
  await text().evaluate((editor) => {
    // In one breath: nothing that the browser has to tell comes in between.
    const words = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT).nextNode()!
    getSelection()?.collapse(words, 'Soup'.length)
    editor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }))
  })
  await expect.poll(html).toBe('<p>Soup</p><p> and bread</p>')
})

test('whoever comes back to the text finds the caret where it was, however slow the machine', async () => {
  await write('Soup and bread')
  await page.getByRole('textbox', { name: 'Title' }).focus()
  await text().evaluate((editor) => {
    editor.focus()
    // The browser has put the caret at the beginning, and gets to say so only now.
    const until = performance.now() + 300
    while (performance.now() < until) continue
  })
  await page.keyboard.type(', and plums')
  await expect.poll(html).toBe('<p>Soup and bread, and plums</p>')
})
