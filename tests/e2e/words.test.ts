import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryPage, inSight, rests } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})
const { button, focused, message, places, scroll } = galleryPage(() => page)
const composer = () => page.getByRole('textbox', { name: 'Write to the room' })
const rest = () => message('recipe').getByText('The lemon comes last')
const topOf = (id: string) => message(id).evaluate((element) => Math.round(element.getBoundingClientRect().top))

test('who is called stands out, oneself a little more, and a message that was edited calls anew', async () => {
  await show('conversation-words')
  const weights = () =>
    message('called')
      .locator('p span')
      .evaluateAll((names) => names.map((one) => [one.textContent, getComputedStyle(one).fontWeight]))
  await expect.poll(weights).toEqual([
    ['@Cléo Marchand', '600'],
    ['@Mariam Okafor', '600'],
  ])
  const colours = await message('called')
    .locator('p span')
    .evaluateAll((names) => names.map((one) => getComputedStyle(one).color))
  expect(new Set(colours).size).toBe(2)
  await message('ownNew').focus()
  await page.keyboard.press('e')
  await page.keyboard.type(' @Greta')
  await page.keyboard.press('Enter')
  await message('ownNew').locator('p span', { hasText: '@Greta' }).waitFor()
})

describe('a long message', () => {
  test('shows how it begins; unfolded by mouse it grows below, and the page stays where it is read', async () => {
    await show('conversation-words')
    await message('recipe').getByText('The soup, for eight').waitFor()
    await expect.poll(() => rest().count()).toBe(0)
    expect(await findings()).toEqual([])
    // The page is at its end, and would follow it.
    const top = await topOf('recipe')
    await button('Show all of it').click()
    await rest().waitFor()
    await rests(page)
    expect(await topOf('recipe')).toBe(top)
    await expect.poll(focused).toMatch(/^recipe/)
    await message('quoting').focus()
    await expect.poll(() => rest().count()).toBe(1)
  })

  test('is unfolded by keyboard alone, and whole where it was gone to', async () => {
    await show('conversation-words')
    await message('recipe').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await rest().waitFor()
    await expect.poll(focused).toMatch(/^recipe/)
    await show('conversation-words')
    await message('quoting').getByRole('link', { name: 'a message of November 2026' }).click()
    await rest().waitFor()
  })
})

describe('"I read this"', () => {
  const thanks = (id: string) => message(id).getByText('You have left your mark; thank you for reading.')

  test('is left by keyboard alone, thanked for in words, and tells nobody’s number', async () => {
    await show('conversation')
    await message('cat').focus()
    await page.keyboard.press('m')
    await thanks('cat').waitFor()
    await expect.poll(focused).toMatch(/^cat/)
    await expect.poll(() => message('cat').innerText()).not.toMatch(/\b1\b/)
    await page.keyboard.press('Enter')
    await page.getByRole('menu').getByText('You have left your mark; thank you for reading.').waitFor()
    await expect.poll(() => page.getByRole('menuitem', { name: 'Leave a mark: I read this' }).count()).toBe(0)
    await page.keyboard.press('Escape')
  })

  test('is left by mouse, from what can be done with a message; not on one’s own', async () => {
    await show('conversation')
    await message('long').hover()
    await message('long')
      .getByRole('button', { name: /^Actions for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Leave a mark: I read this' }).click()
    await thanks('long').waitFor()
    await message('own').focus()
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await expect.poll(() => page.getByRole('menuitem', { name: 'Leave a mark: I read this' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => thanks('own').count()).toBe(0)
  })

  test('is told under what oneself said last, by name or not, as they chose', async () => {
    await show('conversation')
    await message('ownNew').getByText('Read by Anna Lindqvist and Cléo Marchand, and one more person.').waitFor()
    expect(await findings()).toEqual([])
  })

  test('is not offered to who is unseen', async () => {
    await show('people-unseen')
    await button('Conversation').click()
    await message('cat').focus()
    await page.keyboard.press('m')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await expect.poll(() => page.getByRole('menuitem', { name: 'Leave a mark: I read this' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => thanks('cat').count()).toBe(0)
  })
})

describe('words are marked', () => {
  const composerText = (): Promise<string> => composer().inputValue()

  test('as one writes that in Markdown, and code stands as it was typed', async () => {
    await show('conversation-words')
    const of = (tag: string): Promise<string[]> => message('marked').locator(tag).allInnerTexts()
    await expect.poll(() => of('strong')).toEqual(['not', 'until ', 'Thursday', ', then'])
    await expect.poll(() => of('strong em')).toEqual(['Thursday'])
    await expect.poll(() => of('s')).toEqual(['two'])
    await expect.poll(() => of('p code')).toEqual(['4711#'])
    await expect.poll(() => of('pre')).toEqual(['bus 14  ->  Harbour Square\nwalk    ->  left of the bakery'])
  })

  test('by keyboard alone, what is selected or what comes, and undone as if it had been typed', async () => {
    await show('conversation')
    await composer().focus()
    await page.keyboard.type('Bring the soup')
    for (let at = 0; at < 'soup'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+B')
    await expect.poll(composerText).toBe('Bring the **soup**')
    await page.keyboard.press('Control+I')
    await expect.poll(composerText).toBe('Bring the ***soup***')
    await page.keyboard.press('Control+B')
    await expect.poll(composerText).toBe('Bring the *soup*')
    await page.keyboard.press('Control+Z')
    await expect.poll(composerText).toBe('Bring the ***soup***')
    await page.keyboard.press('End')
    await page.keyboard.type(', code ')
    await page.keyboard.press('Control+E')
    await page.keyboard.type('4711#')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const sent = page.locator('[data-message]').last()
    await sent.getByText('4711#').waitFor()
    await expect.poll(() => sent.locator('strong em, em strong').innerText()).toBe('soup')
    await expect.poll(() => sent.locator('code').innerText()).toBe('4711#')
    await sent.focus()
    await page.keyboard.press('e')
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Control+B')
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Your message' }).inputValue())
      .toBe('**Bring the ***soup***, code `4711#`**')
  })
})

test('who takes something back, or leaves it, is at it again as soon as that is no more asked', async () => {
  await show('conversation-words')
  /** Frames in which nothing has the focus, once the question has gone. */
  const nowhere = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise((tell) => {
          let frames = 0
          const look = (): void => {
            const isAsked = document.querySelector('[role="alertdialog"]') !== null
            if (!isAsked && document.activeElement !== document.body) return tell(frames)
            if (!isAsked) frames += 1
            requestAnimationFrame(look)
          }
          look()
        }),
    )
  for (const answer of ['Leave it', 'Take it back']) {
    await message('ownNew').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await button(answer).focus()
    const frames = nowhere()
    await page.keyboard.press('Enter')
    expect(await frames).toBeLessThan(4)
    await expect.poll(focused).toMatch(/^ownNew/)
  }
})

test('keys walk from the field to what was said, over lines that tell of answers too, and back', async () => {
  await show('conversation')
  await composer().focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toMatch(/^ownNew/)
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toMatch(/^ownEdited/)
  await page.keyboard.press('ArrowUp')
  const stop = (): Promise<string | undefined> =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['stop'])
  await expect.poll(stop).toMatch(/^late/)
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toMatch(/^own-/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Thread' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(stop).toMatch(/^late/)
  await page.keyboard.press('Escape')
  await expect.poll(() => composer().evaluate((area) => area === document.activeElement)).toBe(true)
  // What is written keeps the arrow for itself.
  await page.keyboard.type('Soup')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => composer().evaluate((area) => area === document.activeElement)).toBe(true)
})

test('of all links and buttons in the conversation the Tab key reaches those of one message', async () => {
  await show('conversation')
  const reached = page
    .locator('[data-scroller]')
    .locator('a, button, article')
    .and(page.locator(':not([tabindex="-1"])'))
  const whose = (): Promise<(string | undefined)[]> =>
    reached.evaluateAll((all) => [
      ...new Set(all.map((one) => one.closest<HTMLElement>('[data-message]')?.dataset['message']?.split('-')[0])),
    ])
  await expect.poll(whose).toEqual(['ownNew'])
  await message('link').focus()
  await expect.poll(whose).toEqual(['link'])
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('A')
})

test('what one comes to by keys is not hidden by the way to the newest', async () => {
  await show('conversation-long')
  // What stands above the newest is drawn after them.
  await expect.poll(() => page.locator('[data-message]').count()).toBeGreaterThan(25)
  await page.locator('[data-message]').last().focus()
  for (let at = 0; at < 25; at += 1) await page.keyboard.press('ArrowUp')
  await button('To the newest').waitFor()
  for (let at = 0; at < 9; at += 1) {
    await page.keyboard.press('ArrowDown')
    const bottom = await page.evaluate(() => document.activeElement?.getBoundingClientRect().bottom ?? 0)
    const top = await button('To the newest').evaluate((one) => one.getBoundingClientRect().top)
    expect(bottom).toBeLessThanOrEqual(top)
  }
})

test('whoever comes back from a note reads on where they were, and who was at the end is there', async () => {
  await show('conversation-long')
  await scroll((box) => (box.scrollTop -= 2_000))
  const before = await places()
  await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
  await page.locator('.ProseMirror').waitFor()
  await button('Conversation').click()
  await page.locator('[data-scroller]').waitFor()
  await expect.poll(places).toEqual(before)
  await button('To the newest').click()
  await expect.poll(() => button('To the newest').count()).toBe(0)
  await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
  await page.locator('.ProseMirror').waitFor()
  await button('Conversation').click()
  await page.getByText('You are up to date.').waitFor()
  await expect.poll(() => inSight(page.getByText('You are up to date.'))).toBe(true)
  await expect.poll(() => button('To the newest').count()).toBe(0)
})

test('an edit completes names too, by keyboard alone; Escape puts the names away first, then the edit', async () => {
  await show('conversation')
  await message('ownNew').focus()
  await page.keyboard.press('e')
  const edit = page.getByRole('textbox', { name: 'Your message' })
  await page.keyboard.type(' @Gre')
  await page.getByRole('option', { name: 'Greta' }).waitFor()
  expect(await findings()).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('option').count()).toBe(0)
  await expect.poll(() => edit.inputValue()).toMatch(/ @Gre$/)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('@gre')
  await page.getByRole('option', { name: 'Greta' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => edit.inputValue()).toMatch(/ @Greta $/)
  await page.keyboard.press('Enter')
  await message('ownNew').locator('p span', { hasText: '@Greta' }).waitFor()
})
