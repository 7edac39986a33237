import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProfile, profileFolder, removeProfile } from '../support/chromium'
import { snugPage } from '../support/snugPage'
import { serveEdition } from '../support/stage'
import { tearLog } from '../support/tornLog'

test('a browser that was killed in the middle of a write keeps everything, at the next start and those after it', async () => {
  const edition = await serveEdition()
  const folder = await profileFolder()
  const lines: string[] = []
  /** One session: everything is there, and something more is written. */
  const session = async (line: string): Promise<void> => {
    const { page, close } = await openProfile({ folder })
    const anna = snugPage(page)
    await page.goto(edition.url)
    if (lines.length === 0) await anna.foundRoom('Anna', 'Reading circle')
    await page.getByLabel('Write to the room').waitFor()
    await expect.poll(() => anna.texts()).toEqual(lines)
    lines.push(line)
    await anna.post(line)
    await anna.seesSaved('Saved here')
    await close()
  }
  try {
    await session('Before the kill')
    await tearLog(folder)
    await session('After the kill')
    // Without a new log, the database was gone here.
    await session('A start later')
    await tearLog(folder)
    await session('After another kill')
    await session('At the end')
  } finally {
    await edition.close()
    await removeProfile(folder)
  }
})

test('a browser that was killed and has removed its database: one is told so, also by a room that was there for a moment', async () => {
  const edition = await serveEdition()
  const folder = await profileFolder()
  try {
    const first = await openProfile({ folder })
    await first.page.goto(edition.url)
    await snugPage(first.page).foundRoom('Anna', 'Reading circle')
    process.kill(first.pid, 'SIGKILL')
    await first.close().catch((error: unknown) => expect(String(error)).toMatch(/closed/i))
    await rm(join(folder, 'Default/IndexedDB'), { recursive: true })

    const { page, close } = await openProfile({ folder })
    await page.goto(edition.url)
    await page.getByText('What Snug had stored on this machine is gone.').waitFor()
    await page.getByRole('button', { name: 'Begin anew' }).click()
    await page.getByRole('button', { name: 'Found a room' }).waitFor()
    // Once is enough.
    await page.reload()
    await page.getByRole('button', { name: 'Found a room' }).waitFor()
    await close()
  } finally {
    await edition.close()
    await removeProfile(folder)
  }
})
