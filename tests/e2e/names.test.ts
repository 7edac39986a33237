import { strFromU8, unzipSync } from 'fflate'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { pasteLink, showDeviceLink } from '../support/showDeviceLink'
import type { StageMember } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

let { stage, anna, idris } = {} as Two
stageOfTwo((two) => ({ stage, anna, idris } = two))

const go = ({ page }: StageMember, place: 'People' | 'Settings' | 'Conversation'): Promise<void> =>
  page.getByRole('button', { name: place, exact: true }).first().click()
const rowOf = ({ page }: StageMember, name: string): Locator =>
  page.getByRole('region', { name: 'Members' }).getByRole('listitem').filter({ hasText: name })
const author = ({ page }: StageMember, text: string): Promise<string> =>
  page.locator('article[data-message]').filter({ hasText: text }).first().innerText()

test('a name is changed by keyboard, and everybody sees it at once, on old words too, with what it was before', async () => {
  const begun = Date.now()
  await anna.post('Written under the old name')
  await idris.post('Thank you, @Anna')
  await anna.sees('Thank you, @Anna')
  await go(anna, 'Settings')
  const field = anna.page.getByRole('textbox', { name: 'Your name' })
  await field.focus()
  await anna.page.keyboard.press('Control+A')
  await anna.page.keyboard.type('Annika')
  await anna.page.keyboard.press('Enter')
  await anna.page.getByRole('status').filter({ hasText: 'You are called Annika now.' }).waitFor()
  await expect.poll(() => field.inputValue()).toBe('Annika')

  await idris.sees('Thank you, @Annika')
  for (const member of [anna, idris]) {
    await go(member, 'Conversation')
    await expect.poll(() => author(member, 'Written under the old name')).toMatch(/Annika/)
  }
  await idris.page.getByText('Anna is now called Annika').waitFor()
  await anna.page.getByText('You are now called Annika').waitFor()
  await idris.page.getByText('Linked with Annika').waitFor()
  await go(idris, 'People')
  const dayOf = (at: number) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(at)
  // Midnight may have passed since.
  await rowOf(idris, 'Annika')
    .getByText(new RegExp(`^was Anna until .*(${dayOf(begun)}|${dayOf(Date.now())})`))
    .waitFor()
})

test('it is there after restarts; who is called by the name before is called all the same', async () => {
  for (const member of [anna, idris]) await member.restart()
  await idris.page.getByLabel('Write to the room').fill('And where is @Anna?')
  await idris.page.keyboard.press('Enter')
  await anna.sees('And where is @Annika?')
  const note = 'Winter list'
  await anna.newNote(note)
  await idris.openNote(note)
  await anna.write('Five titles')
  await idris.page.locator('.ProseMirror [data-name="Annika"]').waitFor({ timeout: 20_000 })
})

test('a further device is its member’s under the name that they have now, from the link on', async () => {
  const phone = await stage.arrive()
  const { link, dialog } = await showDeviceLink(anna)
  await pasteLink(phone, link)
  await phone.page.getByText('This machine becomes a device of Annika, in Reading circle.').waitFor()
  await phone.page.getByRole('button', { name: 'Knock at the door' }).click()
  await phone.sees('Thank you, @Annika', 30_000)
  await go(phone, 'Settings')
  expect(await phone.page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Annika')
  await phone.context.close()
  await dialog.getByRole('button', { name: 'Done' }).click()
})

test('the archive names people as they are called now', async () => {
  const zip = await idris.exportArchive()
  const files = unzipSync(zip)
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const { members } = JSON.parse(text('room.json')) as { readonly members: readonly { readonly name: string }[] }
  expect(members.map(({ name }) => name)).toEqual(['Annika', 'Idris'])
  const month = Object.keys(files).find((name) => name.startsWith('conversation/')) ?? ''
  expect(text(month)).toContain('<b>Annika</b>')
  expect(text(month)).not.toContain('<b>Anna</b>')
  expect(text(month)).toContain('<p class="by">Anna is now called Annika</p>')
})

test('who takes the name of another does not go unnoticed', async () => {
  await go(idris, 'Settings')
  const field = idris.page.getByRole('textbox', { name: 'Your name' })
  await field.fill('Аnnika')
  await field.press('Enter')
  await idris.page.getByRole('status').filter({ hasText: 'now.' }).waitFor()
  await go(anna, 'People')
  const his = rowOf(anna, 'was Idris until')
  await his.getByText('another member has, or had, a name that looks the same').waitFor()
  await go(anna, 'Conversation')
  await expect.poll(() => author(anna, 'Thank you')).toContain('Аnnika (was Idris)')
})
