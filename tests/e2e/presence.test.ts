import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import type { SnugPage } from '../support/snugPage'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'
import { twoMembers } from '../support/twoMembers'

/** Milliseconds within which leaving has to be seen. */
const SECONDS = 6_000

let edition: BrowserEdition
let profiles: Profile[] = []
beforeAll(async () => {
  edition = await serveEdition()
})
afterAll(() => edition?.close())

const arrive = async (folder?: string): Promise<SnugPage> => {
  const profile = await openProfile(folder === undefined ? {} : { folder })
  profiles.push(profile)
  await profile.page.goto(edition.url)
  return snugPage(profile.page)
}

describe('who is in the room', () => {
  let [anna, idris]: readonly [SnugPage, SnugPage] = [] as unknown as [SnugPage, SnugPage]
  beforeEach(async () => {
    ;[anna, idris] = await twoMembers(() => arrive())
    await here('Idris').waitFor({ timeout: 40_000 })
  })
  afterEach(async () => {
    for (const profile of profiles) await profile.close()
    for (const { folder } of profiles) await removeProfile(folder)
    profiles = []
  })
  const here = (name: string) =>
    anna.page.getByRole('region', { name: 'Here now' }).getByRole('listitem').filter({ hasText: name })
  const goneWithin = async (act: () => Promise<unknown> | void): Promise<number> => {
    await act()
    // From when it has happened: how long a browser takes to close is not asked.
    const started = Date.now()
    await here('Idris').waitFor({ state: 'detached', timeout: 20_000 })
    return Date.now() - started
  }

  test('is seen with the place they are in, and gone within seconds of closing the window', async () => {
    await here('Idris').filter({ hasText: 'in the conversation' }).waitFor()
    await idris.newNote('Questions')
    await here('Idris').filter({ hasText: 'in “Questions”' }).waitFor()
    await idris.page.getByRole('button', { name: 'Settings' }).click()
    await here('Idris').filter({ hasText: 'elsewhere in Snug' }).waitFor()
    const context = idris.page.context()
    const window = await context.newPage()
    expect(await goneWithin(() => idris.page.close())).toBeLessThan(SECONDS)
    await anna.page.getByText('Only you, for now.').waitFor()

    // Back again, and gone once more by leaving the page.
    idris = snugPage(window)
    await idris.page.goto(edition.url)
    await here('Idris').waitFor({ timeout: 40_000 })
    expect(await goneWithin(() => idris.page.goto('about:blank'))).toBeLessThan(SECONDS)
  })

  test('is gone within seconds of the end of their process, without a word', async () => {
    const [, { pid }] = profiles as [Profile, Profile]
    expect(await goneWithin(() => void process.kill(pid, 'SIGKILL'))).toBeLessThan(SECONDS)
    await anna.page.getByText('Nobody else is linked just now.').waitFor()
    await anna.post('Still here.')
    await anna.seesSaved(/^Saved here$/)
  })
})
