import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { htmlOf, isFocused, textOf } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const text = (): Locator => textOf(page)
const choices = (): Locator => page.getByRole('listbox', { name: 'Notes of this room' })
const marked = (): Locator => choices().getByRole('option', { selected: true })
const title = (): Locator => page.getByRole('textbox', { name: 'Title' })
const links = (): Locator => text().locator('.noteLink')
const blank = async (look: { readonly lang?: string } = {}): Promise<void> => {
  await show('note-empty', look)
  await expect.poll(() => isFocused(text())).toBe(true)
}

describe('a link to another note', () => {
  test('is begun with [[, completed by its title, and opened, with keys alone', async () => {
    await blank()
    await page.keyboard.type('See [[w')
    await choices().waitFor()
    await expect
      .poll(() => choices().getByRole('option').allInnerTexts())
      .toEqual(['Winter list', 'Who hosts when', 'Found a note “w” and link to it'])
    const active = await text().getAttribute('aria-activedescendant')
    await expect.poll(() => marked().getAttribute('id')).toBe(active)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.keyboard.type('for the titles')
    await expect.poll(() => choices().count()).toBe(0)
    await expect.poll(() => text().innerText()).toBe('See Winter list for the titles')
    await expect.poll(() => text().getAttribute('aria-activedescendant')).toBeNull()

    // Back to the link, and through it.
    for (let at = 0; at <= ' for the titles'.length; at += 1) await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Go to “Winter list”' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => title().inputValue()).toBe('Winter list')
  })

  test('is put away with Escape, and what was typed stays', async () => {
    await blank()
    await page.keyboard.type('[[win')
    await choices().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => choices().count()).toBe(0)
    await page.keyboard.type('ter')
    await expect.poll(() => choices().count()).toBe(0)
    await expect.poll(() => htmlOf(page)).toBe('<p>[[winter</p>')
    await expect.poll(() => isFocused(text())).toBe(true)
    await page.keyboard.type('; [[win')
    await choices().waitFor()
  })

  test('is chosen and followed by mouse too; undo takes it back', async () => {
    await blank()
    await page.getByRole('toolbar').getByRole('button', { name: 'Link to a note' }).click()
    await choices().getByRole('option', { name: 'Who hosts when' }).click()
    await expect.poll(() => links().innerText()).toBe('Who hosts when')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => links().count()).toBe(0)
    await page.keyboard.press('Control+Shift+Z')
    await links().click()
    await page.getByRole('heading', { name: 'Who hosts when' }).waitFor()
  })

  test('can found the note that it leads to', async () => {
    await blank()
    await page.keyboard.type('[[Spring list')
    await choices().getByRole('option', { name: 'Found a note “Spring list” and link to it' }).waitFor()
    await page.keyboard.press('Tab')
    await links().waitFor()
    await expect.poll(() => choices().count()).toBe(0)
  })

  test('shows the title as it is now, and says of one that is not here that it is not', async () => {
    await show('note')
    await links().first().waitFor()
    await expect
      .poll(() => links().allInnerTexts())
      .toEqual(['Who hosts when', 'Questions for “The Summer Book”', 'Summer list (not here)'])
    await links().last().click({ force: true })
    await expect.poll(() => title().inputValue()).toBe('Winter list')
  })

  test('is said at the foot of the note that it leads to', async () => {
    await show('note')
    const from = page.getByRole('region', { name: 'Linked from' })
    await from.getByRole('button', { name: 'Who hosts when' }).click()
    await page.getByRole('heading', { name: 'Who hosts when' }).waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Linked from' }).count()).toBe(0)
  })

  test.each([
    { theme: 'paper', lang: 'en' },
    { theme: 'lamplight', lang: 'fr' },
  ])('passes axe while it is chosen, in $theme, $lang', async (look) => {
    await show('note-empty', look)
    await expect.poll(() => isFocused(text())).toBe(true)
    await page.keyboard.type('[[')
    await page.getByRole('listbox').waitFor()
    expect(await findings()).toEqual([])
  })
})

describe('the outline', () => {
  const outline = (): Locator => page.getByRole('navigation', { name: 'Outline' })

  test('leads to a heading, folded above the text where the window is small', async () => {
    await show('note')
    const fold = outline().getByRole('button', { name: 'Outline' })
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => isFocused(outline().getByRole('button', { name: 'Before Thursday' }))).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(text())).toBe(true)
    await page.keyboard.type('!')
    await expect.poll(() => text().locator('h3').first().innerText()).toBe('Before Thursday!')
    await outline().getByRole('button', { name: 'Before Thursday!' }).waitFor()
  })

  test('stands in the margin where there is room, and stays there', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    try {
      await show('note')
      const last = outline().getByRole('button', { name: 'Who brings what' })
      await last.click()
      const place = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().top)
      await expect.poll(() => place(text().locator('h3').last())).toBeLessThan(400)
      await expect.poll(() => place(last)).toBeLessThan(400)
      expect(await findings()).toEqual([])
    } finally {
      await page.setViewportSize({ width: 900, height: 600 })
    }
  })

  test('is not there for a note with one or two headings', async () => {
    await blank()
    for (const words of ['One', 'Two']) {
      await page.keyboard.type(`# ${words}`)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => outline().count()).toBe(0)
    await page.keyboard.type('# Three')
    await outline().waitFor()
  })
})

describe('on paper', () => {
  const printed = async (): Promise<() => number> => {
    await page.evaluate(() => {
      const counting = window as typeof window & { printed: number }
      counting.printed = 0
      window.print = () => void (counting.printed += 1)
    })
    return () => page.evaluate(() => (window as typeof window & { printed: number }).printed) as unknown as number
  }

  test('Ctrl+P, the menu and the palette print', async () => {
    await show('note')
    const times = await printed()
    await text().click()
    await page.keyboard.press('Control+P')
    await expect.poll(times).toBe(1)
    await page.getByRole('button', { name: 'More for this note' }).click()
    await page.getByRole('menuitem', { name: 'Print' }).click()
    await expect.poll(times).toBe(2)
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox').fill('print')
    await page.keyboard.press('Enter')
    await expect.poll(times).toBe(3)
  })

  test.each([
    ['note-strange', 'This note holds something that'],
    ['conversation-reader', 'You read here'],
    ['problems', 'Put away'],
  ])('what is said above a note is for the screen: %s', async (scene, words) => {
    await show(scene)
    if (scene !== 'note-strange')
      await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
    const said = page.getByText(words).last()
    await said.waitFor()
    await page.getByRole('heading', { name: /Winter list|Who hosts when/ }).waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    try {
      await expect.poll(() => said.isVisible()).toBe(false)
    } finally {
      await page.emulateMedia({ media: null })
    }
  })

  test('of a comment that is open nothing is on paper, nor are its words marked', async () => {
    await show('note-comment')
    const marked = (): Promise<string> =>
      page.evaluate(() => {
        const words = document.querySelector('[data-comment]')
        return words ? getComputedStyle(words, '::highlight(note-comment)').backgroundColor : 'no words'
      })
    await expect.poll(marked).not.toBe('rgba(0, 0, 0, 0)')
    await page.emulateMedia({ media: 'print' })
    try {
      await expect.poll(marked).toBe('rgba(0, 0, 0, 0)')
      await expect.poll(() => page.getByRole('complementary').first().isVisible()).toBe(false)
    } finally {
      await page.emulateMedia({ media: null })
    }
  })

  test('the note stands alone and whole, dark on white in any light', async () => {
    await show('note', { theme: 'lamplight' })
    await links().first().waitFor()
    await page.emulateMedia({ media: 'print' })
    try {
      for (const gone of [page.getByRole('navigation'), page.getByRole('toolbar'), page.locator('header')])
        for (const one of await gone.all()) await expect.poll(() => one.isVisible()).toBe(false)
      await expect.poll(() => page.locator('[data-name]').first().isVisible()).toBe(false)
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
        .toBe('rgb(255, 255, 255)')
    } finally {
      await page.emulateMedia({ media: null })
    }
    // What does not fit onto one leaf goes on on the next.
    const pdf = (await page.pdf({ width: '15cm', height: '12cm' })).toString('latin1')
    expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(3)
  })
})
