import type { Lab } from '../lab'
import { growth, median, within } from '../measure'
import { newcomer } from '../newcomer'
import { connectBare, inTwoBrowsers, withStockSignalling } from '../pairs'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const RUNS = 3
const SIZES = [1_000, 10_000, 100_000] as const
/** Milliseconds after which Snug's fetching, and y-webrtc's, count as never ending. */
const PATIENCE = 300_000
const STOCK_PATIENCE = 30_000

const MEGABYTE = 1_000_000
const rate = (bytes: number, ms: number | null): number | null => (ms === null ? null : bytes / MEGABYTE / (ms / 1000))

/** Milliseconds for so many bytes over a bare channel. */
const bareFetch = (lab: Lab, bytes: number): Promise<number> =>
  inTwoBrowsers(lab, async (host, guest) => {
    await connectBare(host, guest)
    await host.evaluate((many) => window.bench.hostBytes(many), bytes)
    const all: number[] = []
    for (let run = 0; run < RUNS; run += 1)
      all.push(await guest.evaluate((many) => window.bench.fetchBytes(many), bytes))
    return median(all)
  })

/** Milliseconds for a document of so many messages, sent whole over a bare channel in frames. */
const piecesFetch = (lab: Lab, count: number): Promise<number> =>
  inTwoBrowsers(lab, async (host, guest) => {
    await connectBare(host, guest)
    const bytes = await host.evaluate((many) => window.bench.hostPieces(many), count)
    return guest.evaluate((many) => window.bench.fetchPieces(many), bytes)
  })

/** Milliseconds for the same over y-webrtc as it is; null when nothing arrives. */
const stockFetch = (lab: Lab, count: number): Promise<number | null> =>
  withStockSignalling(lab, ({ url }) =>
    inTwoBrowsers(lab, async (host, guest) => {
      const given = [url, `fetch-${count}`, count] as const
      await host.evaluate((all) => window.bench.hostStock(...all), given)
      return within(
        STOCK_PATIENCE,
        guest.evaluate((all) => window.bench.fetchStock(...all), given),
      )
    }),
  )

/** A new member fetches a room over WebRTC. */
export const fetch: Work = {
  name: 'fetch',
  run: async (lab) => {
    const results: Result[] = []
    const points: [size: number, ms: number][] = []
    for (const size of lab.sizes(SIZES)) {
      const { bytes } = await lab.room(size)
      const snug = await newcomer({ lab, messages: size, patience: PATIENCE, awaits: 'everything' })
      if (snug.everything !== null) points.push([size, snug.everything])
      lab.say(`  Snug ${size}: screen ${snug.screen} ms, everything ${snug.everything} ms`)
      const bare = await bareFetch(lab, bytes)
      const pieces = await piecesFetch(lab, size)
      const stock = await stockFetch(lab, size)
      lab.say(`  bare ${bare} ms, Yjs in pieces ${pieces} ms, y-webrtc ${stock} ms`)
      const judged = size === 100_000
      results.push(
        result({
          work: `a new member fetches ${size} messages: newest screen, from the open channel`,
          unit: 'ms',
          snug: snug.screen,
          peers: { 'y-webrtc': stock, 'Yjs in pieces': pieces },
          ...(judged ? { target: '1,000 ms', meets: (ms: number) => ms <= 1_000 } : {}),
          remarks: [`${Math.round(snug.knockToScreen ?? Number.NaN)} ms from the knock at the door`],
        }),
        result({
          work: `a new member fetches ${size} messages: everything, in content`,
          unit: 'MB/s',
          snug: rate(bytes, snug.everything),
          bare: rate(bytes, bare),
          peers: { 'y-webrtc': rate(bytes, stock), 'Yjs in pieces': rate(bytes, pieces) },
          ...(judged
            ? {
                target: '0.75 of the bare channel',
                meets: (_: number, ratio: number | null) => ratio !== null && ratio >= 0.75,
              }
            : {}),
          remarks: [`${(bytes / MEGABYTE).toFixed(1)} MB of events and words`],
        }),
        result({
          work: `a new member fetches ${size} messages: longest task over 50 ms on their page`,
          unit: 'ms',
          snug: snug.longest?.guest ?? null,
          target: 'none',
          meets: (ms) => ms === 0,
          remarks: [`${Math.round(snug.longest?.host ?? Number.NaN)} ms on the page of who sends`],
        }),
      )
    }
    return [
      ...results,
      result({
        work: 'growth of the time to fetch everything with the messages of the room',
        unit: 'exponent',
        snug: growth(points),
        remarks: [points.map(([size, ms]) => `${size}: ${(ms / 1000).toFixed(1)} s`).join(', ')],
      }),
    ]
  },
}
