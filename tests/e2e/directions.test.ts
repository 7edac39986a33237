import { beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(async () => {
  page = stories.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

/** The middle of what a selector finds first, from the window's left edge. */
const middleOf = (selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left + right) / 2
    })

const MIRRORED = [
  'conversation-directions',
  'thread',
  'note',
  'note-history',
  'people-directions',
  'settings',
  'search-found',
  'message-actions',
  'invite-made',
  'palette',
  'components',
  'arrival-link',
]

test.each(MIRRORED)('%s runs from right to left without breaking', async (scene) => {
  await show(scene, { more: '&dir=rtl' })
  expect(await findings()).toEqual([])
  const { over, cut } = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // Buttons whose words stick out of them, or that lie outside of the window.
    cut: [...document.querySelectorAll<HTMLElement>('button')]
      .filter((button) => {
        const { left, right, width } = button.getBoundingClientRect()
        return width > 0 && (left < -1 || right > window.innerWidth + 1 || button.scrollWidth > button.clientWidth + 2)
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent),
  }))
  expect(over).toBe(0)
  expect(cut).toEqual([])
})

test('the sidebar and the times in the margin change sides', async () => {
  const places = async () => ({
    sidebar: await middleOf('nav > div'),
    time: await middleOf('article time'),
    words: await middleOf('article [id$="-words"]'),
  })
  await show('conversation')
  const usual = await places()
  expect(usual.sidebar).toBeLessThan(usual.words)
  expect(usual.time).toBeLessThan(usual.words)
  await show('conversation', { more: '&dir=rtl' })
  const turned = await places()
  expect(turned.sidebar).toBeGreaterThan(turned.words)
  expect(turned.time).toBeGreaterThan(turned.words)
})

test('names and words that run the other way keep their direction, and sentences around them keep theirs', async () => {
  await show('conversation-directions')
  const direction = (id: string): Promise<string> =>
    page
      .locator(`[data-message^="${id}-"] [dir="auto"] > p`)
      .last()
      .evaluate((line) => getComputedStyle(line).direction)
  await expect.poll(() => direction('hebrew')).toBe('rtl')
  await expect.poll(() => direction('own')).toBe('ltr')
  const linked = page.getByText('Linked with')
  await expect.poll(() => linked.innerText()).toContain('\u2068Anna Lindqvist, إدريس بن علي and נועה ברק\u2069')
  await expect.poll(() => linked.evaluate((line) => getComputedStyle(line).direction)).toBe('ltr')
})

/** What of the keyboard, and of what opens, depends on the direction; said of both. */
describe.each([
  { direction: 'ltr', forward: 'ArrowRight', back: 'ArrowLeft', more: '' },
  { direction: 'rtl', forward: 'ArrowLeft', back: 'ArrowRight', more: '&dir=rtl' },
])('running $direction', ({ direction, forward, back, more }) => {
  const press = (key: string): Promise<void> => page.keyboard.press(key)
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
  /** Where something begins and ends: the first number is the side at which its text begins. */
  const sides = async (found: Locator): Promise<{ readonly start: number; readonly end: number }> => {
    await found.waitFor()
    const { x, width } = (await found.boundingBox()) ?? { x: 0, width: 0 }
    return direction === 'ltr' ? { start: x, end: x + width } : { start: -x - width, end: -x }
  }

  test('tools, and what is chosen among a few, follow the arrow that points forward', async () => {
    await show('note', { more })
    const tools = page.getByRole('toolbar').getByRole('button')
    await tools.first().focus()
    const [first, second] = await tools.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    await press(forward)
    await expect.poll(focused).toBe(second)
    await press(back)
    await expect.poll(focused).toBe(first)

    await show('settings', { more })
    await page.getByRole('radio', { name: 'English' }).focus()
    await press(forward)
    await expect.poll(() => page.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
  })

  test('a day is written piece by piece in the direction of the page', async () => {
    await show('search-found', { more })
    const pieces = page.getByRole('spinbutton')
    await pieces.first().focus()
    const names = await pieces.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    await press(forward)
    await expect.poll(focused).toBe(names[1])
    await press(back)
    await expect.poll(focused).toBe(names[0])
  })

  test('menus hang at the end of what opened them, and stay within the window', async () => {
    await show('people', { more })
    const opener = page.getByRole('button', { name: 'Actions for Idris Benali' })
    await opener.focus()
    await press('Enter')
    const menu = page.getByRole('menu')
    await expect.poll(async () => Math.abs((await sides(menu)).end - (await sides(opener)).end)).toBeLessThan(12)
    await press('ArrowDown')
    await press('Escape')
    await menu.waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Actions for Idris Benali')

    await show('conversation', { more })
    const rooms = page.locator('h1 button')
    await rooms.focus()
    await press('Enter')
    const place = () => sides(page.getByRole('menu'))
    const bar = await sides(page.locator('nav > div').first())
    await expect.poll(async () => (await place()).start).toBeGreaterThan(bar.start - 8)
    const { start, end } = await place()
    expect(end - start).toBeLessThan(400)
  })

  test('a column is put where the arrow points, and the tools say so: a table goes as its note does', async () => {
    await show('note', { more })
    const tool = page.getByRole('button', { name: 'Add a column after' })
    if (direction === 'rtl') {
      // The first letter decides, in whatever language the page is.
      await page.locator('.ProseMirror').click()
      await press('Control+Home')
      await page.keyboard.type('ערב טוב ')
      await tool.waitFor({ state: 'detached' })
    }
    await page.locator('.ProseMirror table td').first().click()
    // Where the caret is the browser tells the editor a moment later.
    await tool.waitFor()
    const columns = async () => {
      const texts = await page.locator('.ProseMirror table tr').first().locator('th, td').allInnerTexts()
      return texts.map((text) => text.trim())
    }
    const before = await columns()
    await press(`Alt+Shift+${forward}`)
    await expect.poll(columns).toEqual([before[0], '', ...before.slice(1)])
    await press(`Alt+Shift+${back}`)
    await expect.poll(columns).toEqual(['', before[0], '', ...before.slice(1)])
    // It shows at once where one has come by keys.
    await tool.focus()
    await page
      .getByRole('tooltip')
      .getByText(direction === 'ltr' ? '→' : '←')
      .waitFor()
  })

  test('the notes that can be linked to are offered under the brackets, and over the text they end', async () => {
    await show('note-empty', { more })
    await page.locator('.ProseMirror').click()
    await page.keyboard.type(direction === 'ltr' ? 'Good evening, see [[' : 'ערב טוב [[')
    const list = page.getByRole('listbox', { name: 'Notes of this room' })
    const caret = () => page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().x ?? 0)
    // Two brackets stand between them.
    await expect
      .poll(async () => Math.abs((await caret()) * (direction === 'ltr' ? 1 : -1) - (await sides(list)).start))
      .toBeLessThan(24)
  })

  test('the names that are offered after an @, and what a filter offers, begin where their field does', async () => {
    await show('conversation', { more })
    const area = page.getByLabel('Write to the room')
    await area.focus()
    await page.keyboard.type('@')
    const apart = async (one: Locator, other: Locator) =>
      Math.abs((await sides(one)).start - (await sides(other)).start)
    await expect.poll(() => apart(page.getByRole('listbox', { name: 'Whom you call' }), area)).toBeLessThan(24)
    await press('Escape')

    await show('search-found', { more })
    const person = page.getByRole('button', { name: /Anyone/ }).first()
    await person.focus()
    await press('Enter')
    await expect.poll(() => apart(page.getByRole('listbox').last(), person)).toBeLessThan(12)
  })
})
