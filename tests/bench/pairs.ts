import type { BrowserContext, Page } from 'playwright-core'
import type { Bench, Lab } from './lab'
import type { Signalling } from './signalling'
import { startStockSignalling } from './signalling'

/** Two pages of the bench, each in a browser of its own, until `task` has ended. */
export const inTwoBrowsers = async <T>(
  lab: Lab,
  task: (host: Page, guest: Page) => Promise<T>,
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<T> => {
  const options = prepare ? { prepare } : {}
  const benches: Bench[] = [await lab.open(options), await lab.open(options)]
  try {
    for (const bench of benches) await bench.own()
    const [host, guest] = benches
    if (!host || !guest) throw new Error('two browsers are two')
    return await task(host.page, guest.page)
  } finally {
    for (const bench of benches) await lab.close(bench, true)
  }
}

/** Lays a data channel between two pages, by hand. */
export const connectBare = async (host: Page, guest: Page): Promise<void> => {
  const offer = await host.evaluate(() => window.bench.bareOffer())
  const answer = await guest.evaluate((sdp) => window.bench.bareAnswer(sdp), offer)
  await host.evaluate((sdp) => window.bench.bareAccept(sdp), answer)
}

/** y-webrtc's signalling server as long as `task` takes. */
export const withStockSignalling = async <T>(lab: Lab, task: (signalling: Signalling) => Promise<T>): Promise<T> => {
  const signalling = await startStockSignalling(lab.root)
  try {
    return await task(signalling)
  } finally {
    signalling.close()
  }
}
