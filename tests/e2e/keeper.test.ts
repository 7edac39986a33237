import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../support/axeFindings'
import { snugPage } from '../support/snugPage'
import type { SnugPage } from '../support/snugPage'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
let { anna, idris, muninn } = {} as Record<'anna' | 'idris' | 'muninn', StageMember>

beforeAll(async () => {
  stage = await serveStage()
  anna = await stage.arrive()
  idris = await stage.arrive()
  muninn = await stage.arrive()
})
afterAll(() => stage?.close())

const KEEPS = 'This machine keeps the room'
const people = (page: SnugPage['page']): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: 'People' }).click()

test('an organiser adds a keeper, by keyboard, and the machine comes in under its own name', async () => {
  await anna.foundRoom('Anna', 'Reading circle')
  await idris.join('Idris', await anna.invite())
  await people(anna.page)
  await anna.page.getByText('The room has no keeper.').waitFor()
  await anna.page.keyboard.press('Control+k')
  await anna.page.keyboard.type('Add a keeper')
  await anna.page.keyboard.press('Enter')
  const dialog = anna.page.getByRole('dialog', { name: 'Add a keeper' })
  await dialog.getByText('a machine of your own that stays on').waitFor()
  expect(await axeFindings(anna.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Make the link' }).press('Enter')
  const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await dialog.getByText('This link lets one machine in as a keeper').waitFor()
  await muninn.knock('Muninn', link)
  await dialog.getByText('Muninn came in.').waitFor({ timeout: 40_000 })
  await anna.page.keyboard.press('Escape')

  const keepers = anna.page.getByRole('list', { name: 'Keepers' })
  await keepers.getByText('linked with this machine', { exact: true }).waitFor({ timeout: 20_000 })
  expect(await keepers.innerText()).toContain('Muninn')
  const members = anna.page.getByRole('list', { name: 'Members' })
  expect(await members.innerText()).not.toContain('Muninn')
  await anna.page.getByText('2 people. This room holds up to 50.').waitFor()
})

test('on the keeper nobody writes, nobody is seen to be there, and it says so', async () => {
  await muninn.page.getByText(KEEPS).waitFor({ timeout: 20_000 })
  expect(await muninn.page.getByLabel('Write to the room').count()).toBe(0)
  await people(muninn.page)
  await muninn.page.getByText('Muninn (this machine)').waitFor()
  expect(await muninn.page.getByText('How you are seen here').count()).toBe(0)
  expect(await muninn.page.getByRole('button', { name: 'Leave a mark' }).count()).toBe(0)
  const here = anna.page.getByRole('region', { name: 'Here now' })
  await here.getByText('Idris').waitFor()
  expect(await here.innerText()).not.toContain('Muninn')
})

test('what Anna says reaches Idris by the keeper, though they are never there together; and it opens the door', async () => {
  const link = await anna.invite('5 people', { as: 'Reader' })
  await idris.page.close()
  await anna.goToConversation()
  await anna.post('The letter on page 90')
  await anna.seesSaved('Saved here, and with Muninn')
  await anna.newNote('Winter list')
  await anna.write('Jansson, and the letters')
  await muninn.page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
  await muninn.page.getByText('Jansson, and the letters').waitFor()
  await anna.page.close()

  const page = await idris.context.newPage()
  await page.goto(stage.edition.url)
  const idrisAgain = snugPage(page)
  await idrisAgain.sees('The letter on page 90')
  await page.getByText('Linked with Muninn').waitFor()
  await idrisAgain.openNote('Winter list')
  await expect.poll(() => idrisAgain.noteText()).toBe('Jansson, and the letters')
  await page.close()

  const greta = await stage.arrive()
  await greta.knock('Greta', link)
  await greta.sees('The letter on page 90')
  await people(greta.page)
  await greta.page.getByRole('list', { name: 'Keepers' }).getByText('Muninn').waitFor()
})
