import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import { draftsOnDisk, versionsOnDisk } from '../support/onDisk'
import type { SnugPage } from '../support/snugPage'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'
import { twoMembers } from '../support/twoMembers'

let edition: BrowserEdition
let profiles: Profile[] = []
beforeAll(async () => {
  edition = await serveEdition()
})
afterAll(() => edition?.close())
afterEach(async () => {
  for (const profile of profiles) await profile.close()
  for (const { folder } of profiles) await removeProfile(folder)
  profiles = []
})

const arrive = async (): Promise<SnugPage> => {
  const profile = await openProfile()
  profiles.push(profile)
  await profile.page.goto(edition.url)
  return snugPage(profile.page)
}
const menu = async ({ page }: SnugPage, entry: string): Promise<void> => {
  await page.getByRole('button', { name: 'More for this note' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}
const versions = ({ page }: SnugPage): Locator => page.getByRole('listbox', { name: 'Versions' }).getByRole('option')

test('a comment on a passage is read, answered and taken back by both members', async () => {
  const [anna, idris] = await twoMembers(arrive)
  await anna.newNote('Winter list')
  await anna.write('Five titles, two of them short')
  await anna.page.keyboard.press('Control+A')
  const tool = anna.page.getByRole('button', { name: 'Comment on the selected words' })
  await expect.poll(() => tool.isEnabled()).toBe(true)
  await anna.page.keyboard.press('Control+Shift+M')
  await anna.page.getByRole('textbox', { name: 'Your comment' }).waitFor()
  const pane = ({ page }: SnugPage): Locator => page.getByRole('complementary', { name: 'Comment' })
  await anna.page.keyboard.type('Which two?')
  await anna.page.keyboard.press('Enter')
  await pane(anna).getByText('Which two?').waitFor()

  await idris.openNote('Winter list')
  await idris.page.locator('.ProseMirror .commented').click({ timeout: 20_000 })
  await pane(idris).getByText('Which two?').waitFor({ timeout: 20_000 })
  await pane(idris).getByRole('textbox', { name: 'Your answer' }).fill('The Jansson, and the letters.')
  await idris.page.keyboard.press('Enter')
  await pane(anna).getByText('The Jansson, and the letters.').waitFor({ timeout: 20_000 })
  await expect.poll(() => pane(anna).locator('strong').allInnerTexts()).toEqual(['Anna', 'Idris'])

  // It stands in the conversation too, and from there leads to the note.
  await idris.goToConversation()
  await idris.sees('Which two?')
  await idris.page.getByRole('link', { name: 'to the note' }).first().click()
  await idris.page.locator('.ProseMirror .commented').click()

  await pane(anna).getByRole('button', { name: 'Take back' }).click()
  await anna.page.getByRole('button', { name: 'Take it back' }).click()
  await pane(idris).getByText('Anna took this message back.').waitFor({ timeout: 20_000 })
}, 120_000)

test('a half-written comment, a half-written answer and a half-written edit outlive a restart', async () => {
  const anna = await arrive()
  const { page } = anna
  await anna.foundRoom('Anna', 'Reading circle')
  await anna.post('On Thurdsay')
  await anna.newNote('Winter list')
  await anna.write('Five titles')
  const comment = async (): Promise<Locator> => {
    await page.locator('.ProseMirror').click()
    await page.keyboard.press('Control+A')
    const tool = page.getByRole('button', { name: 'Comment on the selected words' })
    await expect.poll(() => tool.isEnabled()).toBe(true)
    await tool.click()
    return page.getByRole('textbox', { name: 'Your comment' })
  }
  await (await comment()).fill('Or six, if')
  await anna.goToConversation()
  const message = page.locator('[data-message]').filter({ hasText: 'On Thurdsay' })
  await message.focus()
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Write a reply' }).fill('I mean the')
  await page.keyboard.press('Escape')
  await message.focus()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Your message' }).fill('On Thursday, at')
  // Drafts may be a quarter of a second behind the keyboard.
  await expect
    .poll(() => draftsOnDisk(page))
    .toEqual(expect.arrayContaining(['Or six, if', 'I mean the', 'On Thursday, at']))

  await page.reload()
  await anna.goToConversation()
  await message.focus()
  await page.keyboard.press('e')
  await expect.poll(() => page.getByRole('textbox', { name: 'Your message' }).inputValue()).toBe('On Thursday, at')
  await page.keyboard.press('Escape')
  await message.focus()
  await page.keyboard.press('r')
  await expect.poll(() => page.getByRole('textbox', { name: 'Write a reply' }).inputValue()).toBe('I mean the')
  await anna.openNote('Winter list')
  const field = await comment()
  await expect.poll(() => field.inputValue()).toBe('Or six, if')
}, 120_000)

test('a shelf is everybody’s: one puts a note on it, the other renames it, over a restart', async () => {
  const [anna, idris] = await twoMembers(arrive)
  await anna.newNote('Winter list')
  await menu(anna, 'Put on a shelf')
  await anna.page.getByRole('textbox', { name: 'Name of the shelf' }).fill('Lists')
  await anna.page.keyboard.press('Enter')
  const shelf = ({ page }: SnugPage, name: string): Locator => page.getByRole('button', { name, exact: true })
  await shelf(anna, 'Lists').waitFor()
  await shelf(idris, 'Lists').waitFor({ timeout: 20_000 })
  await idris.page.getByRole('button', { name: 'More for the shelf “Lists”' }).click()
  await idris.page.getByRole('menuitem', { name: 'Rename the shelf' }).click()
  await idris.page.getByRole('textbox', { name: 'Name of the shelf' }).fill('Reading lists')
  await idris.page.keyboard.press('Enter')
  await shelf(anna, 'Reading lists').waitFor({ timeout: 20_000 })
  await shelf(anna, 'Reading lists').click()
  await anna.goToConversation()
  await expect.poll(() => shelf(anna, 'Winter list').count()).toBe(0)
  await anna.page.reload()
  await shelf(anna, 'Reading lists').waitFor({ timeout: 20_000 })
  await expect.poll(() => shelf(anna, 'Reading lists').getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => shelf(anna, 'Winter list').count()).toBe(0)
  await shelf(anna, 'Reading lists').click()
  await shelf(anna, 'Winter list').waitFor()
}, 120_000)

test('two members write, one of them empties the note, and the other brings it back, over a restart', async () => {
  const [anna, idris] = await twoMembers(arrive)
  await anna.newNote('Hosts')
  await anna.newNote('Winter list')
  await anna.write(`${'Five titles, two of them short; the others can wait until spring. '.repeat(5)}See [[ho`)
  await anna.page.getByRole('option', { name: 'Hosts' }).waitFor()
  await anna.page.keyboard.press('Enter')
  const linked = Date.now()
  await anna.page.keyboard.type('.')
  await idris.openNote('Winter list')
  await expect.poll(() => idris.noteText(), { timeout: 20_000 }).toContain('See Hosts')

  // What a note was is kept some seconds after it was written.
  await expect.poll(() => versionsOnDisk(anna.page), { timeout: 30_000 }).toBeGreaterThanOrEqual(linked)
  await idris.page.locator('.ProseMirror').click()
  await idris.page.keyboard.press('Control+A')
  await idris.page.keyboard.press('Delete')
  await expect.poll(() => anna.noteText(), { timeout: 20_000 }).not.toContain('Five titles')

  await anna.page.reload()
  await anna.openNote('Winter list')
  await menu(anna, 'History')
  await versions(anna).nth(1).click()
  await expect.poll(() => versions(anna).nth(1).innerText()).toContain('Anna')
  await anna.page.getByRole('button', { name: 'Restore this version' }).click()
  await expect.poll(() => idris.noteText(), { timeout: 20_000 }).toContain('Five titles')
  // The link leads to where it led.
  await idris.page.locator('.noteLink').click()
  await idris.page.getByRole('region', { name: 'Linked from' }).getByRole('button', { name: 'Winter list' }).waitFor()
}, 120_000)
