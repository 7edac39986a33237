import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import { draftsOnDisk } from '../support/onDisk'
import type { SmallDisk } from '../support/smallDisk'
import { createSmallDisk } from '../support/smallDisk'
import type { SnugPage } from '../support/snugPage'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'

const FULL = 'There is no more space on this computer’s disk.'

let edition: BrowserEdition
const profiles: Profile[] = []
beforeAll(async () => {
  edition = await serveEdition()
})
afterEach(async () => {
  for (const { close } of profiles.splice(0)) await close()
})
afterAll(() => edition?.close())

const arrive = async (folder?: string, before?: (profile: Profile) => Promise<void>): Promise<SnugPage> => {
  const profile = await openProfile(folder === undefined ? {} : { folder })
  profiles.push(profile)
  await before?.(profile)
  await profile.page.goto(edition.url)
  return snugPage(profile.page)
}

/** Everything that IndexedDB is given to write fails from when it is said until it is said otherwise. For any thread. */
const refuseWrites = (): void => {
  let full = false
  const thread = 'document' in globalThis ? 'page' : 'worker'
  new BroadcastChannel('disk').addEventListener('message', ({ data }) => {
    full = data as boolean
    new BroadcastChannel('disk-heard').postMessage(thread)
  })
  for (const verb of ['put', 'add'] as const) {
    const original = IDBObjectStore.prototype[verb]
    IDBObjectStore.prototype[verb] = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (full) throw new DOMException('The disk is full.', 'QuotaExceededError')
      return original.call(this, value, key)
    }
  }
}

const failOnPurpose = async ({ context }: Profile): Promise<void> => {
  await context.addInitScript(refuseWrites)
  // The store writes on a thread of its own.
  await context.route(/storeWorker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${refuseWrites.toString()})();\n${await response.text()}` })
  })
}

const sayFull = async ({ page }: SnugPage, full: boolean): Promise<void> => {
  await page.evaluate(
    (on) =>
      new Promise<void>((resolve) => {
        const heard = new Set<unknown>()
        new BroadcastChannel('disk-heard').addEventListener('message', ({ data }) => {
          if (heard.add(data).size === 2) resolve()
        })
        new BroadcastChannel('disk').postMessage(on)
      }),
    full,
  )
}

/** Anna writes while her disk is full, and again when there is space. */
const live = async (anna: SnugPage, full: (on: boolean) => unknown): Promise<void> => {
  const { page } = anna
  await anna.foundRoom('Anna', 'Reading circle')
  await anna.post('Before')
  await anna.seesSaved('Saved here')
  await page.getByLabel('Write to the room').fill('Half a sent')
  await expect.poll(() => draftsOnDisk(page)).toEqual(['Half a sent'])

  await full(true)
  // What is free in a file that is open already may still take one or two.
  const refused = page.locator('p[data-state="failed"]')
  const said = ['Before']
  while ((await refused.count()) === 0) {
    said.push(`While it is full, ${said.length}`)
    expect(said.length).toBeLessThan(12)
    await anna.post(said.at(-1)!)
    await page.waitForTimeout(700)
  }
  await anna.seesTrouble(FULL)
  said.push('And one more')
  await anna.post('And one more')
  await anna.seesSaved('Could not be saved yet. Snug keeps trying while it is open.')

  // What is being written stays, also while one looks at something else.
  await page.getByLabel('Write to the room').fill('Half a sentence')
  // As long as it takes until the disk has refused it.
  await page.waitForTimeout(400)
  await page.getByRole('button', { name: 'Settings' }).click()
  await anna.goToConversation()
  await expect.poll(() => anna.draft()).toBe('Half a sentence')
  await expect.poll(() => anna.texts()).toEqual(said)

  await full(false)
  await anna.seesSaved(/^Saved here$/)
  await page.waitForFunction(() => document.querySelectorAll('p[data-state="failed"]').length === 0)
  // Drafts are tried again every three seconds.
  await expect.poll(() => draftsOnDisk(page)).toEqual(['Half a sentence'])
  await page.reload()
  await anna.sees('And one more')
  await expect.poll(() => anna.texts()).toEqual(said)
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Half a sentence')
}

test('a disk that refuses: what was saved is safe, what was not is kept and saved later', async () => {
  const anna = await arrive(undefined, failOnPurpose)
  await live(anna, (on) => sayFull(anna, on))
  await removeProfile(profiles[0]!.folder)
})

test('nobody becomes a member on a disk that can’t keep it, and nothing that was typed is lost', async () => {
  const anna = await arrive(undefined, failOnPurpose)
  await anna.page.getByLabel('Your name').fill('Anna')
  await anna.page.getByRole('button', { name: 'Found a room' }).click()
  await anna.page.getByLabel('The room’s name').fill('Reading circle')
  await sayFull(anna, true)
  await anna.page.getByRole('button', { name: 'Found the room' }).click()
  await anna.seesTrouble(FULL)
  const typed = [anna.page.getByLabel('Your name'), anna.page.getByLabel('The room’s name')]
  await expect.poll(() => Promise.all(typed.map((field) => field.inputValue()))).toEqual(['Anna', 'Reading circle'])
  await sayFull(anna, false)
  await anna.page.getByRole('button', { name: 'Found the room' }).click()
  await anna.post('Now there is space.')
  await anna.seesSaved('Saved here')
  await removeProfile(profiles[0]!.folder)
})

/** Whether one can be had; it is given back at once, since a run may leave this story out. */
const canMount = ((): boolean => {
  const trial = createSmallDisk()
  trial?.remove()
  return trial !== undefined
})()
const reason = canMount ? '' : ' (not here: this user may not mount a small disk)'

// Chromium does not say that the disk is full: it lets go of the whole database.
describe.skipIf(!canMount)(`a disk that is really full${reason}`, () => {
  let disk: SmallDisk | undefined
  beforeAll(() => {
    disk = createSmallDisk()
  })
  afterAll(() => disk?.remove())

  test('what was saved is safe, what was not is kept and saved later', async () => {
    if (!disk) throw new Error('the small disk is gone')
    const { folder, fill, free } = disk
    const anna = await arrive(folder)
    await live(anna, (on) => (on ? fill() : free()))
  })
})
