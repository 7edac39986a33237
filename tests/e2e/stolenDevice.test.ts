import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pasteLink, showDeviceLink } from '../support/showDeviceLink'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'
import { twoMembers } from '../support/twoMembers'

/** Idris has a desk and a phone, and somebody else has the phone. */
let stage: Stage
let anna: StageMember
let idris: StageMember
let phone: StageMember

const region = (by: StageMember, name: string): Locator => by.page.getByRole('region', { name })
const button = (by: StageMember, name: string): Locator => by.page.getByRole('button', { name })
const alertDialog = (by: StageMember): Locator => by.page.getByRole('alertdialog')
const goToPeople = (by: StageMember): Promise<void> =>
  by.page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()

beforeAll(async () => {
  stage = await serveStage()
  ;[anna, idris] = await twoMembers(() => stage.arrive())
  phone = await stage.arrive()
  const { link, dialog } = await showDeviceLink(idris)
  await pasteLink(phone, link)
  await phone.page.getByLabel('What you call this device').fill('Phone')
  await button(phone, 'Knock at the door').click()
  await phone.page.getByLabel('Write to the room').waitFor({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Done' }).click()
  await idris.goToConversation()
})
afterAll(() => stage?.close())

test('who steals a device leaves in its owner’s name: they are told, come back by an invitation, and are alone with it', async () => {
  await phone.post('Before it was stolen.')
  await idris.sees('Before it was stolen.')
  await goToPeople(phone)
  await button(phone, 'Leave the room').click()
  await alertDialog(phone).getByRole('button', { name: 'Leave, and remove everything here' }).click()

  await goToPeople(idris)
  await idris.page.getByText('You have left this room on another of your devices.').waitFor({ timeout: 30_000 })
  await idris.page.getByText('If it was not you, somebody has that device').waitFor()
  await button(idris, 'Remove the room from this machine').click()
  await alertDialog(idris).getByRole('button', { name: 'Remove everything here' }).click()
  await idris.join('Idris', await anna.invite())
  await idris.sees('Before it was stolen.', 30_000)
  await idris.post('It is me again.')
  await anna.sees('It is me again.')
  await goToPeople(idris)
  await region(idris, 'Your devices').getByRole('listitem').first().waitFor()
  await expect.poll(() => region(idris, 'Your devices').getByRole('listitem').count()).toBe(1)
}, 240_000)

test('where somebody can’t be removed, another founds a new room from what is here, and the others come', async () => {
  await anna.newNote('Winter list')
  await anna.write('The Summer Book')
  await idris.openNote('Winter list')
  await idris.page.getByText('The Summer Book').waitFor({ timeout: 20_000 })
  await goToPeople(idris)
  await button(idris, 'Found a new room from this one').click()
  const dialog = alertDialog(idris)
  await dialog.getByLabel('What it is called').fill('Reading circle, anew')
  await dialog.getByRole('button', { name: 'Found the room' }).click()
  await idris.page.getByRole('heading', { name: 'Reading circle, anew' }).waitFor({ timeout: 20_000 })
  await idris.openNote('Winter list')
  await expect.poll(() => idris.noteText()).toContain('The Summer Book')
  await goToPeople(idris)
  await expect.poll(() => region(idris, 'Members').getByRole('listitem').count()).toBe(1)

  const greta = await stage.arrive()
  await greta.join('Greta', await idris.invite())
  await greta.openNote('Winter list')
  await greta.page.getByText('The Summer Book').waitFor({ timeout: 20_000 })
}, 240_000)
