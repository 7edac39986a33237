import { expect, test } from 'vitest'
import { noticesOn, recordNotices } from '../support/recordNotices'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

const today = Date.now()
/** Today, or so many days later, at an hour of this machine's. */
const at = (hour: number, minute: number, days = 0): Date => {
  const date = new Date(today)
  date.setDate(date.getDate() + days)
  date.setHours(hour, minute, 0, 0)
  return date
}

let { anna, idris } = {} as Two
stageOfTwo(
  (two) => ({ anna, idris } = two),
  (name) => async (context, page) => {
    // Both begin at ten minutes to six in the evening; from there time goes on as it does.
    await page.clock.install({ time: at(17, 50) })
    if (name === 'Anna') return
    await recordNotices(context)
    // He does something else.
    await context.addInitScript(() => (document.hasFocus = () => false))
  },
)

const notices = (): Promise<string[]> => noticesOn(idris.page)
/** It is that time on his machine, and whatever is done each minute has been done. */
const becomes = async (time: Date): Promise<void> => {
  await idris.page.clock.setSystemTime(time)
  await idris.page.clock.fastForward(61_000)
}
/** By keyboard, as the hours and minutes are written. */
const chooseHour = async (label: string, digits: string): Promise<void> => {
  const group = idris.page.getByRole('group', { name: label })
  await group.getByRole('spinbutton').first().focus()
  await idris.page.keyboard.type(digits)
  await expect.poll(async () => (await group.innerText()).replaceAll(/\D/g, '')).toBe(digits)
}

test('who wants to hear of a room once a day does so at the hour, once, and reads in which room something is new', async () => {
  await idris.page.getByRole('button', { name: 'Settings' }).click()
  await idris.page.getByText('Once a day', { exact: true }).click()
  await idris.page.getByText('you hear of it once, at the hour below').waitFor()
  await anna.post('@Idris, the kettle is on')
  await idris.page.getByText('Something is new here').first().waitFor({ state: 'attached', timeout: 20_000 })
  await becomes(at(17, 57))
  expect(await notices()).toEqual([])
  await becomes(at(18, 0))
  await expect.poll(notices).toEqual(['Snug: Something is new: Reading circle.'])
  await becomes(at(18, 2))
  expect(await notices()).toEqual([])
})

test('where nothing may be shown, not even the room’s name is', async () => {
  await idris.page.getByText('Neither', { exact: true }).click()
  await chooseHour('Once a day, at', '1805')
  await becomes(at(18, 5))
  await expect.poll(notices).toEqual(['Snug: Something is new.'])
})

test('an hour that is within the quiet hours waits for their end', async () => {
  await idris.page.getByText('The name alone', { exact: true }).click()
  await chooseHour('Once a day, at', '2230')
  for (const quiet of [at(22, 30), at(7, 57, 1)]) {
    await becomes(quiet)
    expect(await notices()).toEqual([])
  }
  await becomes(at(8, 0, 1))
  await expect.poll(notices).toEqual(['Snug: Something is new: Reading circle.'])
})
