import type { Page } from 'playwright-core'
import type { Bench, Lab } from '../lab'
import { within } from '../measure'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [10_000, 100_000, 300_000] as const
const JUDGED = 300_000
const MEGABYTE = 1_000_000
const PATIENCE = 180_000
/** Milliseconds after the newest screen: what goes on in the background has been done. */
const QUIET = 5_000

declare global {
  interface Performance {
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>
  }
}

/** Everything that the page and its workers hold, after the garbage has been collected. MB. */
const memoryOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  for (let at = 0; at < 2; at += 1) await session.send('HeapProfiler.collectGarbage')
  const { bytes } = await page.evaluate(() => performance.measureUserAgentSpecificMemory())
  return bytes / MEGABYTE
}

/** The browser counts workers too, but only for a page that embeds nothing from elsewhere: Snug embeds nothing. */
const isolate = async (page: Page): Promise<void> => {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document' && !route.request().url().endsWith('.js')) return route.continue()
    const response = await route.fetch()
    const headers = {
      ...response.headers(),
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    }
    return route.fulfill({ response, headers })
  })
}

const measured = async (
  lab: Lab,
  given: { readonly folder?: string; readonly expected?: string; readonly counts?: boolean },
  start: (bench: Bench) => Promise<unknown>,
): Promise<number | null> => {
  const bench = await lab.open({ ...given, args: ['--enable-blink-features=ForceEagerMeasureMemory'] })
  await isolate(bench.page)
  const ready = await within(PATIENCE, start(bench))
  if (ready === null) {
    await lab.close(bench, true)
    return null
  }
  await bench.page.waitForTimeout(QUIET)
  const memory = await memoryOf(bench.page)
  await lab.close(bench)
  return memory
}

const drawn = async ({ page }: Bench): Promise<true> => {
  await page.evaluate(() => window.watched.drawn)
  return true
}

const inSnug = async (lab: Lab, messages: number): Promise<number | null> => {
  const { newest } = await lab.room(messages)
  const folder = await lab.memberProfile(messages)
  return measured(lab, { folder, expected: newest, counts: true }, async (bench) => {
    await bench.snug()
    if (messages > 0) return drawn(bench)
    await bench.page.getByLabel('Write to the room').waitFor()
    return true
  })
}

/** With the same conversation in the bench's page: nothing of it, all of it in Yjs, or the newest rows. */
const inOwn = async (
  lab: Lab,
  messages: number,
  verb: 'openIndexeddb' | 'openDexie' | 'openBare' | undefined,
): Promise<number | null> => {
  const { newest } = await lab.room(messages)
  const folder = await lab.keptProfile(`stock-${messages}`, (page) =>
    page.evaluate(([count, last]) => window.bench.furnishPeers(count, last), [messages, newest] as const),
  )
  return measured(lab, { folder, expected: newest }, async (bench) => {
    await bench.own()
    if (!verb) return true
    await bench.page.evaluate((called) => void window.bench[called](), verb)
    return drawn(bench)
  })
}

const over = (empty: number | null, full: number | null): number | null =>
  empty === null || full === null ? null : full - empty

/** What a room holds of memory, over an empty one. */
export const memory: Work = {
  name: 'memory',
  run: async (lab) => {
    const results: Result[] = []
    const empty = await inSnug(lab, 0)
    lab.say(`  Snug, empty room: ${empty} MB`)
    for (const size of lab.sizes(SIZES)) {
      const full = await inSnug(lab, size)
      const page = await inOwn(lab, size, undefined)
      const peer = async (verb: 'openIndexeddb' | 'openDexie' | 'openBare'): Promise<number | null> =>
        over(page, await inOwn(lab, size, verb))
      const bare = await peer('openBare')
      const peers = { 'y-indexeddb': await peer('openIndexeddb'), 'y-dexie': await peer('openDexie') }
      lab.say(`  Snug ${size}: ${full} MB; bare ${bare}, ${JSON.stringify(peers)}`)
      results.push(
        result({
          work: `memory for a room of ${size} messages, over an empty one`,
          unit: 'MB',
          snug: over(empty, full),
          bare,
          peers,
          against: peers['y-indexeddb'],
          ...(size === JUDGED ? { target: '40 MB', meets: (mb: number) => mb <= 40 } : {}),
          remarks: [`the empty room holds ${empty?.toFixed(1)} MB`],
        }),
      )
    }
    return results
  },
}
