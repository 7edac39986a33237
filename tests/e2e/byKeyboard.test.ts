import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyboard } from '../support/keyboard'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

/** Two people without a mouse, from the first screen to finding again what they said. */
let stage: Stage
let [anna, idris] = [] as unknown as [StageMember, StageMember]
beforeAll(async () => {
  stage = await serveStage()
  ;[anna, idris] = [await stage.arrive(), await stage.arrive()]
})
afterAll(() => stage?.close())

const keysOf = ({ page }: StageMember) => ({
  ...keyboard(() => page),
  type: (text: string) => page.keyboard.type(text),
})
const isFocused = (page: Page, name: string): Promise<void> =>
  expect.poll(keyboard(() => page).focused, { timeout: 10_000 }).toContain(name)
const WRITE = 'Write to the room'

/** By the palette, which names everything that can be done. */
const palette = async (member: StageMember, words: string): Promise<void> => {
  const { press, type } = keysOf(member)
  await press('Control+k')
  await isFocused(member.page, 'Go or do')
  await type(words)
  await press('Enter')
  // It takes a moment to go, and what it has opened is there by then: two dialogs at once.
  await member.page.getByRole('dialog', { name: 'Go or do' }).waitFor({ state: 'detached' })
}

test('a room is founded, and somebody comes in by a link', async () => {
  const { press, type, tabTo } = keysOf(anna)
  await isFocused(anna.page, 'Your name')
  await type('Anna')
  await tabTo('Found a room')
  await press('Enter')
  await isFocused(anna.page, 'The room’s name')
  await type('Reading circle')
  await press('Enter')
  await anna.page.getByLabel(WRITE).waitFor({ timeout: 30_000 })
  await isFocused(anna.page, WRITE)

  await palette(anna, 'invite')
  await anna.page.getByRole('dialog', { name: 'Invite someone' }).waitFor()
  await tabTo('Make the link')
  await press('Enter')
  const link = anna.page.getByRole('textbox', { name: 'Invitation link' })
  await link.waitFor()
  // The button that made it has gone, and the focus with it: it is in the dialog still.
  await expect
    .poll(() => anna.page.evaluate(() => Boolean(document.activeElement?.closest('[role="dialog"]'))))
    .toBe(true)
  await tabTo('Invitation link')
  const text = await link.inputValue()
  const his = keysOf(idris)
  await isFocused(idris.page, 'Your name')
  await his.type('Idris')
  await his.tabTo('Open an invitation')
  await his.press('Enter')
  await his.tabTo('Invitation link')
  await idris.page.keyboard.insertText(text)
  await his.tabTo('Knock at the door')
  await his.press('Enter')
  await idris.page.getByLabel(WRITE).waitFor({ timeout: 40_000 })

  // Whoever has invited is told of it where they wait for it.
  await anna.page.getByRole('dialog').getByText('Idris came in.').waitFor({ timeout: 20_000 })
  await tabTo('Done')
  await press('Enter')
  await anna.page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('who goes to another place by the palette is there with the keys too', async () => {
  await palette(anna, 'people')
  await isFocused(anna.page, 'People')
  await palette(anna, 'settings')
  await isFocused(anna.page, 'Settings')
  await palette(anna, 'conversation')
  await isFocused(anna.page, WRITE)
})

test('one says something, the other reads it, marks it as read, and answers', async () => {
  const { press, type, tabTo } = keysOf(anna)
  await tabTo(WRITE)
  await type('The bell does not work; knock on the window.')
  await press('Enter')

  await idris.sees('knock on the window')
  const his = keysOf(idris)
  await his.tabTo(WRITE)
  await his.press('ArrowUp')
  await isFocused(idris.page, 'Anna')
  await his.press('m')
  await idris.page.getByText(/thank you for reading/).waitFor()
  await his.press('r')
  await isFocused(idris.page, 'Write a reply')
  await his.type('I will.')
  await his.press('Enter')
  await anna.page.getByText('Replies from Idris').waitFor({ timeout: 20_000 })
  await his.press('Escape')
  await isFocused(idris.page, 'Anna')
  await his.press('Escape')
  await isFocused(idris.page, WRITE)
})

test('whoever asks to take something back, and leaves it, is where they were; so is who does it', async () => {
  const { press, tabTo } = keysOf(anna)
  const { page } = anna
  await tabTo(WRITE)
  await anna.post('Bring the blue cups.')
  await page.getByLabel(WRITE).focus()
  const ask = async (): Promise<void> => {
    await press('Enter')
    await page.getByRole('menu').waitFor()
    await press('End', 'Enter')
    await page.getByRole('alertdialog', { name: 'Take this message back?' }).waitFor()
  }
  await press('ArrowUp')
  await isFocused(page, 'Anna')
  await ask()
  await press('Escape')
  await isFocused(page, 'Anna')
  await ask()
  await tabTo('Take it back')
  await press('Enter')
  await page.getByText('You took this message back.').waitFor()
  await isFocused(page, 'Anna')
})

test('who has gone back to what was said, and then says something, comes from the empty field to that', async () => {
  const { press, type, tabTo } = keysOf(anna)
  const { page } = anna
  await press('Escape')
  await isFocused(page, WRITE)
  await press('ArrowUp', 'ArrowUp', 'Escape')
  await isFocused(page, WRITE)
  await type('Bring the green cups.')
  await press('Enter')
  await anna.sees('green cups')
  await press('ArrowUp')
  const words = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(words).toContain('green cups')
  await press('e', 'End')
  await isFocused(page, 'Your message')
  await type(' And saucers.')
  await press('Enter')
  await expect.poll(words).toContain('green cups. And saucers.')
  await tabTo(WRITE)
})

test('the arrow up goes from where one answers to the newest answer', async () => {
  const { press, type } = keysOf(anna)
  const { page } = anna
  await press('ArrowUp')
  await isFocused(page, 'Anna')
  await press('r')
  await isFocused(page, 'Write a reply')
  await type('Which window?')
  await press('Enter')
  await page.getByRole('complementary').getByText('Which window?').waitFor()
  await press('ArrowUp')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('aside [data-message]')?.textContent))
    .toContain('Which window?')
  await press('Escape')
  await isFocused(page, 'Anna')
})

test('a note is begun and written, and what was said is found again', async () => {
  const { press, type } = keysOf(anna)
  await palette(anna, 'new note')
  await isFocused(anna.page, 'Title')
  await type('Winter list')
  await press('Enter')
  await anna.page.locator('.ProseMirror').waitFor({ timeout: 20_000 })
  await expect.poll(() => anna.page.evaluate(() => document.activeElement?.className)).toContain('ProseMirror')
  await type('Five titles')
  await expect.poll(() => anna.noteText()).toContain('Five titles')

  await press('Control+f')
  await type('window')
  await anna.page.getByRole('search').getByRole('option').first().waitFor()
  await press('Enter')
  await anna.sees('knock on the window')
  await isFocused(anna.page, 'Anna')
})

test('who begins a note with a template writes on in it, and what they write there is not in bold', async () => {
  const { press, type, tabTo } = keysOf(anna)
  await palette(anna, 'new note')
  await isFocused(anna.page, 'Title')
  await type('Minutes')
  await press('Tab', 'Enter', 'ArrowDown', 'Enter')
  await tabTo('Begin the note')
  await press('Enter')
  const focused = (): Promise<string | undefined> => anna.page.evaluate(() => document.activeElement?.className)
  await expect.poll(focused, { timeout: 20_000 }).toContain('ProseMirror')
  await type(' at Anna’s')
  await expect.poll(() => anna.noteText()).toMatch(/^When and where: at Anna’s/)
  await expect
    .poll(() => anna.page.locator('.ProseMirror p').first().locator('strong').innerText())
    .toBe('When and where')
})

test('a link to what was said in one room leads there from another', async () => {
  const { press, type, tabTo } = keysOf(anna)
  const { page } = anna
  await anna.goToConversation()
  await anna.post('Bring a lamp.')
  await press('ArrowUp')
  await palette(anna, 'copy a link')

  await palette(anna, 'another room')
  await tabTo('Found a room')
  await press('Enter')
  await isFocused(page, 'The room’s name')
  await type('Press club')
  await press('Enter')
  await isFocused(page, WRITE)
  await type('Read this: ')
  await press('Control+v', 'Enter')
  await anna.sees('Read this')
  await press('ArrowUp', 'Tab', 'Enter')
  await page.getByRole('button', { name: 'Reading circle: other rooms' }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('[id$="-words"]')?.textContent))
    .toBe('Bring a lamp.')
})

test('one leaves: takes the archive along, says a last word, and removes everything; the others read it', async () => {
  const { press, type, tabTo } = keysOf(idris)
  const { page } = idris
  await palette(idris, 'people leaving')
  await isFocused(page, 'Leaving')
  await tabTo('Leave the room')
  await press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Leave Reading circle?' })
  await question.waitFor()
  const download = page.waitForEvent('download')
  await tabTo('Export')
  await press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)
  await question.getByText('The archive is saved.').waitFor()
  await tabTo('A last word to the room')
  await type('Thank you all.')
  // Whoever hesitates finds what they wrote.
  await press('Escape')
  await question.waitFor({ state: 'detached' })
  await isFocused(page, 'Leave the room')
  await press('Enter')
  await tabTo('A last word to the room')
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
    .toBe('Thank you all.')
  await tabTo('Leave, and remove everything here')
  await press('Enter')
  await page.getByText('You have left Reading circle, and everything of it is removed').waitFor()
  await isFocused(page, 'Your name')
  await anna.goToConversation()
  await anna.sees('Thank you all.')
  await palette(anna, 'people')
  await expect.poll(() => anna.page.getByRole('button', { name: 'Actions for Idris' }).count()).toBe(0)
})
