import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { scenes } from '../../renderer/app/gallery/scenes'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00') })
let page: Page
beforeAll(() => {
  page = stories.page()
})

describe('every screen passes axe and fits its window', () => {
  const looks = [
    { theme: 'paper', lang: 'en' },
    { theme: 'lamplight', lang: 'fr' },
  ]
  for (const scene of Object.keys(scenes)) {
    test.each(looks)(`${scene}, in $theme, $lang`, async (look) => {
      await show(scene, look)
      expect(await findings()).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    })
  }
})

const message = (id: string): Locator => page.locator(`[data-message^="${id}-"]`)
const button = (name: string | RegExp): Locator => page.getByRole('button', { name })

describe('what opens on top passes axe too', () => {
  const opened: Readonly<Record<string, () => Promise<void>>> = {
    thread: () => button('Replies from Anna').first().click(),
    'the actions of a message': async () => {
      await message('ownNew').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menu').waitFor()
    },
    'an open edit': async () => {
      await message('ownNew').focus()
      await page.keyboard.press('e')
    },
    'the question before taking back': async () => {
      await message('ownNew').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: 'Take back' }).click()
    },
    'the invitation dialog': () => button('Invite someone').click(),
    'a new invitation': async () => {
      await button('Invite someone').click()
      await button('Make the link').click()
      await page.getByRole('img', { name: 'QR code' }).waitFor()
    },
    'the question for a day': () => button('Go to a day').click(),
    'the new note dialog': () => button('New note').click(),
    'the list of rooms': () => button('other rooms').click(),
  }
  for (const [name, open] of Object.entries(opened)) {
    test.each(['paper', 'lamplight'])(`${name}, in %s`, async (theme) => {
      await show('conversation', { theme })
      await open()
      // A colour that is still fading in has not its contrast yet.
      await page.waitForTimeout(200)
      expect(await findings()).toEqual([])
    })
  }
})

describe('the conversation', () => {
  const composer = () => page.getByRole('textbox', { name: 'Write to the room' })

  test('Enter sends, Shift+Enter begins a new line, and where it is follows', async () => {
    await show('conversation')
    await composer().fill('First line')
    await composer().press('Shift+Enter')
    await composer().pressSequentially('second line')
    await composer().press('Enter')
    const posted = page.locator('[data-message^="posted"]').last()
    expect(await posted.locator('[dir="auto"] > p').innerText()).toBe('First line\nsecond line')
    await posted.getByText('Saved here', { exact: true }).waitFor()
    expect(await composer().inputValue()).toBe('')
  })

  test('a post that fails keeps the text and says what happened, what is safe, what to do', async () => {
    await show('conversation')
    await composer().fill('this will fail')
    await composer().press('Enter')
    const notice = page.getByRole('alert')
    await notice.waitFor()
    expect(await notice.locator('p').count()).toBe(3)
    expect(await composer().inputValue()).toBe('this will fail')
  })

  test('finds what was being written when Snug last closed', async () => {
    await show('conversation', { more: '&draft=1' })
    await expect.poll(() => composer().inputValue()).toBe('One more thought about the cat: ')
  })

  test('begins at the newest, and new words come into sight there', async () => {
    await show('conversation-long')
    await expect.poll(() => page.getByText('You are up to date.').isVisible()).toBe(true)
    await say('Just said')
    await expect.poll(() => inSight(page.locator('[data-message^="posted"]'))).toBe(true)
  })

  test('new messages do not move the page of somebody who reads above', async () => {
    await show('conversation-long')
    await scroll((box) => (box.scrollTop -= 2_000))
    const before = await places()
    await say('Just said')
    await page.locator('[data-message^="posted"]').waitFor({ state: 'attached' })
    expect(await places()).toEqual(before)
    await button('To the newest').click()
    await expect.poll(() => inSight(page.locator('[data-message^="posted"]'))).toBe(true)
  })

  test('earlier messages come by themselves, and what is being read stays in its place', async () => {
    await show('conversation-long')
    await scroll((box) => (box.scrollTop = 150))
    const [id, top] = (await places())[0]!
    await page.locator('[data-message^="more"]').first().waitFor({ state: 'attached' })
    await page.waitForTimeout(100)
    const after = new Map(await places())
    expect(Math.abs(after.get(id)! - top)).toBeLessThanOrEqual(1)
  })

  test('the keyboard reaches everything: arrows, R, Escape, E, the menu', async () => {
    await show('conversation')
    await message('ownNew').focus()
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toMatch(/^ownEdited/)
    await page.keyboard.press('Home')
    expect(await focused()).toMatch(/^opening/)
    await page.keyboard.press('r')
    const reply = page.getByRole('textbox', { name: 'Write a reply' })
    await expect.poll(() => reply.evaluate((area) => area === document.activeElement)).toBe(true)
    await reply.fill('An answer')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByText('An answer').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/^opening/)
    expect(await page.getByRole('complementary').count()).toBe(0)
    await message('opening').getByText('Replies from you').waitFor()
  })

  test('an own message is edited where it stands; Escape leaves it as it was', async () => {
    await show('conversation')
    const edit = page.getByRole('textbox', { name: 'Your message' })
    await message('ownNew').focus()
    await page.keyboard.press('e')
    await edit.fill('Other words')
    await edit.press('Escape')
    await expect.poll(focused).toMatch(/^ownNew/)
    await page.keyboard.press('e')
    await edit.fill('Better words')
    await edit.press('Enter')
    await message('ownNew').getByText('Better words').waitFor()
    await expect.poll(focused).toMatch(/^ownNew/)
  })

  test('taking back says what it means, and asks first', async () => {
    await show('conversation')
    await message('ownNew').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Take back' }).click()
    const question = page.getByRole('alertdialog')
    expect(await question.innerText()).toContain('as soon as it is online with Snug')
    await question.getByRole('button', { name: 'Leave it' }).click()
    await message('ownNew').getByText('the soup').waitFor()
    await message('ownNew').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Take back' }).click()
    await question.getByRole('button', { name: 'Take it back' }).click()
    await message('ownNew').getByText('You took this message back.').waitFor()
  })

  test('others’ words are told to ears as they come', async () => {
    await show('conversation')
    await page.locator('[aria-live="polite"]').waitFor({ state: 'attached' })
    await say('Listen to this')
    await page
      .locator('[aria-live="polite"]', { hasText: 'Idris Benali: Listen to this' })
      .waitFor({ state: 'attached' })
  })
})

describe('a day', () => {
  test('is gone to by keyboard alone, and its first words are marked', async () => {
    await show('conversation')
    await button('Go to a day').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('21112026')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^question/)
    expect(await message('question').getAttribute('data-goal')).toBe('true')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('the search', () => {
  const field = (): Locator => page.getByRole('combobox', { name: 'Search the room' })
  const results = (): Locator => page.getByRole('option')

  test('by keyboard alone: a key opens it, arrows choose, Enter goes to the message and marks it', async () => {
    await show('conversation')
    await message('question').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('ÇAT')
    await expect.poll(() => results().allInnerTexts()).toHaveLength(2)
    expect(await results().locator('mark').allInnerTexts()).toEqual(['cat', 'cat', 'cat'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^long/)
    expect(await message('long').getAttribute('data-goal')).toBe('true')
    expect(await inSight(message('long').locator('time'))).toBe(true)
    await page.keyboard.press('Control+f')
    await expect.poll(() => field().inputValue()).toBe('ÇAT')
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain('Idris')
  })

  test('Escape leads back to what one was doing, and the page has not moved', async () => {
    await show('conversation-long')
    await scroll((box) => (box.scrollTop -= 2_000))
    const before = await places()
    const [first] = before[1]!
    await page.locator(`[data-message="${first}"]`).focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('soup')
    await results().first().waitFor()
    await say('Just said')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe(first)
    expect(await places()).toEqual(before)
    await button('To the newest').click()
    await expect.poll(() => inSight(page.locator('[data-message^="posted"]'))).toBe(true)
  })

  test('by mouse: what a person wrote, without a word of it; an answer is shown in its thread', async () => {
    await show('conversation')
    await button(/^Search/).click()
    await button(/Who$/).click()
    await page.getByRole('option', { name: 'Greta' }).click()
    await results().getByText('No coriander').click()
    const thread = page.getByRole('complementary', { name: 'Thread' })
    await thread.locator('[data-message^="late-"][data-goal]').waitFor()
    expect(await field().count()).toBe(0)
  })

  test('by kind and by day, and a note is opened', async () => {
    await show('conversation')
    await page.keyboard.press('/')
    await button(/What$/).click()
    await page.getByRole('option', { name: 'Notes' }).click()
    await expect.poll(() => results().count()).toBe(3)
    const from = page.getByRole('group', { name: 'From' }).getByRole('spinbutton')
    await from.first().focus()
    await page.keyboard.type('20112026')
    await expect.poll(() => results().allInnerTexts()).toHaveLength(1)
    await results().click()
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
  })

  test('says how far it is while older months are read', async () => {
    await show('search-reading')
    await page.getByText('older messages are still being read').waitFor()
    await show('search-none')
    await button('Search for something else').click()
    await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await field().inputValue()).toBe('')
  })
})

describe('arrival', () => {
  test('keeps what was typed when opening the invitation fails', async () => {
    await show('arrival')
    await page.getByRole('textbox', { name: 'Your name' }).fill('Mariam')
    await button('Open an invitation').click()
    await page.getByRole('textbox', { name: 'Invitation link' }).fill('not a link')
    await button('Knock at the door').click()
    await page.getByRole('alert').getByText('This is not a whole invitation link.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toBe('not a link')
    expect(await page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Mariam')
  })

  test('can be left while waiting, with everything still there', async () => {
    await show('arrival-link')
    await button('Knock at the door').click()
    await button('Stop waiting').click()
    expect(await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toContain('snug://join#')
  })

  test('asks a room’s name after one’s own, by keyboard alone', async () => {
    await show('arrival')
    await page.keyboard.type('Mariam')
    await page.keyboard.press('Enter')
    await page.keyboard.type('A room that will fail')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('textbox', { name: 'The room’s name' }).inputValue()).toBe('A room that will fail')
  })
})

describe('settings', () => {
  test('change the language at once', async () => {
    await show('settings')
    await page.getByText('Français', { exact: true }).click()
    await page.getByRole('heading', { name: 'Réglages' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
  })

  test('follow the system’s light until one is chosen', async () => {
    await show('settings', { theme: 'system' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const paper = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    const lamplight = await ground()
    expect(lamplight).not.toBe(paper)
    await page.getByText('Paper', { exact: true }).click()
    expect(await ground()).toBe(paper)
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('refuse what is no hub’s address, and keep it', async () => {
    await show('settings')
    const field = page.getByRole('textbox', { name: 'Address of a hub' })
    await field.fill('nonsense')
    await field.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await field.inputValue()).toBe('nonsense')
  })
})

test('an invitation’s link goes to the clipboard without asking for a permission', async () => {
  await show('conversation')
  await button('Invite someone').click()
  await button('Make the link').click()
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await button('Copy the link').click()
  await page.getByText('Copied').waitFor()
  await button('Done').click()
  await page.getByRole('textbox', { name: 'Write to the room' }).press('Control+V')
  expect(await page.getByRole('textbox', { name: 'Write to the room' }).inputValue()).toBe(link)
})

test('nothing moves when reduced motion is asked for', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show('conversation')
  await button('Invite someone').click()
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
      }).length,
  )
  expect(moving).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})

const say = (text: string): Promise<void> =>
  page.evaluate((detail) => void window.dispatchEvent(new CustomEvent('gallery:say', { detail })), text)

const scroll = async (by: (box: HTMLElement) => void): Promise<void> => {
  const box = page.locator('[data-scroller]')
  await box.waitFor()
  await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBeGreaterThan(1_000)
  await box.evaluate(by)
  await page.waitForTimeout(100)
}

/** Where the messages in sight stand: id and distance from the window's top, in whole pixels. */
const places = (): Promise<[string, number][]> =>
  page.locator('[data-scroller]').evaluate((box) =>
    [...box.querySelectorAll<HTMLElement>('[data-message]')]
      .map((element) => [element.dataset['message'] ?? '', Math.round(element.getBoundingClientRect().top)] as const)
      .filter(([, top]) => top > 48 && top < 500)
      .map(([id, top]): [string, number] => [id, top]),
  )

const inSight = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

const focused = (): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['message'])
