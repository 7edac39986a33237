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
