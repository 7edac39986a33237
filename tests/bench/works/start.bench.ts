import type { Lab } from '../lab'
import { medianOf, USING, within } from '../measure'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [0, 1_000, 100_000, 1_000_000] as const
const RUNS = 5
const PATIENCE = 120_000

/** Milliseconds from the start of the browser's process to a page that can be used, by the page's own clock. */
const starting = async (
  lab: Lab,
  given: { readonly path: string; readonly folder?: string; readonly newest: string; readonly counts: boolean },
): Promise<number | null> => {
  const { path, newest, ...options } = given
  const before = Date.now()
  const bench = await lab.open({ ...options, expected: newest })
  await bench.page.goto(`${lab.url}${path}`, { waitUntil: 'commit' })
  const usable = bench.page.evaluate(async (waits) => {
    if (waits) await window.watched.drawn
    const written = (): boolean => document.querySelector('textarea:enabled') !== null
    while (!waits && !written()) await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.timeOrigin + performance.now()
  }, newest !== '')
  const at = await within(PATIENCE, usable)
  if (given.counts) await bench.page.waitForTimeout(USING)
  await lab.close(bench, at === null)
  return at === null ? null : at - before
}

/** From the start of the process to a room that can be used. */
export const start: Work = {
  name: 'start',
  run: async (lab) => {
    const results: Result[] = []
    const empty = await medianOf(RUNS, () =>
      starting(lab, { path: '/bench/empty.html', newest: 'The empty page is here.', counts: false }),
    )
    lab.say(`  an empty page: ${empty} ms`)
    let emptyRoom: number | null = null
    for (const size of lab.sizes(SIZES)) {
      const { newest } = await lab.room(size)
      const folder = await lab.memberProfile(size)
      const given = { path: '/', folder, newest: size === 0 ? '' : newest, counts: true }
      // A profile that has just been copied is read from the disk the first time.
      const first = await starting(lab, given)
      const snug = first === null ? null : await medianOf(RUNS, () => starting(lab, given))
      lab.say(`  Snug ${size}: ${snug} ms`)
      if (size === 0) emptyRoom = snug
      results.push(
        result({
          work: `start of Chromium to a usable room of ${size} messages`,
          unit: 'ms',
          snug,
          bare: empty,
          target: '1.5 times an empty page',
          meets: (_, ratio) => ratio !== null && ratio <= 1.5,
        }),
      )
      if (size < 1_000_000) continue
      results.push(
        result({
          work: `start into a room of ${size} messages, over an empty room`,
          unit: 'ms',
          snug,
          bare: emptyRoom,
          target: '1.5 times the empty room',
          meets: (_, ratio) => ratio !== null && ratio <= 1.5,
        }),
      )
    }
    return results
  },
}
