import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { trace } from './trace'

let made = 0

/** What the engine does beside running code: styles, layout, painting, collecting garbage. */
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing']

/**
 * Where `SNUG_PROFILE` names a folder: notes where the page's time goes, from now until the function given back is called,
 * as a `.cpuprofile` and a `.trace.json` that Chromium's developer tools open. It slows the page down, and makes figures
 * worthless.
 */
export const profile = async (page: Page): Promise<(() => Promise<void>) | undefined> => {
  const folder = process.env['SNUG_PROFILE']
  if (!folder) return undefined
  const session = await page.context().newCDPSession(page)
  const endTrace = await trace(session, CATEGORIES)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 500 })
  await session.send('Profiler.start')
  return async () => {
    const { profile: noted } = await session.send('Profiler.stop')
    const events = await endTrace()
    await mkdir(folder, { recursive: true })
    const name = join(folder, String((made += 1)))
    await writeFile(`${name}.cpuprofile`, JSON.stringify(noted))
    await writeFile(`${name}.trace.json`, JSON.stringify({ traceEvents: events }))
  }
}
