import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import { draftsOnDisk, everythingOnDisk } from '../support/onDisk'
import type { SnugPage } from '../support/snugPage'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'

let edition: BrowserEdition
let profile: Profile
let anna: SnugPage
let page: Page
beforeAll(async () => {
  edition = await serveEdition()
})
afterAll(() => edition?.close())

/**
 * From its next opening on, the page is not told what a room consists of until one of the two is called, and so no room is open: then it
 * is told, or told something that nobody can open a room with.
 */
const holdRooms = async (page: Page): Promise<{ letGo(): Promise<void>; break(): Promise<void> }> => {
  await page.addInitScript(() => {
    const held: ((isBroken: boolean) => void)[] = []
    let isFree = false
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, message: { readonly method?: string }, ...more: never[]) {
      const send = (isBroken: boolean): void =>
        post.call(this, isBroken ? { ...message, method: 'nothing' } : message, ...more)
      if (message.method === 'registered' && !isFree) held.push(send)
      else send(false)
    } as typeof post
    const letGo = (isBroken: boolean): void => {
      isFree = true
      for (const send of held.splice(0)) send(isBroken)
    }
    Object.assign(window, { letGo })
  })
  const letGo = (isBroken: boolean) =>
    page.evaluate((given) => (window as unknown as { letGo(isBroken: boolean): void }).letGo(given), isBroken)
  return { letGo: () => letGo(false), break: () => letGo(true) }
}

const shown = (page: Page): Promise<string[]> => page.locator('article[data-message] [id$="-words"]').allInnerTexts()

/** Whether it says so on the disk, which is where the next start looks. */
const isKept = async (page: Page): Promise<boolean> => (await everythingOnDisk(page)).includes('assets/main-')

/** Once it is kept how the room looks, Snug is started again, and its rooms held. */
const startAgain = async (): Promise<Awaited<ReturnType<typeof holdRooms>>> => {
  await expect.poll(() => isKept(page), { timeout: 10_000 }).toBe(true)
  const held = await holdRooms(page)
  await page.goto(edition.url)
  return held
}

beforeEach(async () => {
  profile = await openProfile()
  anna = snugPage(profile.page)
  page = profile.page
  await page.goto(edition.url)
  await anna.foundRoom('Anna', 'Reading circle')
  for (const line of ['The first evening', 'The second evening']) await anna.post(line)
  await anna.seesSaved('Saved here')
})
afterEach(async () => {
  await profile.close()
  await removeProfile(profile.folder)
})

test('a room is read, and written in, as it was last looked at while it is still being opened', async () => {
  await anna.newNote('Books')
  await anna.goToConversation()

  const { letGo } = await startAgain()
  await expect.poll(() => shown(page)).toEqual(['The first evening', 'The second evening'])
  // Nothing that it cannot do yet can be pressed, and no line of hers is called open.
  expect(await page.locator('[inert]').getByRole('button', { name: 'Books', includeHidden: true }).count()).toBe(1)
  expect(await anna.texts()).toEqual([])
  const field = page.getByLabel('Write to the room')
  await field.fill('Before the room was open')
  await field.press('Enter')
  await field.pressSequentially('And half a')
  // Taken away as soon as it was read: what keeps Snug from starting does so once.
  expect(await isKept(page)).toBe(false)

  await letGo()
  await anna.sees('Before the room was open')
  expect(await anna.texts()).toEqual(['The first evening', 'The second evening', 'Before the room was open'])
  expect(await anna.draft()).toBe('And half a')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await anna.openNote('Books')
  await anna.goToConversation()
  await expect.poll(() => anna.draft()).toBe('And half a')
})

test('a file in it can be saved once the room is open', async () => {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach pictures or files' }).click()
  const plan = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Thursday at eight') }
  await (await choosing).setFiles(plan)
  await page.getByText('plan.txt', { exact: true }).waitFor()
  await anna.post('Here is the plan')
  const save = page.getByRole('button', { name: 'Save “plan.txt”…' })
  await save.waitFor()

  const { letGo } = await startAgain()
  await expect.poll(async () => (await shown(page)).at(-1)).toMatch(/^Here is the plan/)
  await letGo()
  await save.waitFor({ timeout: 5_000 })
})

test('what was written, and sent, in a room that then can’t be opened is in its field at the next start', async () => {
  const held = await startAgain()
  await expect.poll(() => shown(page)).toHaveLength(2)
  const field = page.getByLabel('Write to the room')
  await field.fill('Thursday at eight')
  await field.press('Enter')
  await expect.poll(() => anna.draft()).toBe('')
  await held.break()
  await page.getByLabel('Your name').waitFor()
  expect(await page.locator('article[data-message]').count()).toBe(0)
  // Its room's, and nobody else's.
  await expect.poll(() => draftsOnDisk(page)).toEqual(['Thursday at eight'])

  await page.goto(edition.url)
  await held.letGo()
  await expect.poll(() => anna.texts()).toEqual(['The first evening', 'The second evening'])
  await expect.poll(() => anna.draft()).toBe('Thursday at eight')
})

test('what was taken back a moment before Snug ends is not shown by it', async () => {
  await expect.poll(() => isKept(page), { timeout: 10_000 }).toBe(true)
  await page.locator('article[data-message]').last().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('You took this message back.').waitFor()

  const { letGo } = await holdRooms(page)
  await page.goto(edition.url)
  await page.getByText('Lighting the lamp…').first().waitFor()
  expect(await shown(page)).toEqual([])
  await letGo()
  await anna.sees('The first evening')
  await expect.poll(() => everythingOnDisk(page)).not.toContain('The second evening')
})
