import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryPage, inSight, rests } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'

const { show, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const { message, button, say, scroll, places, focused } = galleryPage(() => page)

/** By the palette's name for it. */
const does = async (typed: string): Promise<void> => {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox').fill(typed)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox').waitFor({ state: 'detached' })
}

describe('a day', () => {
  test('is gone to by keyboard alone, and its first words are marked', async () => {
    await show('conversation')
    await button('Go to a day').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('21112026')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^question/)
    await expect.poll(() => message('question').getAttribute('data-goal')).toBe('true')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('the palette', () => {
  const field = (): Locator => page.getByRole('combobox', { name: 'Go or do' })
  const choose = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await field().waitFor()
    await page.keyboard.type(typed)
  }

  test('leads by keyboard alone to places, to what a person wrote, and to the search', async () => {
    await show('conversation')
    await choose('winter')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    await choose('cleo')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /The Jansson/ }).waitFor()
    await page.keyboard.press('Escape')
    await choose('soup')
    await page.getByRole('option', { name: 'Search the room for “soup”' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /make the soup/ }).waitFor()
    await expect.poll(() => page.getByRole('combobox', { name: 'Search the room' }).inputValue()).toBe('soup')
  })

  test('does by mouse what has a button elsewhere, and gives the focus back when it is left', async () => {
    await show('conversation')
    await message('cat').focus()
    await choose('')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/^cat/)
    await button(/^Go or do/).click()
    await page.getByRole('option', { name: 'Invite someone' }).click()
    await page.getByRole('dialog', { name: 'Invite someone' }).waitFor()
  })

  test('and ? lists the keys, but not while something is being written', async () => {
    await show('conversation')
    await page.getByRole('textbox', { name: 'Write to the room' }).focus()
    await page.keyboard.type('?')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await message('cat').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Ctrl+K').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/^cat/)
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
    await expect.poll(() => results().locator('mark').allInnerTexts()).toEqual(['cat', 'cat', 'cat'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^long/)
    await expect.poll(() => message('long').getAttribute('data-goal')).toBe('true')
    await expect.poll(() => inSight(message('long').locator('time'))).toBe(true)
    await page.keyboard.press('Control+f')
    await expect.poll(() => field().inputValue()).toBe('ÇAT')
    await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toContain('Idris')
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
    await rests(page)
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
    await expect.poll(() => field().count()).toBe(0)
  })

  test('keeps the words of who is muted folded, and leads to where they can be asked for', async () => {
    await show('people-member')
    await button('Actions for Cléo').click()
    await page.getByRole('menuitem', { name: 'Mute for yourself' }).click()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('begin with the cat')
    await results().getByText('Cléo Marchand wrote something, and you have muted them.').waitFor()
    await expect.poll(() => results().allInnerTexts()).toHaveLength(1)
    await expect.poll(() => results().innerText()).not.toContain('cat')
    await page.keyboard.press('Enter')
    await message('cat').getByRole('button', { name: 'Show it' }).waitFor()
    await expect.poll(() => message('cat').innerText()).not.toContain('begin')
  })

  test('by kind and by day, and a note is opened', async () => {
    await show('conversation')
    await page.keyboard.press('/')
    await button(/What$/).click()
    await page.getByRole('option', { name: 'Notes' }).click()
    // The choice and its options, as many as there are notes, stay a moment while they fade, and keep the keys for so long.
    await page.getByRole('listbox', { name: 'What', exact: true }).waitFor({ state: 'detached' })
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
    // Told to ears as it stands on the screen: everything has been searched.
    await page
      .locator('[aria-live]', { hasText: 'Nothing that is on this machine says that.' })
      .waitFor({ state: 'attached' })
    await button('Search for something else').click()
    await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true)
    await expect.poll(() => field().inputValue()).toBe('')
  })
})

describe('the palette knows where one is', () => {
  test('the message in focus is edited, answered, quoted and taken back by its name for that', async () => {
    await show('conversation')
    await message('ownNew').focus()
    await does('edit')
    const edit = page.getByRole('textbox', { name: 'Your message' })
    await expect.poll(() => edit.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/^ownNew/)
    await message('question').focus()
    await does('reply')
    const reply = page.getByRole('textbox', { name: 'Write a reply' })
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    // The thread closes, and gives the focus back to the message that it hangs on.
    await expect.poll(focused).toMatch(/^question/)
    await message('cat').focus()
    await does('quote')
    const composer = page.getByRole('textbox', { name: 'Write to the room' })
    await expect.poll(() => composer.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByRole('group', { name: 'Quoting Cléo Marchand' }).getByText('The cat!').waitFor()
    await message('ownNew').focus()
    await does('take back')
    await page.getByRole('alertdialog').getByText('as soon as it is online with Snug').waitFor()
  })

  test('whoever comes to a place has the focus there, on what says which one it is; outside of rooms too', async () => {
    await show('conversation')
    /** What ears hear: what the focus comes to, and the name of what that is in. */
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.at(-1))
    await page.evaluate(() => {
      const all: string[] = []
      Object.assign(window, { heard: all })
      document.addEventListener('focusin', ({ target }) => {
        const main = target instanceof Element ? target.closest('main') : null
        if (main && target instanceof Element) all.push(`${target.localName} in ${main.ariaLabel}`)
      })
    })
    for (const [typed, comes] of [
      ['winter', 'main in Winter list'],
      ['hosts', 'main in Who hosts when'],
      ['settings', 'h2 in Settings'],
      ['people', 'h2 in People'],
      ['winter', 'main in Winter list'],
      ['about the', 'h2 in The room'],
      ['conversation', 'textarea in Conversation'],
    ] as const) {
      await does(typed)
      await expect.poll(heard).toBe(`${comes} · The Thursday Circle`)
    }
    await does('found or join')
    const name = page.getByRole('textbox', { name: 'Your name' })
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true)
  })

  test('nobody stays beside the place who goes somewhere from there, also to where they are', async () => {
    await show('conversation')
    const here = () => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)
    for (const [typed, comes] of [
      ['conversation', 'Write to the room'],
      ['people', 'People'],
      ['members', 'Members'],
      ['conversation', 'Write to the room'],
    ] as const) {
      await button(/^Go or do/).focus()
      await does(typed)
      await expect.poll(here).toBe(comes)
    }
  })

  test('what is copied is said to be, by the menu and by the palette, and goes by itself', async () => {
    await show('conversation')
    await message('cat').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Copy a link to it' }).click()
    await page.locator('[aria-live="polite"]').getByText('The link is copied.').waitFor()
    await expect.poll(focused).toMatch(/^cat/)
    await does('copy the words')
    await page.locator('[aria-live="polite"]').getByText('The words are copied.').waitFor()
    await expect.poll(() => page.getByText('The words are copied.').count()).toBe(0)
    await show('edition')
    await does('copy a link')
    await page.locator('[aria-live="polite"]').getByText('The link is copied.').waitFor()
  })

  test('without a message in focus none of that is offered', async () => {
    await show('conversation')
    await page.getByRole('textbox', { name: 'Write to the room' }).focus()
    await page.keyboard.press('Control+K')
    await page.getByRole('option', { name: 'New note' }).waitFor()
    await expect.poll(() => page.getByRole('group', { name: 'The message in focus' }).count()).toBe(0)
    await page.keyboard.press('Escape')
  })

  test('what can be done with a note is there, and parts of long pages are gone to', async () => {
    await show('note')
    await page.locator('.ProseMirror').first().waitFor()
    await page.keyboard.press('Control+K')
    await page
      .getByRole('group', { name: 'This note' })
      .getByRole('option', { name: 'Save as a Markdown file' })
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await does('people charter')
    const heading = (): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null)
    await expect.poll(heading).toBe('Charter')
    await does('settings about')
    await expect.poll(heading).toBe('About')
    await does('rooms in order')
    await expect.poll(heading).toBe('Your rooms')
    await does('leave the room')
    await expect.poll(heading).toBe('Leaving')
    await does('notifications')
    await expect.poll(heading).toBe('This room')
    expect((await page.getByRole('heading', { name: 'This room' }).boundingBox())!.y).toBeGreaterThanOrEqual(60)
  })
})

test.each(['note', 'edition'])('that one has read what is open is said from the palette too: %s', async (scene) => {
  await show(scene)
  await button('Leave a mark: I read this').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('i read this')
  await page.getByRole('option', { name: 'Leave a mark: I read this' }).waitFor()
  await page.keyboard.press('Enter')
  const said = page.getByText('You have left your mark; thank you for reading.')
  await said.waitFor()
  await expect.poll(() => said.evaluate((line) => line === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('i read this')
  await expect.poll(() => page.getByRole('option', { name: 'Leave a mark: I read this' }).count()).toBe(0)
})

describe('the tools for a note’s text', () => {
  const text = () => page.locator('.ProseMirror').first()
  const isInText = (): Promise<boolean> => text().evaluate((element) => element.contains(document.activeElement))
  const tools = () => page.getByRole('group', { name: 'The text of this note' })

  test('are there with their keys, and one goes on writing where one was, by keyboard alone', async () => {
    await show('note-empty')
    await text().focus()
    await page.keyboard.type('Bread')
    await page.keyboard.press('Control+K')
    await tools()
      .getByRole('option', { name: /^Bold.*Ctrl\+B/ })
      .waitFor()
    await expect.poll(() => tools().getByRole('option', { name: 'Insert a row below' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await does('Large heading')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.type(' and butter')
    await expect.poll(() => text().locator('h1').innerText()).toBe('Bread and butter')
    await does('italic')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.type('!')
    await expect.poll(() => text().locator('h1 em').innerText()).toBe('!')
    await does('insert a table')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.type('Who')
    await expect.poll(() => text().locator('th').first().innerText()).toBe('Who')
    const rows = await text().locator('tr').count()
    await does('row below')
    await expect.poll(() => text().locator('tr').count()).toBe(rows + 1)
    await does('link to a note')
    await expect.poll(isInText).toBe(true)
    await page.getByRole('listbox', { name: 'Notes of this room' }).waitFor()
    await page.keyboard.press('Escape')
    await does('undo')
    await expect.poll(isInText).toBe(true)
    await expect.poll(() => text().innerText()).not.toContain('[[')
  })

  test.each(['note-shelves-reader', 'conversation', 'note-history'])('are not there on %s', async (scene) => {
    await show(scene)
    // A list on the page, as that of versions is, leaves the key to the palette.
    if (scene === 'note-history') await page.locator('[role="listbox"] :focus').waitFor()
    await page.getByRole('main').waitFor()
    await page.keyboard.press('Control+K')
    await page.getByRole('option', { name: 'Settings', exact: true }).waitFor()
    await expect.poll(() => tools().count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('thousands of notes', () => {
  const notes = (): Locator => page.getByRole('region', { name: 'Notes' })
  const focusedWords = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

  test('are listed from the newest on, with the one that is open, and more of them by keyboard', async () => {
    await show('note-many')
    await expect.poll(() => notes().getByRole('listitem').count()).toBe(31)
    await expect.poll(() => notes().getByRole('listitem').last().textContent()).toMatch(/ 10$/)
    await notes().getByRole('button', { name: 'More notes' }).focus()
    await page.keyboard.press('Enter')
    // One goes on at the first of those that have come.
    await expect.poll(focusedWords).toBe(await notes().getByRole('listitem').nth(30).textContent())
    await expect.poll(() => notes().getByRole('listitem').count()).toBe(91)
  })

  test('are found by their titles, of which no more are drawn than anybody looks through', async () => {
    await show('note-many')
    await notes().getByRole('button', { name: 'Find a note' }).click()
    await page.keyboard.type('1')
    const found = page.getByRole('listbox').getByRole('option')
    await notes().getByText('There are more: go on typing.').waitFor()
    await expect.poll(() => found.count()).toBe(51)
    await page.keyboard.type('234')
    await expect.poll(() => found.count()).toBe(2)
    await expect.poll(() => found.first().textContent()).toMatch(/ 1234$/)
  })

  test('do not hide other things from the palette', async () => {
    await show('note-many')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: 'Invite someone' }).waitFor()
    await expect.poll(() => page.getByRole('option').count()).toBeLessThan(250)
    await page.keyboard.type('1234')
    await page.getByRole('option', { name: / 1234$/ }).waitFor()
  })
})
