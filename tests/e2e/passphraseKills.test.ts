import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openProfile, profileFolder, removeProfile } from '../support/chromium'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'

/** A few at each run of all tests; SNUG_KILLS says how many otherwise. */
const KILLS = Number(process.env['SNUG_KILLS'] || 2)
const WORDS = 'lantern velvet orchard pickle'
/** Milliseconds until the kill comes: from the last key on, or from when the rooms are closed for the change, in turns. */
const [LATEST, SOON] = [3_000, 200]

/** Opens Snug whichever way it asks for, and says whether it asked for a passphrase. */
const open = async (page: Page): Promise<boolean> => {
  const locked = page.getByText('Snug is locked.')
  const area = page.getByLabel('Write to the room')
  await locked.or(area).waitFor({ timeout: 30_000 })
  const isLocked = await locked.isVisible()
  if (isLocked) {
    await page.getByLabel('Passphrase', { exact: true }).fill(WORDS)
    await page.keyboard.press('Enter')
  }
  await area.waitFor({ timeout: 30_000 })
  return isLocked
}

/** Fills in what sets a passphrase, or takes it away, up to the last key. */
const ask = async (page: Page, isSet: boolean): Promise<void> => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: isSet ? 'Take the passphrase away' : 'Set a passphrase' }).click()
  const fields = isSet ? ['The passphrase of today'] : ['The new passphrase', 'Once more']
  for (const field of fields) await page.getByLabel(field, { exact: true }).fill(WORDS)
}

test(
  `${KILLS} kills while a passphrase is set or taken away: the keys open, with it or without`,
  { timeout: 60_000 + KILLS * 40_000 },
  async () => {
    const edition = await serveEdition()
    const profile = await profileFolder()
    let stop = async (): Promise<void> => undefined
    try {
      for (let kill = 0; ; kill += 1) {
        const { page, pid, close } = await openProfile({ folder: profile })
        stop = close
        await page.goto(edition.url)
        const snug = snugPage(page)
        if (kill === 0) {
          await snug.foundRoom('Anna', 'Reading circle')
          await snug.post('The first words')
          await snug.seesSaved('Saved here')
        }
        const isSet = await open(page)
        await snug.sees('The first words', 30_000)
        if (kill === KILLS) break
        await ask(page, isSet)
        await page.keyboard.press('Enter')
        if (kill % 2 === 1) await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 30_000 })
        await new Promise((resolve) => setTimeout(resolve, Math.random() * (kill % 2 === 1 ? SOON : LATEST)))
        process.kill(pid, 'SIGKILL')
        await close().catch((error: unknown) => expect(String(error)).toMatch(/closed/i))
      }
    } finally {
      await stop()
      await edition.close()
      await removeProfile(profile)
    }
  },
)
