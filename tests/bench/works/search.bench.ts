import type { Page } from 'playwright-core'
import type { Lab } from '../lab'
import { percentile, within } from '../measure'
import type { Result } from '../row'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [10_000, 100_000] as const
const PATIENCE = 300_000
/** What is typed, letter by letter: common words, rare ones, two of them, and what nobody has said. */
const ASKED = ['thursday', 'translation', 'the old garden', 'question', 'summer', 'zzz']

type Figures = { readonly p95: number; readonly built: number | null }

/** Types into the field; milliseconds from a letter to the frame that shows its answer, at the 95th of 100. */
export const typeInto = async (page: Page, label: string): Promise<number> => {
  const field = page.getByLabel(label, { exact: true })
  await page.evaluate(() => {
    const answers: number[] = []
    document.addEventListener(
      'input',
      () => {
        const asked = performance.now()
        requestAnimationFrame(() => setTimeout(() => answers.push(performance.now() - asked)))
      },
      true,
    )
    Object.assign(window, { answers })
  })
  const answers = (): Promise<number[]> => page.evaluate(() => (window as unknown as { answers: number[] }).answers)
  for (const words of ASKED) {
    await field.fill('')
    for (const letter of words) {
      const before = (await answers()).length
      await field.press(letter === ' ' ? 'Space' : letter)
      await page.waitForFunction((many) => (window as unknown as { answers: number[] }).answers.length > many, before)
    }
  }
  return percentile(await answers(), 0.95)
}

/** Until all of the room has been read for the search; `built` is how long that took. */
export const readAll = async (page: Page): Promise<number> => {
  const started = performance.now()
  await page.keyboard.press('Control+f')
  await page.getByLabel('Search the room', { exact: true }).fill('zzzz')
  await page.getByText('Nothing that is on this machine says that.').waitFor({ timeout: PATIENCE })
  return performance.now() - started
}

const inSnug = async (lab: Lab, messages: number): Promise<Figures | null> => {
  const { newest } = await lab.room(messages)
  const bench = await lab.open({ folder: await lab.memberProfile(messages), expected: newest, counts: true })
  await bench.snug()
  const drawn = bench.page.evaluate(() => window.watched.drawn)
  if ((await within(PATIENCE, drawn)) === null) return null
  const built = await readAll(bench.page)
  const p95 = await typeInto(bench.page, 'Search the room')
  await lab.close(bench)
  return { p95, built }
}

const inPeer = async (lab: Lab, verb: 'searchScan' | 'searchMini', messages: number): Promise<Figures> => {
  const bench = await lab.open()
  await bench.own()
  const built = await bench.page.evaluate(([name, many]) => window.bench[name](many) ?? null, [verb, messages] as const)
  const p95 = await typeInto(bench.page, 'Search')
  await lab.close(bench)
  return { p95, built }
}

/** What was said, found while it is typed. */
export const search: Work = {
  name: 'search',
  run: async (lab) => {
    const results: Result[] = []
    for (const size of lab.sizes(SIZES)) {
      const scan = await inPeer(lab, 'searchScan', size)
      const mini = await inPeer(lab, 'searchMini', size)
      const snug = await inSnug(lab, size)
      lab.say(`  ${size}: ${JSON.stringify({ snug, scan, mini })}`)
      const judged = size === 100_000
      results.push(
        result({
          work: `search in ${size} messages, from a letter to the frame with its answer: p95`,
          unit: 'ms',
          snug: snug?.p95 ?? null,
          bare: scan.p95,
          peers: { MiniSearch: mini.p95 },
          ...(judged ? { target: '50 ms', meets: (ms: number) => ms <= 50 } : {}),
        }),
        result({
          work: `search in ${size} messages, from the key that opens it until all are searched`,
          unit: 'ms',
          snug: snug?.built ?? null,
          peers: { 'MiniSearch, its index': mini.built },
          remarks: ['older messages are read while one can search; nothing is built when the room opens'],
        }),
      )
    }
    return results
  },
}
