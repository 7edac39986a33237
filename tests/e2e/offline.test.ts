import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SnugPage } from '../support/snugPage'
import { snugPage } from '../support/snugPage'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await serveStage()
})
afterAll(() => stage?.close())

test('what Anna writes while nobody is there reaches Greta through Idris, when Anna is gone', async () => {
  const arrive = (): Promise<StageMember> => stage.arrive()
  const [anna, idris, greta] = [await arrive(), await arrive(), await arrive()]
  await anna.foundRoom('Anna', 'Reading circle')
  const link = await anna.invite('5 people')
  await idris.join('Idris', link)
  await greta.join('Greta', link)
  await anna.post('Everyone is here.')
  await anna.seesSaved('Saved here, and with Idris and Greta', 40_000)
  const windows = new Map<StageMember, Page>([anna, idris, greta].map((member) => [member, member.page]))
  const leave = async (member: StageMember): Promise<void> => windows.get(member)?.close()
  const comeBack = async (member: StageMember): Promise<SnugPage> => {
    const page = await member.context.newPage()
    windows.set(member, page)
    await page.goto(stage.edition.url)
    return snugPage(page)
  }

  await leave(idris)
  await leave(greta)
  await anna.page.getByText('Nobody else is linked just now.').waitFor({ timeout: 20_000 })
  await anna.post('The letter on page 90')
  await anna.post('I had never noticed it.')
  await anna.page.locator('article[data-message]').filter({ hasText: 'Everyone is here.' }).focus()
  await anna.page.keyboard.press('e')
  await anna.page.getByLabel('Your message').fill('Everyone was here.')
  await anna.page.keyboard.press('Enter')
  await anna.sees('Everyone was here.')
  await anna.seesSaved(/^Saved here$/)

  const idrisAgain = await comeBack(idris)
  await idrisAgain.sees('I had never noticed it.', 40_000)
  await anna.seesSaved('Saved here, and with Idris')
  await leave(anna)

  const gretaAgain = await comeBack(greta)
  await gretaAgain.sees('I had never noticed it.', 40_000)
  await gretaAgain.sees('Everyone was here.')
  expect((await gretaAgain.texts()).map((text) => text.split('\n')[0])).toEqual([
    expect.stringContaining('Everyone was here.'),
    'The letter on page 90',
    'I had never noticed it.',
  ])
  const newest = gretaAgain.page.getByRole('article', { name: /^Anna, / }).last()
  await newest.filter({ hasText: 'I had never noticed it.' }).waitFor()
  await gretaAgain.post('Nor had I.')
  await leave(greta)

  // Anna learns who has it, and what was said, from who is there.
  await idrisAgain.sees('Nor had I.')
  const annaAgain = await comeBack(anna)
  await annaAgain.sees('Nor had I.', 40_000)
})
