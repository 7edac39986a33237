import { afterAll, beforeAll, expect, test } from 'vitest'
import { rests } from '../support/galleryPage'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
let anna: StageMember
beforeAll(async () => {
  stage = await serveStage()
  anna = await stage.arrive()
})
afterAll(() => stage?.close())

const openRoom = async (name: string): Promise<void> => {
  await anna.page.locator('h1 button').click()
  await anna.page.getByRole('menuitem', { name }).click()
}
/** What stands at the top of the page, and where. */
const atTop = (): Promise<string | undefined> =>
  anna.page.locator('[data-scroller]').evaluate((box) => {
    const top = box.getBoundingClientRect().top
    const first = [...box.querySelectorAll('[data-message]')].find((one) => one.getBoundingClientRect().bottom > top)
    return first && `${first.textContent?.slice(0, 40)} ${Math.round(first.getBoundingClientRect().top)}`
  })

test('whoever comes back to a room reads on where they were in it, whatever they did in another', async () => {
  const { page } = anna
  await anna.foundRoom('Anna', 'Reading circle')
  for (let at = 1; at <= 40; at++) await anna.post(`Page ${at} has been read by now`)
  await page.locator('[data-scroller]').evaluate((box) => (box.scrollTop -= 1_000))
  await rests(page)
  const before = await atTop()
  expect(before).toContain('has been read')

  await openRoom('Found or join another room')
  await page.getByRole('button', { name: 'Found a room' }).click()
  await page.getByLabel('The room’s name').fill('Family')
  await page.getByRole('button', { name: 'Found the room' }).click()
  await page.getByText('Nothing has been said here yet.').waitFor()
  await anna.post('Who brings the soup?')

  await openRoom('Reading circle')
  await anna.sees('has been read')
  await expect.poll(atTop).toBe(before)
  await openRoom('Family')
  await anna.sees('Who brings the soup?')
  await openRoom('Reading circle')
  await anna.sees('has been read')
  await expect.poll(atTop).toBe(before)
})
