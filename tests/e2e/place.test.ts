import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryPage } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})
const { button } = galleryPage(() => page)

describe('the rooms of this machine', () => {
  const order = (): Promise<string[]> =>
    page.getByRole('list', { name: 'Their order' }).getByRole('listitem').allInnerTexts()

  test('say quietly that something is new, in words too, and never how much', async () => {
    await show('conversation')
    const menu = button('The Thursday Circle: other rooms. Something is new in another room.')
    await expect.poll(() => menu.innerText()).not.toMatch(/\d/)
    await menu.click()
    const room = page.getByRole('menuitem', { name: 'Family Okafor' })
    await expect.poll(() => room.innerText()).toBe('Family Okafor\nSomething is new here')
    // Its name in one line, and the remark under it.
    const [name, remark] = await Promise.all(
      ['Family Okafor', 'Something is new here'].map((text) => room.getByText(text).boundingBox()),
    )
    expect(name!.height).toBeLessThan(40)
    expect(remark!.y).toBeGreaterThanOrEqual(name!.y + name!.height - 1)
    await page.getByRole('menuitem', { name: 'Put the rooms in order' }).click()
    await page.getByRole('list', { name: 'Their order' }).waitFor()
  })

  test('are put in order by mouse, and by keyboard alone', async () => {
    await show('settings')
    await expect.poll(order).toEqual(['The Thursday Circle', 'Family Okafor'])
    await button('Move Family Okafor up').click()
    await expect.poll(order).toEqual(['Family Okafor', 'The Thursday Circle'])
    await button('Move The Thursday Circle up').focus()
    await page.keyboard.press('Enter')
    await expect.poll(order).toEqual(['The Thursday Circle', 'Family Okafor'])
    // The focus stays with the room, on the button that can still be pressed.
    const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focus).toBe('Move The Thursday Circle down')
    // Ears are told where the room stands now.
    await page.getByText('The Thursday Circle: place 1 of 2.').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(order).toEqual(['Family Okafor', 'The Thursday Circle'])
    await expect.poll(focus).toBe('Move The Thursday Circle up')
  })
})

describe('the room’s own page', () => {
  test('says what the room is for, who is in it, and what they wrote; it is reached by the room’s name, and leads on', async () => {
    await show('conversation')
    await button('The Thursday Circle: other rooms').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'About The Thursday Circle' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const room = page.getByRole('region', { name: 'The Thursday Circle' })
    await room.getByText('meet on a Thursday').waitFor()
    await room.getByText('You have been here since 4 August 2026, invited by Anna Lindqvist.').waitFor()
    const people = page.getByRole('region', { name: 'People' })
    await people.getByText('Mariam Okafor (you)').waitFor()
    await expect.poll(() => people.getByRole('listitem').count()).toBe(6)
    await page.getByRole('region', { name: 'Written together' }).getByRole('button', { name: 'Winter list' }).click()
    await page.locator('.ProseMirror').first().waitFor()
  })
})

describe('the window’s title', () => {
  const title = () => page.title()

  test.each<[string, [string, string, string, string]]>([
    ['en', ['Conversation', 'Winter list', 'Search', 'Settings']],
    ['fr', ['Conversation', 'Liste d’hiver', 'Chercher', 'Réglages']],
  ])('names what is open and the room, never what is new: %s', async (lang, [talk, note, search, settings]) => {
    await show('conversation', { lang })
    await expect.poll(title).toMatch(new RegExp(`^${talk} · [^·]+ · Snug$`))
    const [, room] = (await title()).split(' · ')
    await page.getByRole('navigation').getByRole('button', { name: note }).click()
    await expect.poll(title).toBe(`${note} · ${room} · Snug`)
    await page.keyboard.press('Control+f')
    await expect.poll(title).toBe(`${search} · ${room} · Snug`)
    await page.keyboard.press('Escape')
    await expect.poll(title).toBe(`${note} · ${room} · Snug`)
    await button(settings).click()
    await expect.poll(title).toBe(`${settings} · ${room} · Snug`)
  })
})

describe('calm', () => {
  test('notifications are chosen for each room, and what each means is said', async () => {
    await show('settings')
    await page.getByText('A dot beside the room says that something is new; nothing else does.').waitFor()
    await page.getByText('When I am spoken to', { exact: true }).click()
    await page.getByText('You hear of nothing else.').waitFor()
    // The gallery's computer refuses this one.
    await page.getByText('Once a day', { exact: true }).click()
    await page.getByRole('alert').getByText('This computer does not let Snug notify you.').waitFor()
    await expect.poll(() => page.getByRole('radio', { name: 'When I am spoken to' }).isChecked()).toBe(true)
    expect(await findings()).toEqual([])
  })

  test('what shows the focus of a choice or a switch does not touch its words', async () => {
    await show('settings')
    for (const words of ['When I am spoken to', 'Quiet hours']) {
      const label = page.locator('label').filter({ has: page.getByText(words, { exact: true }) })
      const room = await label.evaluate((element, text) => {
        const range = document.createRange()
        const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        while (words.nextNode()) if (words.currentNode.textContent === text) range.selectNode(words.currentNode)
        return element.getBoundingClientRect().right - range.getBoundingClientRect().right
      }, words)
      expect(room).toBeGreaterThan(4)
    }
  })

  test('quiet hours and the hour of the digest are set by keyboard alone', async () => {
    await show('settings')
    const from = page.getByRole('group', { name: 'From' })
    await from.getByRole('spinbutton').first().focus()
    await page.keyboard.type('2130')
    await expect.poll(async () => (await from.innerText()).replaceAll(/[^\d:]/g, '')).toBe('21:30')
    await page.getByRole('switch', { name: 'Quiet hours' }).focus()
    await page.keyboard.press('Space')
    await from.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'The name alone' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.getByRole('radio', { name: 'Neither' }).isChecked()).toBe(true)
  })
})

const isActive = (element: Element): boolean => element === document.activeElement

describe('what is stored, and how large it is drawn', () => {
  test('says what each room takes, and frees what can be freed without losing anything', async () => {
    await show('settings')
    await button('See how much it is').click()
    const rooms = page.getByRole('list', { name: 'What is stored here' })
    await expect
      .poll(() => rooms.getByRole('listitem').allInnerTexts())
      .toEqual([
        'The Thursday Circle\n48 MB\n6.4 MB of it is what notes were earlier, which this machine alone keeps.\nLeave…',
        'Family Okafor\n730 kB\nLeave…',
      ])
    await page.getByText('3.1 MB of it was written piece by piece').waitFor()
    await button('Free space').click()
    await page.getByText('Nothing that anybody wrote is gone.').waitFor()
    // The button is gone: one goes on where it stood, and not at the page's long part around it.
    await expect.poll(() => page.getByRole('heading', { name: 'What is stored here' }).evaluate(isActive)).toBe(true)
    await expect.poll(() => button('Free space').count()).toBe(0)
    await page.getByText('More than that is freed only by leaving a room').waitFor()
    expect(await findings()).toEqual([])
    // Only the way there: nothing is left by it.
    await rooms.getByRole('button', { name: 'Leave The Thursday Circle, which frees 48 MB' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('heading', { name: 'Leaving' }).evaluate(isActive)).toBe(true)
    await button('Leave the room').waitFor()
  })

  test('in a browser: whether it keeps what is stored, and the way to ask it', async () => {
    await show('settings', { more: '&browser=1' })
    await page.getByText('The browser may clear what is stored here').waitFor()
    await button('Ask the browser to keep it').click()
    await page.getByText('The browser keeps what is stored here until').waitFor()
  })

  test.each(['settings', 'people', 'conversation', 'note', 'search-found', 'arrival'])(
    '%s fits its window in the largest size, and passes axe there',
    async (scene) => {
      await show(scene, { more: '&size=largest', lang: 'fr' })
      expect(await findings()).toEqual([])
      const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement)
      expect(scrollWidth).toBe(clientWidth)
    },
  )

  test('another size holds at once', async () => {
    await show('settings')
    const rem = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    const usual = await rem()
    await page.getByText('Largest', { exact: true }).click()
    await expect.poll(rem).toBeGreaterThan(usual * 1.3)
    await page.getByText('Smaller', { exact: true }).click()
    await expect.poll(rem).toBeLessThan(usual)
  })
})

describe('somebody’s picture', () => {
  test.each(['paper', 'lamplight'])('has a rim, so that a light one is round on paper too: %s', async (theme) => {
    await show('people', { theme })
    const image = page.getByRole('region', { name: 'Members' }).locator('img').first()
    const rim = await image.evaluate((element) => {
      const { outlineStyle, outlineOffset, borderRadius } = getComputedStyle(element)
      return [outlineStyle, outlineOffset, borderRadius]
    })
    expect(rim).toEqual(['solid', '-1px', '50%'])
  })
})

describe('being seen', () => {
  test('is chosen for each room, by keyboard alone, and says what each way means', async () => {
    await show('people')
    const choice = page.getByRole('radiogroup', { name: 'In this room' })
    await choice.getByRole('radio', { name: 'By name' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('neither who nor where').waitFor()
    await page.getByText('the others count you, without a name').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Nobody is told that you are here.').waitFor()
    await page.getByText('the others do not see you').waitFor()
    await expect.poll(() => button('Leave a mark: I was here').count()).toBe(0)
  })

  test('this week tells those who agreed by name, the others as a number, and takes a mark with thanks', async () => {
    await show('people')
    const week = page.getByRole('region', { name: 'Here this week' })
    await week
      .getByText('Anna Lindqvist, Idris Benali, Cléo Marchand and Tomasz Wójcik, and one more person.')
      .waitFor()
    await button('Leave a mark: I was here').click()
    await week.getByText('Your mark is there. Thank you').waitFor()
    await expect.poll(() => button('Leave a mark: I was here').count()).toBe(0)
  })

  test.each([600, 700, 800])('is in sight beside any number of notes, in a window 900 by %i', async (height) => {
    await page.setViewportSize({ width: 900, height })
    await show('conversation-full')
    for (const name of ['Here now', 'Notes']) {
      const lines = page.getByRole('region', { name, exact: true }).getByRole('listitem')
      for (const nth of [0, 1]) expect(await lines.nth(nth).evaluate(isInSight)).toBe(true)
    }
    const newest = page.getByRole('button', { name: 'New note' })
    await newest.focus()
    expect(await newest.evaluate(isInSight)).toBe(true)
  })

  test('readers are thanked', async () => {
    await show('people-reader')
    await page.getByText('You read here. That is taking part; thank you for it.').waitFor()
  })

  test('those who are only counted stand under those who are here by name', async () => {
    await show('conversation')
    await page.getByRole('region', { name: 'Here now' }).getByText('And one more person.').waitFor()
  })
})

describe('calling somebody by name', () => {
  const composer = () => page.getByRole('textbox', { name: 'Write to the room' })
  const people = () => page.getByRole('listbox', { name: 'Whom you call' })

  test('is completed by keyboard alone, and Escape lets it be', async () => {
    await show('conversation')
    await composer().focus()
    await page.keyboard.type('Thank you @')
    await expect.poll(() => people().getByRole('option').count()).toBe(5)
    expect(await findings()).toEqual([])
    await page.keyboard.type('an')
    await expect.poll(() => people().getByRole('option').allInnerTexts()).toEqual(['Anna Lindqvist'])
    await page.keyboard.press('Enter')
    await page.keyboard.type('and @i')
    await people().waitFor()
    await page.keyboard.press('Escape')
    await people().waitFor({ state: 'detached' })
    await expect.poll(() => composer().inputValue()).toBe('Thank you @Anna Lindqvist and @i')
    await page.keyboard.press('Enter')
    await page.locator('[data-message^="posted"]').getByText('Thank you @Anna Lindqvist and @i').waitFor()
  })

  test('is chosen by mouse, in the middle of what is written, and in a thread', async () => {
    await show('conversation')
    await composer().fill('Ask  about it')
    for (let at = 0; at < ' about it'.length; at += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('@cl')
    await people().getByText('Cléo Marchand').click()
    await page.keyboard.type('first ')
    await expect.poll(() => composer().inputValue()).toBe('Ask @Cléo Marchand first about it')
    await button('Replies from Anna').first().click()
    const reply = page.getByRole('textbox', { name: 'Write a reply' })
    await reply.fill('@gre')
    await people().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await expect.poll(() => reply.inputValue()).toBe('@Greta ')
  })
})

describe('having read a note', () => {
  test('is told of others as they chose, and of oneself by a mark, with thanks', async () => {
    await show('note')
    await page.getByText('Read by Anna Lindqvist and Cléo Marchand, and one more person.').waitFor()
    await button('Leave a mark: I read this').focus()
    await page.keyboard.press('Enter')
    const said = page.getByText('You have left your mark; thank you for reading.')
    await said.waitFor()
    await expect.poll(() => button('Leave a mark: I read this').count()).toBe(0)
    await expect.poll(() => said.evaluate((line) => line === document.activeElement)).toBe(true)
  })
})

test('a mark is left from the palette too, and thanked for where one sees it', async () => {
  await show('conversation')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('mark')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Here this week' }).getByText('Your mark is there.').waitFor()
  await show('people-unseen')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('mark')
  await page.getByRole('combobox').waitFor()
  await expect.poll(() => page.getByRole('option', { name: 'Leave a mark: I was here' }).count()).toBe(0)
})

/** Nothing lies over it, and it is not scrolled away. Runs in the page. */
const isInSight = (element: Element): boolean => {
  const { left, top, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + 24, top + height / 2))
}
