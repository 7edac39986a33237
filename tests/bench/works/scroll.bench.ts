import type { Page } from 'playwright-core'
import type { Bench, Lab } from '../lab'
import { percentile, within } from '../measure'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [10_000, 100_000] as const
const PATIENCE = 120_000
/** Pixels a second, as a fast hand on a wheel; and how long. */
const SPEED = 4_000
const SECONDS = 15
/** A plain page as long as the way that is scrolled. */
const PLAIN = 3_000

type Frames = { readonly p95: number; readonly worst: number; readonly reached: number }

/** Scrolls back at an even pace and looks at the time between two frames. */
export const scroll = async (page: Page, scroller: string): Promise<Frames> => {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = (now: number): void => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(window, { frames })
  })
  const session = await page.context().newCDPSession(page)
  const box = (await page.locator(scroller).boundingBox()) ?? { x: 0, y: 0, width: 800, height: 600 }
  await session.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + box.width / 2),
    // A page that is scrolled itself begins far above the window.
    y: Math.round(Math.max(0, box.y) + Math.min(box.height, 600) / 2),
    yDistance: SPEED * SECONDS,
    speed: SPEED,
    gestureSourceType: 'mouse',
  })
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(2))
  const reached = await page.locator('[data-message]').count()
  return { p95: percentile(frames, 0.95), worst: Math.max(...frames), reached }
}

const inSnug = async (lab: Lab, messages: number): Promise<Frames | null> => {
  const { newest } = await lab.room(messages)
  const folder = await lab.memberProfile(messages)
  const bench: Bench = await lab.open({ folder, expected: newest, counts: true })
  await bench.snug()
  const drawn = bench.page.evaluate(() => window.watched.drawn)
  const frames = (await within(PATIENCE, drawn)) === null ? null : await scroll(bench.page, '[data-scroller]')
  await lab.close(bench, frames === null)
  return frames
}

/** A page with nothing but paragraphs in it, scrolled in the same way. */
const inPlain = async (lab: Lab): Promise<Frames> => {
  const bench = await lab.open()
  await bench.own()
  await bench.page.evaluate((count) => {
    const said = 'Has everyone finished the third chapter? I have not, and Thursday is near.'
    const plain = Array.from({ length: count }, (_, at) => ({ id: `${at}`, author: '', at, text: `${at} ${said}` }))
    window.bench.draw(plain)
    window.scrollTo(0, document.body.scrollHeight)
  }, PLAIN)
  const frames = await scroll(bench.page, 'html')
  await lab.close(bench)
  return frames
}

/** Scrolling back from the newest message. */
export const scrolling: Work = {
  name: 'scroll',
  run: async (lab) => {
    const plain = await inPlain(lab)
    lab.say(`  plain page: ${JSON.stringify(plain)}`)
    const results: Result[] = []
    for (const size of lab.sizes(SIZES)) {
      const snug = await inSnug(lab, size)
      lab.say(`  Snug ${size}: ${JSON.stringify(snug)}`)
      const judged = size === 100_000
      const work = `scrolling ${size} messages, ${SECONDS} s back`
      results.push(
        result({
          work: `${work}: time of a frame, p95`,
          unit: 'ms',
          snug: snug?.p95 ?? null,
          bare: plain.p95,
          // Frames are as far apart as the screen's clock says, give or take what that clock is worth.
          ...(judged ? { target: '16.7 ms', meets: (ms: number) => ms <= 17 } : {}),
          remarks: [`${snug?.reached ?? 0} messages on the page at the end`],
        }),
        result({
          work: `${work}: time of a frame, longest`,
          unit: 'ms',
          snug: snug?.worst ?? null,
          bare: plain.worst,
          ...(judged ? { target: '50 ms', meets: (ms: number) => ms <= 50 } : {}),
        }),
      )
    }
    return results
  },
}
