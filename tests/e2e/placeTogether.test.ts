import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { everythingOnDisk } from '../support/onDisk'
import { noticesOn, recordNotices } from '../support/recordNotices'
import type { StageMember } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

let { anna, idris } = {} as Two
stageOfTwo(
  (two) => ({ anna, idris } = two),
  (name) => (name === 'Anna' ? recordNotices : undefined),
)

const hereNow = (): Locator => anna.page.getByRole('region', { name: 'Here now' })
const thisWeek = (): Locator => anna.page.getByRole('region', { name: 'Here this week' })
const rooms = (): Locator => anna.page.getByRole('heading', { level: 1 }).getByRole('button')
const people = (member: StageMember): Promise<void> =>
  member.page.getByRole('navigation').getByRole('button', { name: 'People' }).click()

test('what is said in another room is a quiet dot, over a restart too, until it is read', async () => {
  await rooms().click()
  await anna.page.getByRole('menuitem', { name: 'Found or join another room' }).click()
  await anna.foundRoom('Anna', 'Family')
  await expect.poll(() => rooms().getAttribute('aria-label')).toBe('Family: other rooms')
  await idris.post('Are you there?')
  const told = anna.page.getByRole('button', { name: 'Family: other rooms. Something is new in another room.' })
  await told.waitFor({ timeout: 20_000 })
  await expect.poll(() => everythingOnDisk(anna.page)).toContain('Are you there?')
  await anna.restart()
  await told.click()
  await anna.page.getByRole('menuitem', { name: 'Reading circle' }).click()
  await anna.sees('Are you there?')
  await expect.poll(() => rooms().getAttribute('aria-label')).toBe('Reading circle: other rooms')
})

const notices = (): Promise<string[]> => noticesOn(anna.page)

test('who is spoken to hears of it from the system, and of nothing else', async () => {
  await anna.page.getByRole('button', { name: 'Settings' }).click()
  const quiet = anna.page.getByRole('switch', { name: 'Quiet hours' })
  await quiet.focus()
  await anna.page.keyboard.press('Space')
  await anna.page.getByText('When I am spoken to', { exact: true }).click()
  await anna.page.getByText('You hear of nothing else.').waitFor()
  await idris.post('Said to nobody in particular')
  await idris.post('@Anna, the kettle is on')
  await expect.poll(notices, { timeout: 20_000 }).toEqual(['Idris, Reading circle: Idris has written to you.'])
  // Whoever looks at the conversation sees it there, under a line that says where it begins, as long as they are there.
  await anna.goToConversation()
  const since = anna.page.getByText('Since you were here')
  await since.waitFor()
  const below = () => since.evaluate((line) => line.closest('section')?.innerText.split('Since you were here')[1])
  await expect.poll(below).toMatch(/Said to nobody in particular[^]*the kettle is on/)
  await idris.post('@Anna, it whistles')
  await anna.sees('it whistles')
  await anna.page.waitForTimeout(500)
  expect(await notices()).toEqual([])
  await people(anna)
  await anna.goToConversation()
  await anna.sees('it whistles')
  await expect.poll(() => since.count()).toBe(0)
})

test('who has read a message says so as they are seen, and its author reads it there, over a restart', async () => {
  await anna.goToConversation()
  await anna.post('Thursday at eight, at mine')
  await idris.goToConversation()
  await idris.sees('Thursday at eight')
  await idris.page.locator('[data-message]').filter({ hasText: 'Thursday at eight' }).focus()
  await idris.page.keyboard.press('m')
  await idris.page.getByText('You have left your mark; thank you for reading.').waitFor()
  const read = anna.page.getByText('Read by Idris.', { exact: true })
  await read.waitFor({ timeout: 20_000 })
  await anna.page.waitForTimeout(1_000)
  await anna.restart()
  await read.waitFor({ timeout: 20_000 })
})

test('who only wants to be counted is, and the unseen are not; both over a restart', async () => {
  await hereNow().getByText('Idris').waitFor({ timeout: 20_000 })
  await people(idris)
  await idris.page.getByText('Counted', { exact: true }).click()
  await hereNow().getByText('And one more person.').waitFor()
  await expect.poll(() => hereNow().getByText('Idris').count()).toBe(0)
  await anna.page.getByText('Linked with somebody in the room').waitFor()

  await idris.page.getByRole('button', { name: 'Leave a mark: I was here' }).click()
  await idris.page.getByText('Your mark is there. Thank you').waitFor()
  await people(anna)
  await thisWeek().getByText('One person, without a name.').waitFor()

  await idris.page.waitForTimeout(500)
  await idris.restart()
  await hereNow().getByText('And one more person.').waitFor({ timeout: 30_000 })
  await people(idris)
  await idris.page.getByText('Unseen', { exact: true }).click()
  await hereNow().getByText('Only you, for now.').waitFor()
  await anna.page.getByText('Linked with somebody in the room').waitFor()
})
