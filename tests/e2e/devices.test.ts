import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pasteLink, showDeviceLink } from '../support/showDeviceLink'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'
import { twoMembers } from '../support/twoMembers'

/** Idris has a second machine. */
let stage: Stage
let anna: StageMember
let idris: StageMember
let phone: StageMember

const region = (by: StageMember, name: string): Locator => by.page.getByRole('region', { name })
const button = (by: StageMember, name: string): Locator => by.page.getByRole('button', { name })
const message = (by: StageMember, said: string): Locator =>
  by.page.locator('article[data-message]').filter({ hasText: said })
const goToPeople = (by: StageMember): Promise<void> =>
  by.page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()

/** Who was cut off at once has not heard why. */
const CUT_OFF = /You may have been removed|This device was removed/

beforeAll(async () => {
  stage = await serveStage()
  ;[anna, idris] = await twoMembers(() => stage.arrive())
  phone = await stage.arrive()
})
afterAll(() => stage?.close())

test('a second device comes in by a link, is its member’s like the first, and is cut off when it was removed', async () => {
  await idris.post('From the desk.')
  await goToPeople(idris)
  await button(idris, 'Add a device').click()
  const dialog = idris.page.getByRole('dialog')
  await dialog.getByText('Whoever has the link becomes you in this room.').waitFor()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link for a device' }).inputValue()

  await pasteLink(phone, link)
  await phone.page.getByText('This machine becomes a device of Idris, in Reading circle.').waitFor()
  await expect.poll(() => phone.page.getByLabel('Your name').count()).toBe(0)
  const name = phone.page.getByLabel('What you call this device')
  await expect.poll(() => name.inputValue()).not.toBe('')
  await name.fill(' ')
  await button(phone, 'Knock at the door').click()
  await phone.page.getByText('Give this device a name first.').waitFor()
  await name.fill('Phone')
  await button(phone, 'Knock at the door').click()
  await phone.sees('From the desk.', 30_000)
  await dialog.getByText('“Phone” is now one of your devices in this room.').waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()

  // The link is good once.
  const thief = await stage.arrive()
  await pasteLink(thief, link)
  await button(thief, 'Knock at the door').click()
  await thief.seesTrouble('This link for a device is no longer good.', 30_000)
  await thief.context.close()

  await phone.post('From the train.')
  await anna.sees('From the train.')
  await idris.goToConversation()
  await idris.sees('From the train.')
  await anna.post('Where are you, Idris?')
  await anna.seesSaved(/^Saved here, and with Idris$/)
  await expect.poll(() => region(anna, 'Here now').getByRole('listitem').filter({ hasText: 'Idris' }).count()).toBe(1)
  await goToPeople(anna)
  await expect.poll(() => region(anna, 'Members').getByRole('listitem').count()).toBe(2)
  await anna.goToConversation()
  for (const said of ['From the desk.', 'From the train.'])
    await expect.poll(() => message(anna, said).getAttribute('aria-label')).toMatch(/^Idris,/)

  // What one of them has said, the other can edit.
  await message(phone, 'From the desk.').focus()
  await phone.page.keyboard.press('e')
  await phone.page.getByRole('textbox', { name: 'Your message' }).fill('From my desk.')
  await phone.page.keyboard.press('Enter')
  await anna.sees('From my desk.')

  // Each is linked with Anna, and with the other, who is not somebody else.
  for (const one of [idris, phone]) await one.page.getByText('Linked with Anna', { exact: true }).waitFor()
  await anna.page.goto('about:blank')
  for (const one of [idris, phone])
    await one.page.getByText('Linked with another of your devices.').waitFor({ timeout: 30_000 })
  await anna.page.goto(stage.edition.url)
  await idris.page.getByText('Linked with Anna', { exact: true }).waitFor({ timeout: 30_000 })

  await goToPeople(idris)
  await button(idris, 'Remove Phone').click()
  await idris.page.getByRole('alertdialog').getByRole('button', { name: 'Remove this device' }).click()
  await region(idris, 'Your devices').getByText('Phone').waitFor({ state: 'detached' })
  await idris.goToConversation()
  await phone.page.getByText(CUT_OFF).first().waitFor({ timeout: 60_000 })
  await anna.post('Only for those who remain.')
  await idris.sees('Only for those who remain.')
  await idris.post('I have lost my phone.')
  await anna.sees('I have lost my phone.')
  expect((await phone.texts()).join()).not.toContain('remain')
  await phone.restart()
  await phone.sees('From the train.')
  await anna.seesSaved(/^Saved here, and with Idris$/)
  expect((await phone.texts()).join()).not.toContain('remain')
}, 300_000)

test('an organiser removes one device of somebody who can reach no other', async () => {
  const tablet = await stage.arrive()
  const { link, dialog } = await showDeviceLink(idris)
  await pasteLink(tablet, link)
  await tablet.page.getByLabel('What you call this device').fill('Tablet')
  await button(tablet, 'Knock at the door').click()
  await tablet.sees('I have lost my phone.', 30_000)
  await dialog.getByRole('button', { name: 'Done' }).click()

  await goToPeople(anna)
  await button(anna, 'Actions for Idris').click()
  await anna.page.getByRole('menuitem', { name: 'Remove one of their devices' }).click()
  const devices = anna.page.getByRole('dialog', { name: 'Devices of Idris' })
  await devices.getByText('Tablet').waitFor()
  await devices.getByRole('button', { name: 'Remove The device they came with' }).click()
  const question = anna.page.getByRole('alertdialog')
  await question.getByText('Be sure that it is Idris who asks for it').waitFor()
  await question.getByRole('button', { name: 'Remove this device' }).click()
  await question.waitFor({ state: 'detached' })
  await idris.goToConversation()
  await idris.page.getByText(CUT_OFF).first().waitFor({ timeout: 60_000 })

  await anna.goToConversation()
  await anna.post('Your desk is cut off.')
  await tablet.sees('Your desk is cut off.', 30_000)
  await tablet.post('Thank you.')
  await anna.sees('Thank you.')
  expect((await idris.texts()).join()).not.toContain('cut off')
  // One is left to Idris: to take that would be to remove them.
  await goToPeople(anna)
  await button(anna, 'Actions for Idris').click()
  await anna.page.getByRole('menuitem', { name: 'Remove from the room' }).waitFor()
  await expect.poll(() => anna.page.getByRole('menuitem', { name: 'Remove one of their devices' }).count()).toBe(0)
  await anna.page.keyboard.press('Escape')
}, 200_000)

test('a link whose dialog goes away unclosed, with the place on which it stood, is put away with it', async () => {
  const late = await stage.arrive()
  await goToPeople(anna)
  await button(anna, 'Add a device').click()
  const dialog = anna.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link for a device' }).inputValue()
  // A key that is pressed where nothing has the focus belongs to no dialog.
  await anna.page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true })),
  )
  await anna.page.keyboard.type('Settings')
  await anna.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await pasteLink(late, link)
  await button(late, 'Knock at the door').click()
  await late.seesTrouble('This link for a device is no longer good.', 30_000)
}, 120_000)
