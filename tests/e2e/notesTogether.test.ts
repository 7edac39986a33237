import type { Locator, Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { htmlOf, textOf } from '../support/noteScreen'

const { show, newPage, page: firstPage } = galleryStories()

describe('several at once', () => {
  const guests: Page[] = []
  /** Three windows with the same empty note, as three members. */
  const three = async (): Promise<readonly Page[]> => {
    const names = ['Mariam', 'Idris', 'Anna']
    while (guests.length + 1 < names.length) guests.push(await newPage())
    const pages = [firstPage(), ...guests]
    for (const [at, one] of pages.entries()) await show('note-empty', { more: `&alone=1&as=${names[at]}` }, one)
    for (const one of pages) await textOf(one).waitFor()
    return pages
  }
  afterEach(async () => {
    await firstPage().goto('about:blank')
    for (const one of guests.splice(0)) await one.close()
  })
  const agreed = async (pages: readonly Page[]): Promise<string> => {
    await expect
      .poll(async () => new Set(await Promise.all(pages.map((one) => htmlOf(one)))).size, { timeout: 10_000 })
      .toBe(1)
    return htmlOf(firstPage())
  }

  test('all write the same note, and it stays the same for all', async () => {
    const pages = await three()
    const deeds: Readonly<Record<string, (one: Page) => Promise<void>>> = {
      words: (one) => one.keyboard.type('some words '),
      paragraph: (one) => one.keyboard.press('Enter'),
      bold: (one) => one.keyboard.press('Control+B'),
      list: (one) => one.keyboard.press('Control+Shift+8'),
      tasks: (one) => one.keyboard.press('Control+Shift+9'),
      quote: (one) => one.keyboard.press('Control+Shift+B'),
      heading: (one) => one.keyboard.press('Control+Alt+2'),
      back: (one) => one.keyboard.press('Control+Backspace'),
      up: (one) => one.keyboard.press('Control+Home'),
      down: (one) => one.keyboard.press('Control+End'),
      undo: (one) => one.keyboard.press('Control+Z'),
      cut: async (one) => {
        await one.keyboard.press('Shift+Home')
        await one.keyboard.press('Delete')
      },
    }
    const names = Object.keys(deeds)
    for (const one of pages) await textOf(one).focus()
    await Promise.all(
      pages.map(async (one, member) => {
        for (let at = 0; at < 60; at += 1) await deeds[names[(at * 7 + member * 5 + (at % 3)) % names.length]!]!(one)
      }),
    )
    await agreed(pages)
    // One after the other: two carets that have come to stand in one place would part each other's words.
    for (const [member, one] of pages.entries()) {
      await one.keyboard.type(`member ${member} was here `)
      expect(await agreed(pages)).toContain(`member ${member} was here`)
    }
  })

  test('what each types stays in one piece, though all begin in one place and alike', async () => {
    const pages = await three()
    const words = ['Who wrote the letter? ', 'Why did nobody answer? ', 'When will we know? ']
    for (const one of pages) await textOf(one).focus()
    await Promise.all(pages.map((one, member) => one.keyboard.type(words[member]!, { delay: 10 })))
    const result = await agreed(pages)
    for (const said of words) expect(result).toContain(said.trim())
    await pages[0]!.keyboard.press('Control+Home')
    await pages[0]!.keyboard.type('Questions. ')
    await Promise.all(pages.map((one, member) => one.keyboard.type(words[member]!.toUpperCase())))
    const shouted = await agreed(pages)
    for (const said of words) expect(shouted).toContain(said.trim().toUpperCase())
  })

  test('undo takes back one’s own words only, and redo brings them again', async () => {
    const pages = await three()
    const [mine, theirs] = [pages[0]!, pages[1]!]
    await textOf(mine).focus()
    await mine.keyboard.type('Mine. ')
    await expect.poll(() => htmlOf(theirs)).toContain('Mine.')
    await textOf(theirs).focus()
    await theirs.keyboard.press('Control+End')
    await theirs.keyboard.type('Theirs. ')
    await expect.poll(() => htmlOf(mine)).toContain('Theirs.')
    await mine.keyboard.press('Control+Z')
    expect(await agreed(pages)).toBe('<p>Theirs. </p>')
    await mine.keyboard.press('Control+Shift+Z')
    expect(await agreed(pages)).toBe('<p>Mine. Theirs. </p>')
  })

  test('each sees the others’ carets with the names that the room knows, and none of who has left', async () => {
    const pages = await three()
    const [mine, his, hers] = [pages[0]!, pages[1]!, pages[2]!]
    await textOf(his).focus()
    await his.keyboard.type('Idris writes here.')
    await textOf(hers).focus()
    await hers.keyboard.press('Control+Home')
    const carets = (): Promise<readonly string[]> =>
      textOf(mine)
        .locator('[data-name]')
        .evaluateAll((all) => all.map((caret) => (caret as HTMLElement).dataset['name'] ?? '').sort())
    await expect.poll(carets).toEqual(['Anna Lindqvist', 'Idris Benali'])
    const shown = await textOf(mine)
      .locator('[data-name^="Idris"]')
      .evaluate((caret) => getComputedStyle(caret, '::after').content)
    expect(shown).toContain('Idris Benali')
    await mine.getByRole('textbox', { name: 'Title' }).focus()
    await hers.locator('textarea').focus()
    await expect.poll(carets).toEqual(['Idris Benali'])
  })

  test('the name at a caret fades when it stands still; it is there again when it moves, and for who points at the words', async () => {
    const [mine, his] = (await three()).slice(0, 2) as [Page, Page]
    const seen = (): Promise<string> =>
      textOf(mine)
        .locator('[data-name^="Idris"]')
        .evaluate((caret) => getComputedStyle(caret, '::after').opacity)
    await textOf(his).focus()
    await his.keyboard.type('Here. ')
    await expect.poll(seen).toBe('1')
    await expect.poll(seen).toBe('0')
    await his.keyboard.type('I go on')
    await expect.poll(seen).toBe('1')
    await expect.poll(seen).toBe('0')
    // Who only takes away what comes behind them stands where they stood, as far as a caret tells.
    for (const key of ['Enter', 'Enter', 'ArrowUp', 'ArrowUp', 'End']) await his.keyboard.press(key)
    await expect.poll(seen).toBe('1')
    await expect.poll(seen).toBe('0')
    await his.keyboard.press('Delete')
    await expect.poll(seen).toBe('1')
    await expect.poll(seen).toBe('0')
    await textOf(mine).getByText('I go on').hover()
    await expect.poll(seen).toBe('1')
  })

  test('a caret stays where it has just been put while others write, though the browser is slow to tell of it', async () => {
    const [mine, theirs] = (await three()) as [Page, Page]
    await textOf(mine).focus()
    await mine.keyboard.type('Soup and bread')
    await expect.poll(() => htmlOf(theirs)).toContain('Soup and bread')
    // So slow that it does not tell at all.
    await mine.evaluate(() =>
      window.addEventListener('selectionchange', (event) => event.isTrusted && event.stopImmediatePropagation(), true),
    )
    await mine.keyboard.press('Home')
    await textOf(theirs).focus()
    await theirs.keyboard.press('Control+End')
    await theirs.keyboard.type('!')
    await expect.poll(() => htmlOf(mine)).toContain('bread!')
    await mine.keyboard.type('Tea. ')
    await expect.poll(() => htmlOf(theirs)).toBe('<p>Tea. Soup and bread!</p>')
    // Nor does it lose its place to others who only look at another.
    await mine.keyboard.press('End')
    await theirs.keyboard.press('Control+Home')
    const beginsWithCaret = () =>
      textOf(mine)
        .locator('p')
        .evaluate(({ firstChild }) => firstChild instanceof HTMLElement && 'name' in firstChild.dataset)
    await expect.poll(beginsWithCaret).toBe(true)
    await mine.keyboard.type(' Plums')
    await expect.poll(() => htmlOf(theirs)).toBe('<p>Tea. Soup and bread! Plums</p>')
  })

  test('a title is written by several without losing a letter', async () => {
    const pages = await three()
    const field = (one: Page): Locator => one.getByRole('textbox', { name: 'Title' })
    await Promise.all(
      pages.map(async (one, at) => {
        await field(one).focus()
        await one.keyboard.press(at === 0 ? 'Control+Home' : 'Control+End')
        await one.keyboard.type(`<${'abc'[at]!.repeat(12)}>`)
      }),
    )
    const titles = async (): Promise<readonly string[]> => Promise.all(pages.map((one) => field(one).inputValue()))
    await expect.poll(async () => new Set(await titles()).size).toBe(1)
    const [agreedOn = ''] = await titles()
    for (const letter of 'abc') expect(agreedOn.split(letter)).toHaveLength(13)
    expect(agreedOn).toContain('Questions for “The Summer Book”')
  })
})
