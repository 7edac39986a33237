import type { Bench, Lab } from '../lab'
import { growth, medianOf, USING, within } from '../measure'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const
/** Messages up to which the peers are furnished and asked: they read everything, so that the next size would tell nothing new. */
const MOST_FOR_PEERS = 100_000
const RUNS = 5
/** Milliseconds after which an opening counts as never ending. */
const PATIENCE = 120_000
/** Milliseconds that the application is left to itself at first: rooms of a profile just made are put in order then. */
const SETTLING = 5_000

type Opening = {
  readonly folder: string
  /** The newest message's words; none in an empty room. */
  readonly newest: string | undefined
  readonly open: (bench: Bench) => Promise<void>
  readonly counts?: boolean
  /** Milliseconds from the room's first screen to the end of it; none unless given. */
  readonly using?: number
}

/** When an empty room's conversation stands on the page, painted, as the newest message of another has to be. */
const emptyDrawn = ({ page }: Bench): Promise<number> => page.evaluate(() => window.watched.appears('[data-scroller]'))

/**
 * Milliseconds from the page's first look at its database to its newest message drawn, each start with a browser of
 * its own; null when it does not come about.
 */
const opening = async (
  lab: Lab,
  { folder, newest, open: start, counts = false, using = 0 }: Opening,
): Promise<number | null> => {
  const once = async (settling: number): Promise<number | null> => {
    const bench = await lab.open({ folder, counts, ...(newest === undefined ? {} : { expected: newest }) })
    await start(bench)
    const drawn = newest === undefined ? emptyDrawn(bench) : bench.page.evaluate(() => window.watched.drawn)
    const opened = drawn.then(
      async (at) => at - (await bench.page.evaluate(() => window.watched.database ?? Number.NaN)),
    )
    const took = await within(PATIENCE, opened)
    if (settling > 0) await bench.page.waitForTimeout(settling)
    await lab.close(bench, took === null)
    return took
  }
  // A profile that has just been copied is read from the disk the first time.
  const first = await once(SETTLING)
  if (first === null || first > PATIENCE / 2) return first
  return medianOf(RUNS, () => once(using))
}

/** As a member opens it. */
const asMember = { open: (bench: Bench) => bench.snug(), counts: true }

/** A room opened to its newest screen. */
export const open: Work = {
  name: 'open',
  run: async (lab) => {
    const results: Result[] = []
    const figures: [size: number, ms: number][] = []
    const empty = await opening(lab, {
      folder: await lab.memberProfile(0),
      newest: undefined,
      ...asMember,
      using: USING,
    })
    lab.say(`  Snug, empty: ${empty === null ? 'no end' : `${Math.round(empty)} ms`}`)
    for (const size of lab.sizes(SIZES)) {
      const { newest } = await lab.room(size)
      const measure = async (name: string, given: Omit<Opening, 'newest'>): Promise<number | null> => {
        const took = await opening(lab, { ...given, newest })
        lab.say(`  ${name} ${size}: ${took === null ? 'no end' : `${Math.round(took)} ms`}`)
        return took
      }
      const folder = await lab.memberProfile(size)
      const snug = await measure('Snug', { folder, ...asMember, using: USING })
      // Ended before anything was kept of how it looks, each time.
      const anew = await measure('Snug, closed at once,', { folder, ...asMember })
      if (snug !== null) figures.push([size, snug])

      const stock =
        size <= MOST_FOR_PEERS
          ? await lab.keptProfile(`stock-${size}`, (page) =>
              page.evaluate(([count, last]) => window.bench.furnishPeers(count, last), [size, newest] as const),
            )
          : undefined
      const peer = async (name: string, verb: 'openIndexeddb' | 'openDexie' | 'openBare'): Promise<number | null> =>
        stock === undefined
          ? null
          : measure(name, {
              folder: stock,
              open: async (bench) => {
                await bench.own()
                await bench.page.evaluate((called) => void window.bench[called](), verb)
              },
            })
      const peers = {
        'y-indexeddb': await peer('y-indexeddb', 'openIndexeddb'),
        'y-dexie': await peer('y-dexie', 'openDexie'),
      }
      const whole = {
        work: `open a room of ${size} messages to its newest screen`,
        unit: 'ms',
        snug,
        bare: await peer('bare', 'openBare'),
        peers,
      }
      const judged = {
        against: peers['y-indexeddb'],
        target: 'a tenth of y-indexeddb',
        meets: (_: number, ratio: number | null) => ratio !== null && ratio <= 0.1,
      }
      results.push(result(size === MOST_FOR_PEERS ? { ...whole, ...judged } : whole))
      results.push(
        result({
          work: `open a room of ${size} messages, beside an empty one`,
          unit: 'ms',
          snug,
          peers: { 'Snug, empty': empty },
          against: empty,
          target: '1.5 times an empty room',
          meets: (_, ratio) => ratio !== null && ratio <= 1.5,
        }),
      )
      results.push(
        result({
          work: `open a room of ${size} messages that was closed a moment before, beside an empty one`,
          unit: 'ms',
          snug: anew,
          peers: { 'Snug, empty': empty },
          against: empty,
        }),
      )
    }
    const at = new Map(figures)
    return [
      ...results,
      result({
        work: 'growth of the time to open with the messages of the room',
        unit: 'exponent',
        snug: growth(figures),
        ...(lab.sizes(SIZES).length === SIZES.length
          ? {
              target: 'at 1,000,000 as at 100,000 (1.5 times at most)',
              meets: () => (at.get(1_000_000) ?? Infinity) <= 1.5 * (at.get(100_000) ?? 0),
            }
          : {}),
        remarks: [figures.map(([size, ms]) => `${size}: ${Math.round(ms)} ms`).join(', ')],
      }),
    ]
  },
}
