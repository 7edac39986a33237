import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

let made = 0

/**
 * Where `SNUG_PROFILE` names a folder: notes where the page's time goes, from now until the function given back is called,
 * as a `.cpuprofile` that Chromium's developer tools open. It slows the page down, and makes figures worthless.
 */
export const profile = async (page: Page): Promise<(() => Promise<void>) | undefined> => {
  const folder = process.env['SNUG_PROFILE']
  if (!folder) return undefined
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 500 })
  await session.send('Profiler.start')
  return async () => {
    const { profile: noted } = await session.send('Profiler.stop')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${(made += 1)}.cpuprofile`), JSON.stringify(noted))
  }
}
