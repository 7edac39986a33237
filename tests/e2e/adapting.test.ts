import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyboard } from '../support/keyboard'
import { SCENES } from '../screenshots/references'
import { galleryStories } from '../support/galleryStories'
import { smallTargets } from '../support/smallTargets'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(async () => {
  page = stories.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

describe.each([
  { percent: 200, width: 640, height: 400 },
  { percent: 400, width: 320, height: 256 },
])('at $percent %, in a window of 1280 by 800 and more', ({ width, height }) => {
  beforeAll(() => page.setViewportSize({ width, height }))
  afterAll(() => page.setViewportSize({ width: 1280, height: 800 }))

  test.each(SCENES)('%s needs no scrolling sideways, and all of it can be reached and pressed', async (scene) => {
    await show(scene, { lang: 'fr' })
    const sideways = () =>
      page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        // The window holds all of it: else the room would be moved out of sight to reach what has the focus.
        below: document.documentElement.scrollHeight - document.documentElement.clientHeight,
        outside: [...document.querySelectorAll('button, input, textarea, [role=menuitem], [role=option]')]
          .filter((element) => {
            const { left, right, width } = element.getBoundingClientRect()
            return width > 1 && (left < -1 || right > window.innerWidth + 1)
          })
          .map((element) => element.getAttribute('aria-label') ?? element.textContent),
      }))
    // Some of it is drawn a moment later than the rest.
    await expect.poll(sideways).toEqual({ over: 0, below: 0, outside: [] })
    await expect.poll(() => smallTargets(page)).toEqual([])
  })

  test('the places of a room can all be scrolled to', async () => {
    await show('conversation')
    if (width < 560) await page.getByRole('button', { name: /^The Thursday Circle.*Something is new here/ }).click()
    for (const name of ['Winter list', 'New note', 'Settings']) {
      const place = page.getByRole('button', { name, exact: true }).first()
      await place.scrollIntoViewIfNeeded()
      const covers = await place.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      })
      expect(covers).toBe(true)
    }
  })
})

describe('with the smallest letters', () => {
  test.each(['day', 'search', 'settings', 'conversation', 'note', 'people'])(
    'all of %s can be pressed',
    async (scene) => {
      await show(scene)
      // The editor comes a moment after the rest of a note.
      if (scene === 'note') await page.locator('.ProseMirror').waitFor()
      await page.evaluate(() => (document.documentElement.dataset['size'] = 'smaller'))
      await expect.poll(() => smallTargets(page)).toEqual([])
    },
  )
})

describe('in a narrow window', () => {
  beforeAll(() => page.setViewportSize({ width: 320, height: 640 }))
  afterAll(() => page.setViewportSize({ width: 1280, height: 800 }))

  test('the places stand behind the room’s name, by keyboard alone', async () => {
    await show('conversation')
    const { press, focused, tabTo } = keyboard(() => page)
    const isThere = (name: string): Promise<boolean> => page.getByRole('button', { name, exact: true }).isVisible()
    expect(await isThere('People')).toBe(false)
    await tabTo('The Thursday Circle')
    await press('Enter')
    await expect.poll(() => isThere('People')).toBe(true)
    await press('Escape')
    await expect.poll(() => isThere('People')).toBe(false)
    await expect.poll(focused).toContain('The Thursday Circle')
    // Where one is already is gone back to as well.
    await press('Enter')
    await tabTo('Conversation')
    await press('Enter')
    await expect.poll(() => isThere('People')).toBe(false)
    await press('Enter')
    await tabTo('Settings')
    await press('Enter')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await expect.poll(focused).toBe('Settings')
    expect(await isThere('People')).toBe(false)
  })
})

describe('with the system’s own colours', () => {
  beforeAll(() => page.emulateMedia({ forcedColors: 'active' }))
  afterAll(() => page.emulateMedia({ forcedColors: 'none' }))

  const look = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, outlineStyle, outlineColor, borderColor } = getComputedStyle(element)
        return [backgroundColor, outlineStyle, outlineColor, borderColor].join(' ')
      })

  test('on and off, marked and unmarked, here and elsewhere are told apart', async () => {
    await show('components')
    const track = (state: string): Promise<string> => look(`label:has(input[role="switch"])${state} > [aria-hidden]`)
    await expect.poll(() => track('[data-selected]')).not.toBe(await track(':not([data-selected])'))
    await expect
      .poll(() => look('[role="option"][aria-selected="true"]'))
      .not.toBe(await look('[role="option"][aria-selected="false"]'))
    await expect.poll(() => look('button[aria-pressed="true"]')).not.toBe(await look('button[aria-pressed="false"]'))
    await show('conversation')
    await expect.poll(() => look('nav button[aria-current]')).not.toBe(await look('nav button:not([aria-current])'))
  })

  test.each([
    'conversation',
    'people',
    'settings',
    'note',
    'search-found',
    'palette',
    'message-actions',
    'note-history',
  ])('%s passes axe', async (scene) => {
    await show(scene)
    expect(await findings()).toEqual([])
  })
})

describe('by keyboard alone', () => {
  const { press, focused, tabTo } = keyboard(() => page)
  /** What has the focus must be seen to have it. */
  const isSeen = (): Promise<boolean> =>
    page.evaluate(() => {
      const element = document.activeElement!
      // Where a control is drawn by its label, that is what shows it.
      const shown = [element, element.closest('label'), element.parentElement].filter((one) => one !== null)
      return shown.some((one) => {
        const { outlineStyle, boxShadow } = getComputedStyle(one)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      })
    })

  test('one arrives, is told what went wrong, and goes back', async () => {
    await show('arrival')
    await expect.poll(focused).toBe('Your name')
    await page.keyboard.type('Mariam')
    await tabTo('Open an invitation')
    await expect.poll(isSeen).toBe(true)
    await press('Enter')
    await tabTo('Invitation link')
    await page.keyboard.type('not a link')
    await press('Enter')
    await page.getByRole('alert').waitFor()
    await tabTo('Back')
    await press('Enter')
    await expect.poll(() => page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Mariam')
  })

  test('one goes through the rooms, and puts them in order', async () => {
    await show('conversation')
    await tabTo('The Thursday Circle: other rooms')
    await press('Enter')
    await page.getByRole('menuitem', { name: 'Put the rooms in order' }).waitFor()
    await press('ArrowDown', 'Enter')
    await page.getByRole('heading', { name: 'Settings' }).first().waitFor()
    await tabTo('Move The Thursday Circle down')
    await expect.poll(isSeen).toBe(true)
    await press('Enter')
    const rooms = page.getByRole('region', { name: 'Your rooms' }).getByRole('listitem')
    await expect.poll(() => rooms.last().innerText()).toContain('The Thursday Circle')
  })

  test('one chooses what notifies, and when it is quiet', async () => {
    await show('settings')
    const isOn = (name: string): Promise<boolean> => page.getByRole('radio', { name }).isChecked()
    await tabTo('None')
    // Around the end: the computer of the gallery refuses what comes next.
    await press('ArrowUp')
    await page.getByText('You hear of nothing else.').waitFor()
    await expect.poll(() => isOn('When I am spoken to')).toBe(true)
    await tabTo('The name alone')
    await press('ArrowDown')
    await expect.poll(() => isOn('Neither')).toBe(true)
    const from = page.getByRole('group', { name: 'From' })
    const hour = (): Promise<boolean> => from.locator('[role="spinbutton"]:focus').isVisible()
    for (let at = 0; at < 6 && !(await hour()); at += 1) await press('Tab')
    await expect.poll(isSeen).toBe(true)
    await page.keyboard.type('2130')
    await expect.poll(async () => (await from.innerText()).replaceAll(/[^\d:]/g, '')).toBe('21:30')
    await press('ArrowUp')
    await expect.poll(async () => (await from.innerText()).replaceAll(/[^\d:]/g, '')).toBe('21:31')
    for (let at = 0; at < 4 && (await focused()) !== 'Quiet hours'; at += 1) await press('Shift+Tab')
    await press('Space')
    await from.waitFor({ state: 'detached' })
  })

  test('one makes a table in a note, fills it, adds to it, and leaves it', async () => {
    await show('note-empty')
    const text = page.locator('.ProseMirror')
    const isInText = (): Promise<boolean> => text.evaluate((element) => element.contains(document.activeElement))
    await text.waitFor()
    for (let at = 0; at < 60 && !(await isInText()); at += 1) await press('Tab')
    await press('Alt+F10')
    await expect.poll(focused).toBe('Bold')
    for (let at = 0; at < 30 && (await focused()) !== 'Insert a table'; at += 1) await press('ArrowRight')
    await press('Enter')
    await expect.poll(isInText).toBe(true)
    for (const cell of ['Who', 'What', 'When', 'Anna']) {
      await page.keyboard.type(cell)
      await press('Tab')
    }
    await press('Shift+Tab')
    await expect.poll(() => text.locator('tr').nth(1).innerText()).toMatch(/^Anna/)
    await press('Alt+Shift+ArrowDown')
    await expect.poll(() => text.locator('tr').count()).toBe(4)
    await press('Alt+Shift+Backspace')
    await expect.poll(() => text.locator('tr').count()).toBe(3)
    // By Tab out of the last cell another row begins; by the arrow one is below it.
    for (let at = 0; at < 9; at += 1) await press('Tab')
    await expect.poll(() => text.locator('tr').count()).toBeGreaterThan(3)
    for (let at = 0; at < 3; at += 1) await press('ArrowDown')
    await page.keyboard.type('Below')
    await expect.poll(() => text.locator(':scope > p').last().innerText()).toBe('Below')
    // The way out of the text: its tools, and on.
    await press('Escape')
    await expect.poll(isInText).toBe(false)
    await expect.poll(isSeen).toBe(true)
    await press('Tab')
    await expect.poll(isInText).toBe(false)
  })

  test('one walks through the settings: everything is reached, and seen to have the focus', async () => {
    await show('settings')
    await tabTo('Settings')
    const reached: string[] = []
    const unseen: string[] = []
    const away: string[] = []
    for (let at = 0; at < 70; at++) {
      await press('Tab')
      const name = await focused()
      if (name === '' || (reached.length > 5 && name === reached[0])) break
      reached.push(name)
      if (!(await isSeen())) unseen.push(name)
      // The page is scrolled to what has the focus, and the room around it stays where it is.
      if (await page.evaluate(() => document.documentElement.scrollTop !== 0)) away.push(name)
    }
    expect(unseen).toEqual([])
    expect(away).toEqual([])
    for (const name of [
      'Choose another picture',
      'Plum',
      'None',
      'English',
      'Reachable',
      'Address of a hub',
      'Stay on',
      'Start with',
      'Export',
      'Set a passphrase',
    ])
      expect(
        reached.some((one) => one.startsWith(name)),
        `${name} among ${reached.join(', ')}`,
      ).toBe(true)
  })
})

describe('the caret', () => {
  test('stands still once nobody has typed for ten seconds, and blinks again with the next key', async () => {
    await show('conversation')
    const field = page.getByRole('textbox', { name: 'Write to the room' })
    const blinks = (): Promise<string> =>
      field.evaluate((element) => getComputedStyle(element).getPropertyValue('caret-animation'))
    await field.focus()
    await page.keyboard.type('I was')
    expect(await blinks()).toBe('auto')
    await expect.poll(blinks, { timeout: 15_000 }).toBe('manual')
    await page.keyboard.type(' thinking')
    expect(await blinks()).toBe('auto')
    expect(await field.inputValue()).toBe('I was thinking')
  })
})
