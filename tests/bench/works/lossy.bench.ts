import type { UdpRelay } from '../../support/udpRelay'
import { startUdpRelay, useRelay } from '../../support/udpRelay'
import type { Lab } from '../lab'
import { within } from '../measure'
import { newcomer } from '../newcomer'
import { connectBare, inTwoBrowsers } from '../pairs'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

/** 50 ms there and back, and one datagram of a hundred lost. */
const WEATHER = { delay: 25, loss: 0.01 } as const
const SIZES = [10_000, 100_000] as const
const PATIENCE = 200_000
/** A fraction of the room tells the bare channel's speed as well, in a fraction of the time. */
const SAMPLE = 3_000_000

const throughRelay = async <T>(task: (relay: UdpRelay) => Promise<T>): Promise<T> => {
  const relay = startUdpRelay()
  relay.weather(WEATHER)
  try {
    return await task(relay)
  } finally {
    relay.close()
  }
}

const bareSpeed = (lab: Lab): Promise<number | null> =>
  throughRelay((relay) =>
    inTwoBrowsers(
      lab,
      async (host, guest) => {
        await connectBare(host, guest)
        await host.evaluate((many) => window.bench.hostBytes(many), SAMPLE)
        const took = await within(
          PATIENCE,
          guest.evaluate((many) => window.bench.fetchBytes(many), SAMPLE),
        )
        return took === null ? null : SAMPLE / 1000 / took
      },
      (context) => useRelay(context, relay),
    ),
  )

/** The same as `fetch`, over a poor network. */
export const lossy: Work = {
  name: 'lossy',
  run: async (lab) => {
    const bare = await bareSpeed(lab)
    lab.say(`  bare ${bare} MB/s`)
    const results: Result[] = []
    for (const size of lab.sizes(SIZES)) {
      const { bytes } = await lab.room(size)
      const awaits = size === SIZES[0] ? 'everything' : 'screen'
      const snug = await throughRelay((relay) =>
        newcomer({ lab, messages: size, patience: PATIENCE, awaits, prepare: (context) => useRelay(context, relay) }),
      )
      lab.say(`  Snug ${size}: screen ${snug.screen} ms, everything ${snug.everything} ms`)
      const where = 'over 50 ms and 1 % loss'
      results.push(
        result({
          work: `a new member fetches ${size} messages ${where}: newest screen, from the open channel`,
          unit: 'ms',
          snug: snug.screen,
          target: '2,000 ms',
          meets: (ms) => ms <= 2_000,
          remarks: [`${Math.round(snug.knockToScreen ?? Number.NaN)} ms from the knock at the door`],
        }),
      )
      if (awaits === 'screen') continue
      results.push(
        result({
          work: `a new member fetches ${size} messages ${where}: everything, in content`,
          unit: 'MB/s',
          snug: snug.everything === null ? null : bytes / 1000 / snug.everything,
          bare,
        }),
      )
    }
    return results
  },
}
