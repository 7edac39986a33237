import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import { draftsOnDisk } from '../support/onDisk'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'

let edition: BrowserEdition
beforeAll(async () => {
  edition = await serveEdition()
})
afterAll(() => edition?.close())

const kill = async ({ pid, context }: Profile): Promise<void> => {
  const gone = new Promise((resolve) => context.once('close', resolve))
  process.kill(pid, 'SIGKILL')
  await gone
}

/** Anna, in a room that she has founded, with one line of hers on the disk. */
const annaWith = async (line: string) => {
  const profile = await openProfile()
  const anna = snugPage(profile.page)
  await anna.page.goto(edition.url)
  await anna.foundRoom('Anna', 'Reading circle')
  await anna.post(line)
  await anna.seesSaved('Saved here')
  return { profile, anna }
}

test('a second window on one profile says so, and takes over when the first is closed', async () => {
  const profile = await openProfile()
  const [first, second] = [snugPage(profile.page), snugPage(await profile.context.newPage())]
  await first.page.goto(edition.url)
  await first.foundRoom('Anna', 'Reading circle')
  await first.post('In the first window')
  await first.page.getByLabel('Write to the room').fill('Half a sentence')

  await second.page.goto(edition.url)
  await second.page.getByRole('heading', { name: 'Snug is already open in another window.' }).waitFor()
  await second.page.getByText('Nothing is wrong, and nothing was changed.').waitFor()
  await second.page.getByRole('button', { name: 'Try again' }).click()
  await second.page.getByRole('heading', { name: 'Snug is already open in another window.' }).waitFor()
  await first.page.bringToFront()
  await expect.poll(() => first.draft()).toBe('Half a sentence')
  await first.page.getByLabel('Write to the room').press('Enter')
  await first.seesSaved('Saved here')
  // The last letters before a window closes are kept too, unless the disk is still busy with those before.
  await expect.poll(() => draftsOnDisk(first.page)).toEqual([])
  await first.page.getByLabel('Write to the room').fill('And the last letters')
  await first.page.close({ runBeforeUnload: true })

  await second.page.getByRole('button', { name: 'Try again' }).click()
  await second.sees('Half a sentence')
  await expect.poll(() => second.texts()).toEqual(['In the first window', 'Half a sentence'])
  await second.page.waitForFunction(() => document.querySelector('textarea')?.value === 'And the last letters')
  await profile.close()
  await removeProfile(profile.folder)
})

test('the last letters are kept where the page is gone before the disk has answered', async () => {
  const { profile, anna } = await annaWith('Before the last letters')
  await expect.poll(() => draftsOnDisk(anna.page)).toEqual([])
  await anna.page.getByLabel('Write to the room').focus()
  await anna.page.evaluate((elsewhere) => {
    window.addEventListener(
      'beforeunload',
      () => void document.execCommand('insertText', false, 'And the last letters'),
    )
    window.location.assign(elsewhere)
  }, `${edition.url}/no-such-page`)
  await anna.page.waitForURL(`${edition.url}/no-such-page`)
  await anna.page.goto(edition.url)
  await anna.sees('Before the last letters')
  await expect.poll(() => anna.draft()).toBe('And the last letters')
  await profile.close()
  await removeProfile(profile.folder)
})

test('drafts survive the end of the browser’s process: in the room, in a thread, and of a change', async () => {
  const before = await openProfile()
  const anna = snugPage(before.page)
  await anna.page.goto(edition.url)
  await anna.foundRoom('Anna', 'Reading circle')
  // At once, as fast as the keyboard goes: they share their way to the disk.
  for (const text of ['One', 'Two', 'Three', 'Four']) {
    await anna.page.getByLabel('Write to the room').fill(text)
    await anna.page.getByLabel('Write to the room').press('Enter')
  }
  await anna.sees('Four')
  await expect.poll(() => anna.texts()).toEqual(['One', 'Two', 'Three', 'Four'])
  await anna.seesSaved('Saved here')
  const message = (page: Profile['page'], text: string) =>
    page.locator('article[data-message]').filter({ hasText: text }).first()
  await message(anna.page, 'Four').focus()
  await anna.page.keyboard.press('q')
  await anna.page.getByLabel('Write to the room').fill('A draft for all')
  await message(anna.page, 'One').focus()
  await anna.page.keyboard.press('r')
  await anna.page.getByLabel('Write a reply').fill('A draft of a reply')
  await message(anna.page, 'Two').focus()
  await anna.page.keyboard.press('e')
  await anna.page.getByLabel('Your message').fill('Two, or rather three')
  // What is being written may be a quarter of a second behind the keyboard.
  await expect
    .poll(() => draftsOnDisk(anna.page))
    .toEqual(
      expect.arrayContaining([
        // What it quotes is kept in its text, as it is sent.
        expect.stringMatching(/^> — Anna, snug:\S+\nA draft for all$/),
        'A draft of a reply',
        'Two, or rather three',
      ]),
    )
  await kill(before)

  const after = await openProfile({ folder: before.folder })
  const again = snugPage(after.page)
  await again.page.goto(edition.url)
  await again.sees('Four', 30_000)
  await expect.poll(() => again.texts()).toEqual(['One', 'Two', 'Three', 'Four'])
  const field = (label: string) => again.page.getByLabel(label)
  await expect.poll(() => again.draft()).toBe('A draft for all')
  await again.page.getByRole('group', { name: 'Quoting Anna' }).waitFor()
  await message(again.page, 'One').focus()
  await again.page.keyboard.press('r')
  await expect.poll(() => field('Write a reply').inputValue()).toBe('A draft of a reply')
  await message(again.page, 'Two').focus()
  await again.page.keyboard.press('e')
  await expect.poll(() => field('Your message').inputValue()).toBe('Two, or rather three')
  await after.close()
  await removeProfile(before.folder)
})

test('a database that the browser has lost is not taken for a newcomer’s', async () => {
  const { profile, anna } = await annaWith('Kept by the others, if there are any')
  // As Chromium does with one that it finds damaged: everything in it is gone, and the next to ask gets an empty one.
  await anna.page.goto(`${edition.url}/no-such-page`)
  await anna.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('snug')
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error(String(request.error)))
      }),
  )
  await anna.page.goto(edition.url)
  const gone = anna.page.getByRole('heading', { name: 'What Snug had stored on this machine is gone.' })
  await gone.waitFor()
  await anna.page.getByRole('button', { name: 'Try again' }).click()
  await gone.waitFor()
  await anna.page.getByRole('button', { name: 'Begin anew' }).click()
  await anna.foundRoom('Anna', 'Reading circle, again')
  await anna.post('From the beginning')
  await anna.seesSaved('Saved here')
  await profile.close()
  await removeProfile(profile.folder)
})

test('a database that does not answer is asked again, and Snug says what it waits for', async () => {
  const { profile, anna } = await annaWith('Kept through a silence')
  // As Chromium does after one kill in a few hundred: it neither opens the database nor fails. Twice, on the page.
  await anna.page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB)
    let unanswered = 2
    indexedDB.open = (...given) => {
      unanswered -= 1
      return unanswered < 0 ? open(...given) : (new EventTarget() as IDBOpenDBRequest)
    }
  })
  await anna.page.reload()
  await anna.page.getByText('the disk of this machine has not answered yet').waitFor()
  await anna.sees('Kept through a silence')
  await profile.close()
  await removeProfile(profile.folder)
})
