import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

const FIRST = 'lantern velvet orchard pickle'
const SECOND = 'copper meadow thimble comet'

/** One member's machine, from no passphrase to one and back; another member hears of it what there is to hear. */
describe('a passphrase', () => {
  let stage: Stage
  let anna: StageMember
  let idris: StageMember
  beforeAll(async () => {
    stage = await serveStage()
    anna = await stage.arrive()
    await anna.foundRoom('Anna', 'Reading circle')
    await anna.post('The first words')
    idris = await stage.arrive()
    await idris.join('Idris', await anna.invite())
    await idris.sees('The first words')
  })
  afterAll(() => stage?.close())

  const button = (name: string) => anna.page.getByRole('button', { name, exact: true })
  const field = (name: string) => anna.page.getByLabel(name, { exact: true })
  const settings = () => button('Settings').click()
  const isAskedFor = () => anna.page.getByText('Snug is locked.').waitFor({ timeout: 30_000 })
  const unlock = async (passphrase: string): Promise<void> => {
    await field('Passphrase').fill(passphrase)
    await anna.page.keyboard.press('Enter')
  }
  const isOpen = () => anna.sees('The first words', 30_000)
  /** Whatever the page holds, in sight or not, of what is said in the room. */
  const tellsNothing = async (): Promise<void> => {
    await expect.poll(() => anna.page.title()).toBe('Snug')
    const html = await anna.page.content()
    for (const word of ['The first words', 'Reading circle', 'Anna', 'Idris']) expect(html).not.toContain(word)
  }

  test('is offered with what it does and what it does not, and refused while it is too short', async () => {
    await settings()
    await anna.page.getByText('It does not lock what was said and written there').first().waitFor()
    await button('Set a passphrase').click()
    const dialog = anna.page.getByRole('dialog')
    await field('The new passphrase').fill('short')
    await field('Once more').fill('long')
    await dialog.getByText('These are not the same.').waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: 'Set a passphrase' }).isDisabled()).toBe(true)
    await field('Once more').fill('short')
    await dialog.getByRole('button', { name: 'Set a passphrase' }).click()
    await anna.seesTrouble('This passphrase is too short: it could be found by trying.')
  })

  test('is asked for once it is set, and at every start; until it is typed, the screen tells nothing', async () => {
    await field('The new passphrase').fill(FIRST)
    await field('Once more').fill(FIRST)
    await anna.page.keyboard.press('Enter')
    await isAskedFor()
    await tellsNothing()
    await unlock(FIRST)
    await isOpen()
    await anna.restart()
    await isAskedFor()
    await tellsNothing()
  })

  test('that is wrong is told, and loses nothing; meanwhile nothing arrives here', async () => {
    await idris.post('While you were away')
    await unlock(SECOND)
    await anna.seesTrouble('This is not the passphrase that was set.', 30_000)
    await tellsNothing()
    await unlock(FIRST)
    await isOpen()
    await anna.sees('While you were away', 60_000)
    await anna.post('Here again')
    await idris.sees('Here again', 60_000)
  })

  test('locks at once by a key, by the palette and by the button; what was being written is there afterwards', async () => {
    await anna.page.getByLabel('Write to the room').fill('Half a sentence')
    await anna.page.keyboard.press('Control+Shift+L')
    await isAskedFor()
    await tellsNothing()
    await unlock(FIRST)
    await isOpen()
    await expect.poll(() => anna.draft()).toBe('Half a sentence')
    await anna.page.getByLabel('Write to the room').fill('')

    await anna.page.keyboard.press('Control+k')
    await anna.page.keyboard.type('Lock Snug')
    await anna.page.keyboard.press('Enter')
    await isAskedFor()
    await unlock(FIRST)
    await isOpen()
    // Also where no room is on screen.
    await anna.page.keyboard.press('Control+k')
    await anna.page.keyboard.type('Found or join another room')
    await anna.page.keyboard.press('Enter')
    await anna.page.getByRole('button', { name: 'Open an invitation' }).waitFor()
    await anna.page.keyboard.press('Control+Shift+L')
    await isAskedFor()
    await unlock(FIRST)
    await isOpen()
    await settings()
    await anna.page.getByText('the browser does not let it out, not even to be locked').waitFor()
    await button('Lock now').click()
    await isAskedFor()
    await unlock(FIRST)
    await isOpen()
  })

  test('is changed by who knows it', async () => {
    await settings()
    await button('Change the passphrase').click()
    const dialog = anna.page.getByRole('dialog')
    await field('The passphrase of today').fill(SECOND)
    await field('The new passphrase').fill(SECOND)
    await field('Once more').fill(SECOND)
    await dialog.getByRole('button', { name: 'Change the passphrase' }).click()
    await anna.seesTrouble('This is not the passphrase that was set.', 30_000)
    await field('The passphrase of today').fill(FIRST)
    await dialog.getByRole('button', { name: 'Change the passphrase' }).click()
    await isAskedFor()
    await unlock(FIRST)
    await anna.seesTrouble('This is not the passphrase that was set.', 30_000)
    await unlock(SECOND)
    await isOpen()
  })

  test('is taken away by who knows it, and everything is there', async () => {
    await settings()
    await button('Take the passphrase away').click()
    await field('The passphrase of today').fill(SECOND)
    await anna.page.getByRole('dialog').getByRole('button', { name: 'Take the passphrase away' }).click()
    await isOpen()
    await anna.restart()
    await isOpen()
    await anna.post('As before')
    await idris.sees('As before', 60_000)
  })

  test('that is forgotten leaves one way: to begin anew, told what is lost, and not by one careless press', async () => {
    await settings()
    await button('Set a passphrase').click()
    await field('The new passphrase').fill(FIRST)
    await field('Once more').fill(FIRST)
    await anna.page.keyboard.press('Enter')
    await isAskedFor()
    await button('Begin anew without it').click()
    const question = anna.page.getByRole('alertdialog')
    await question.getByText('Everything of Snug on this machine is deleted').waitFor()
    await question.getByText('The rooms go on, with the other members').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await unlock(FIRST)
    await isOpen()
    await anna.restart()
    await isAskedFor()
    await button('Begin anew without it').click()
    await question.getByRole('button', { name: 'Delete everything here' }).click()
    await anna.page.getByRole('button', { name: 'Found a room' }).waitFor({ timeout: 30_000 })
    await tellsNothing()
    await expect.poll(() => leftIn(anna.page)).toEqual(['keys', 'profile'])
    // It is another machine now: its person comes in as somebody new, by an invitation of who is still there.
    await anna.restart()
    await anna.page.getByRole('button', { name: 'Found a room' }).waitFor({ timeout: 30_000 })
    await idris.post('The room goes on')
    await idris.sees('As before')
  })
})

/** The tables of the profile in which anything lies. */
const leftIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('snug')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('the database does not open')))
    })
    const names = [...database.objectStoreNames]
    const transaction = database.transaction(names)
    const counts = await Promise.all(
      names.map(
        (name) =>
          new Promise<number>((resolve) => {
            const count = transaction.objectStore(name).count()
            count.addEventListener('success', () => resolve(count.result))
          }),
      ),
    )
    database.close()
    return names.filter((_, at) => (counts[at] ?? 0) > 0).sort()
  })
