import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

/** Anna has removed Idris while Carmen's machine was off. */
let stage: Stage
let anna: StageMember
let idris: StageMember
let carmen: StageMember

const region = (by: StageMember, name: string): Locator => by.page.getByRole('region', { name })
const here = (by: StageMember, name: string): Locator =>
  region(by, 'Here now').getByRole('listitem').filter({ hasText: name })

const remove = async (by: StageMember, name: string): Promise<void> => {
  await by.page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()
  await by.page.getByRole('button', { name: `Actions for ${name}` }).click()
  await by.page.getByRole('menuitem', { name: 'Remove from the room' }).click()
  await by.page
    .getByRole('alertdialog')
    .getByRole('button', { name: `Remove ${name}` })
    .click()
  await here(by, name).waitFor({ state: 'detached', timeout: 10_000 })
  await by.goToConversation()
}

beforeAll(async () => {
  stage = await serveStage()
  ;[anna, idris, carmen] = [await stage.arrive(), await stage.arrive(), await stage.arrive()]
  await anna.foundRoom('Anna', 'Reading circle')
  const link = await anna.invite('5 people')
  await idris.join('Idris', link)
  await carmen.join('Carmen', link)
  await here(carmen, 'Idris').waitFor({ timeout: 30_000 })
})
afterAll(() => stage?.close())

test('removal opens a new epoch: who was away finds the others there, and who was removed finds nobody', async () => {
  await anna.post('Before.')
  await carmen.sees('Before.')
  await carmen.page.goto('about:blank')
  await here(anna, 'Carmen').waitFor({ state: 'detached', timeout: 30_000 })

  await remove(anna, 'Idris')
  await anna.post('Only for those who remain.')
  await idris.page.getByText('You may have been removed').waitFor({ timeout: 60_000 })

  // Idris is there, in the epoch that Carmen knows; Anna is not, and Carmen finds her all the same.
  await carmen.page.goto(stage.edition.url)
  await carmen.sees('Only for those who remain.', 40_000)
  await here(carmen, 'Anna').waitFor({ timeout: 20_000 })
  await here(carmen, 'Idris').waitFor({ state: 'detached', timeout: 20_000 })
  await carmen.post('I have missed something.')
  await anna.sees('I have missed something.')
  await carmen.seesSaved(/with Anna$/)

  expect((await idris.texts()).join()).toBe('Before.')
  // After a restart too: Anna's machine is where Carmen's is, and Idris's where nobody is.
  await Promise.all([anna.restart(), idris.restart()])
  await here(carmen, 'Anna').waitFor({ timeout: 40_000 })
  await anna.post('Still here.')
  await carmen.sees('Still here.')
  expect((await idris.texts()).join()).toBe('Before.')
}, 300_000)
