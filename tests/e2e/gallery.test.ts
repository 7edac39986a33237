import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCENES } from '../screenshots/references'
import { galleryPage, inSight, rests } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'
import { isFocused } from '../support/noteScreen'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

/** A colour that is still fading in has not its contrast yet. */
const stillColours = (): void => {
  beforeAll(() => page.emulateMedia({ reducedMotion: 'reduce' }))
  afterAll(() => page.emulateMedia({ reducedMotion: 'no-preference' }))
}

describe('every screen, and what opens on it, passes axe and fits its window', () => {
  stillColours()
  const looks = [
    { theme: 'paper', lang: 'en' },
    { theme: 'lamplight', lang: 'fr' },
  ]
  for (const scene of SCENES) {
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

const { message, button, say, scroll, places, focused } = galleryPage(() => page)

const about = async (name: string, deed: string): Promise<void> => {
  await button(`Actions for ${name}`).click()
  await page.getByRole('menuitem', { name: deed }).click()
  await page.getByRole(/remove|hand/i.test(deed) ? 'alertdialog' : 'dialog').waitFor()
}

describe('people', () => {
  const region = (name: string): Locator => page.getByRole('region', { name })
  const member = (name: string): Locator => region('Members').getByRole('listitem').filter({ hasText: name })

  test('are removed after a question that says what it means, by keyboard alone', async () => {
    await show('people')
    await button('Actions for Tomasz').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Give another role' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const question = page.getByRole('alertdialog')
    await question.getByText('has already read stays with them').waitFor()
    await question.getByText('cut Tomasz Wójcik off within seconds').waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    await about('Tomasz', 'Remove from the room')
    await question.getByRole('button', { name: 'Remove Tomasz' }).click()
    await member('Tomasz').waitFor({ state: 'detached' })
  })

  test('get other roles, and hear what each means', async () => {
    await show('people')
    await about('Idris', 'Give another role')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Reader', { exact: true }).click()
    await dialog.getByText('does not write').waitFor()
    await dialog.getByRole('button', { name: 'Give this role' }).click()
    await member('Idris').getByText('reader', { exact: true }).waitFor()
  })

  test.each([
    ['en', 'Close'],
    ['fr', 'Fermer'],
  ])('have devices to be looked at, which is closed since nothing is cancelled by it: %s', async (lang, close) => {
    await show('their-devices', { lang })
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('button').last().textContent()).toBe(close)
    await dialog.getByRole('button', { name: close, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('are let in by a yes, and an invitation is revoked', async () => {
    await show('people')
    await button('Say yes to Bjarki').click()
    await region('Waiting for a yes').waitFor({ state: 'detached' })
    await button('Revoke the invitation from Anna').click()
    await region('Open invitations').getByText('For the neighbours').waitFor({ state: 'detached' })
  })

  test('write a charter within its bounds', async () => {
    await show('people')
    await button('Write the charter').click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Write it down' })
    await dialog.getByLabel('How many people it holds').fill('151')
    await expect.poll(() => save.isDisabled()).toBe(true)
    await dialog.getByLabel('How many people it holds').fill('12')
    await dialog.getByLabel('What it is for').fill('é'.repeat(600))
    await dialog.getByText('About 200 letters too long.').waitFor()
    await dialog.getByLabel('What it is for').fill('We sing.')
    await save.click()
    await region('Charter').getByText('We sing.').waitFor()
    await region('Charter').getByText('holds up to 12 people').waitFor()
  })

  test('who may not write are told why where others write, and in notes', async () => {
    await show('conversation-reader')
    await page.getByText('You read here; those who write were given that role').waitFor()
    await expect.poll(() => page.getByRole('textbox').count()).toBe(0)
    await expect.poll(() => button('New note').count()).toBe(0)
    await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
    await page.getByText('You read here; those who write were given that role').waitFor()
    await expect.poll(() => page.locator('[contenteditable="true"]').count()).toBe(0)
  })

  test('are muted by one person for themselves, and each of their messages can still be shown', async () => {
    await show('people-member')
    await button('Actions for Cléo').click()
    await page.getByRole('menuitem', { name: 'Mute for yourself' }).click()
    await member('Cléo').getByText('muted by you').waitFor()
    await page.getByRole('navigation').getByRole('button', { name: 'Conversation' }).click()
    await message('cat').getByText('Cléo Marchand wrote something').waitFor()
    await expect.poll(() => message('cat').innerText()).not.toContain('begin with the cat')
    expect(await findings()).toEqual([])
    await message('cat').getByRole('button', { name: 'Show it' }).click()
    await message('cat').getByText('Let us begin with the cat.').waitFor()
  })

  test('redact as organisers, after a question', async () => {
    await show('conversation', { more: '&as=Anna' })
    await message('cat').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Redact' }).click()
    await page.getByRole('alertdialog').getByText('cannot be called back').waitFor()
    await button('Redact it').click()
    await message('cat').getByText('You redacted this message.').waitFor()
  })
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
    await expect.poll(() => posted.locator('[dir="auto"] > p').innerText()).toBe('First line\nsecond line')
    await posted.getByText('Saved here', { exact: true }).waitFor()
    await expect.poll(() => composer().inputValue()).toBe('')
  })

  test('a post that fails keeps the text and says what happened, what is safe, what to do', async () => {
    await show('conversation')
    await composer().fill('this will fail')
    await composer().press('Enter')
    const notice = page.getByRole('alert')
    await notice.waitFor()
    await expect.poll(() => notice.locator('p').count()).toBe(3)
    await expect.poll(() => composer().inputValue()).toBe('this will fail')
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
    await rests(page)
    expect(await places()).toEqual(before)
    await button('To the newest').click()
    await expect.poll(() => inSight(page.locator('[data-message^="posted"]'))).toBe(true)
  })

  test('earlier messages come by themselves, and what is being read stays in its place', async () => {
    await show('conversation-long')
    await scroll((box) => (box.scrollTop = 150))
    const [id, top] = (await places())[0]!
    await page.locator('[data-message^="more"]').first().waitFor({ state: 'attached' })
    await rests(page)
    const after = new Map(await places())
    expect(Math.abs(after.get(id)! - top)).toBeLessThanOrEqual(1)
  })

  test('a message that is on screen stays the same one, with its focus, when earlier ones of its day come above it', async () => {
    await show('conversation-long')
    const first = page.locator('[data-message]').first()
    const id = await first.getAttribute('data-message')
    await first.evaluate((element) => element.focus({ preventScroll: true }))
    await scroll((box) => (box.scrollTop = 150))
    const day = page.locator(`section:has([data-message="${id}"])`)
    await day.locator('[data-message^="more"]').first().waitFor({ state: 'attached' })
    await rests(page)
    expect(await focused()).toBe(id)
  })

  test('the keyboard reaches everything: arrows, R, Escape, E, the menu', async () => {
    await show('conversation')
    await message('ownNew').focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toMatch(/^ownEdited/)
    await page.keyboard.press('Home')
    await expect.poll(focused).toMatch(/^opening/)
    await page.keyboard.press('r')
    const reply = page.getByRole('textbox', { name: 'Write a reply' })
    await expect.poll(() => reply.evaluate((area) => area === document.activeElement)).toBe(true)
    await reply.fill('An answer')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByText('An answer').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/^opening/)
    await expect.poll(() => page.getByRole('complementary').count()).toBe(0)
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
    await expect.poll(() => question.innerText()).toContain('as soon as it is online with Snug')
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
    await page.locator('[aria-live="polite"]:not([role])').first().waitFor({ state: 'attached' })
    await say('Listen to this')
    await page
      .locator('[aria-live="polite"]:not([role])', { hasText: 'Idris Benali: Listen to this' })
      .waitFor({ state: 'attached' })
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
    await expect.poll(() => page.getByRole('textbox', { name: 'Invitation link' }).inputValue()).toBe('not a link')
    await expect.poll(() => page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Mariam')
  })

  test('can be left while waiting, with everything still there', async () => {
    await show('arrival-link')
    await button('Knock at the door').click()
    await button('Stop waiting').click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Invitation link' }).inputValue())
      .toContain('snug://join#')
  })

  test('says which field lacks something, and goes there, by keyboard alone and by mouse', async () => {
    const field = (name: string) => page.getByRole('textbox', { name })
    await show('starting')
    await show('arrival')
    await button('Found a room').click()
    await button('Found the room').click()
    await page.getByText('Write your name first').waitFor()
    await page.getByText('Give the room a name first.').waitFor()
    await expect.poll(() => isFocused(field('Your name'))).toBe(true)
    await page.keyboard.type('Mariam')
    await expect.poll(() => page.getByText('Write your name first').count()).toBe(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(field('The room’s name'))).toBe(true)
    await button('Back').click()
    await button('Open an invitation').click()
    await expect.poll(() => page.getByText('First paste the link').count()).toBe(0)
    await field('Invitation link').press('Enter')
    await page.getByText('First paste the link that you were sent, or choose its QR code.').waitFor()
    await expect.poll(() => isFocused(field('Invitation link'))).toBe(true)
  })

  test('asks a room’s name after one’s own, by keyboard alone', async () => {
    await show('arrival')
    await expect.poll(() => isFocused(page.getByRole('textbox', { name: 'Your name' }))).toBe(true)
    await page.keyboard.type('Mariam')
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(page.getByRole('textbox', { name: 'The room’s name' }))).toBe(true)
    await page.keyboard.type('A room that will fail')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'The room’s name' }).inputValue())
      .toBe('A room that will fail')
  })
})

describe('settings', () => {
  test('change the language at once', async () => {
    await show('settings')
    await page.getByText('Français', { exact: true }).click()
    await page.getByRole('heading', { name: 'Réglages' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('fr')
  })

  test('follow the system’s light until one is chosen', async () => {
    await show('settings', { theme: 'system' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const paper = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(ground).not.toBe(paper)
    await page.getByText('Paper', { exact: true }).click()
    await expect.poll(ground).toBe(paper)
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('refuse what is no hub’s address, and keep it', async () => {
    await show('settings')
    const field = page.getByRole('textbox', { name: 'Address of a hub' })
    await field.fill('nonsense')
    await field.press('Enter')
    await page.getByRole('alert').waitFor()
    await expect.poll(() => field.inputValue()).toBe('nonsense')
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
  await expect.poll(() => page.getByRole('textbox', { name: 'Write to the room' }).inputValue()).toBe(link)
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
