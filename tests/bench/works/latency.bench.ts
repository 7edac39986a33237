import type { Page } from 'playwright-core'
import type { Lab } from '../lab'
import { growth, percentile, within } from '../measure'
import { connectBare, inTwoBrowsers, withStockSignalling } from '../pairs'
import type { Result } from '../row'
import { result } from '../row'
import { startOf } from '../watch'
import type { Work } from './work'

const SIZES = [1_000, 10_000, 100_000] as const
const WARM = 10
const SAMPLES = 200
const PATIENCE = 120_000
/** Milliseconds that a message may take before it counts as lost, and the work ends. */
const LOST = 20_000
/** Beyond so many messages nothing arrives over y-webrtc at all. */
const STOCK = 1_000

type Figures = { readonly median: number; readonly p99: number }

/** Writes into `from`'s field, presses Enter, and waits for the words in `to`: milliseconds for each message. */
const exchange = async (from: Page, to: Page, label: string): Promise<Figures | null> => {
  // Looked for once: whoever asks for it by its label each time makes the page go through all its elements.
  const field = await from.getByLabel(label).elementHandle()
  if (!field) return null
  const [started, arrived] = [await startOf(from), await startOf(to)]
  const all: number[] = []
  for (let at = 0; at < WARM + SAMPLES; at += 1) {
    const text = `Message ${at} of ${SAMPLES}, sent at once.`
    await field.fill(text)
    const shown = to.evaluate((words) => window.watched.shows(words), text)
    await field.press('Enter')
    const seen = await within(LOST, shown)
    if (seen === null) return null
    const enter = await from.evaluate(() => window.watched.enter)
    if (at >= WARM) all.push(arrived + seen - (started + enter))
  }
  return { median: percentile(all, 0.5), p99: percentile(all, 0.99) }
}

const inSnug = async (lab: Lab, messages: number): Promise<Figures | null> => {
  const { newest, members } = await lab.room(messages)
  const start = async (member: number) => {
    const folder = await lab.memberProfile(messages, member)
    const bench = await lab.open({ counts: true, expected: newest, folder })
    await bench.snug()
    return bench
  }
  const [anna, idris] = [await start(0), await start(1)]
  try {
    const together = Promise.all([
      anna.page.evaluate(() => window.watched.drawn),
      idris.page.evaluate(() => window.watched.drawn),
      anna.page.getByText(`Linked with ${members[1]?.name}`).waitFor({ timeout: PATIENCE }),
    ])
    if ((await within(PATIENCE, together)) === null) return null
    return await exchange(anna.page, idris.page, 'Write to the room')
  } finally {
    await lab.close(anna)
    await lab.close(idris)
  }
}

const inStock = (lab: Lab): Promise<Figures | null> =>
  withStockSignalling(lab, ({ url }) =>
    inTwoBrowsers(lab, async (host, guest) => {
      await host.evaluate(([to, many]) => window.bench.talkStock(to, 'latency', many), [url, STOCK] as const)
      await guest.evaluate((to) => window.bench.talkStock(to, 'latency', 0), url)
      await guest.waitForFunction((many) => window.bench.stockLength() >= many, STOCK)
      return exchange(host, guest, 'Write')
    }),
  )

const inBare = (lab: Lab): Promise<Figures | null> =>
  inTwoBrowsers(lab, async (host, guest) => {
    await connectBare(host, guest)
    for (const page of [host, guest]) await page.evaluate(() => window.bench.talkBare())
    return exchange(host, guest, 'Write')
  })

/** One message from Enter to the other's screen. */
export const latency: Work = {
  name: 'latency',
  run: async (lab) => {
    const bare = await inBare(lab)
    const stock = await inStock(lab)
    lab.say(`  bare ${JSON.stringify(bare)}, y-webrtc at ${STOCK} ${JSON.stringify(stock)}`)
    const results: Result[] = []
    const points: [size: number, ms: number][] = []
    for (const size of lab.sizes(SIZES)) {
      const snug = await inSnug(lab, size)
      lab.say(`  Snug ${size}: ${JSON.stringify(snug)}`)
      if (snug) points.push([size, snug.median])
      const judged = size === 100_000
      const row = (which: keyof Figures, most: number) =>
        result({
          work: `one message from Enter to the other’s screen, room of ${size}: ${which}`,
          unit: 'ms',
          snug: snug?.[which] ?? null,
          bare: bare?.[which] ?? null,
          peers: { [`y-webrtc at ${STOCK}`]: stock?.[which] ?? null },
          ...(judged ? { target: `${most} ms`, meets: (ms: number) => ms <= most } : {}),
        })
      results.push(row('median', 5), row('p99', 10))
    }
    return [
      ...results,
      result({
        work: 'growth of the median with the messages of the room',
        unit: 'exponent',
        snug: growth(points),
      }),
    ]
  },
}
