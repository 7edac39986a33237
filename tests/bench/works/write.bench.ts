import type { Page } from 'playwright-core'
import type { Lab } from '../lab'
import { growth, medianOf, within } from '../measure'
import { result } from '../row'
import type { Work } from './work'

const MANY = 10_000
const SIZES = [1_000, 10_000, 100_000] as const
const RUNS = 3
/** Milliseconds after which writing counts as never ending. */
const PATIENCE = 90_000

type Verb = 'writeSnug' | 'writeBulk' | 'writeOneByOne' | 'writeIndexeddb' | 'writeDexie'

/** Messages in a second, in a browser of its own; null when it does not come to an end. */
const rate = async (lab: Lab, verb: Verb, count: number): Promise<number | null> => {
  const bench = await lab.open({ counts: verb === 'writeSnug' })
  await bench.own()
  const write = (page: Page, messages: number): Promise<number> =>
    page.evaluate(([name, many]) => window.bench[name](many), [verb, messages] as const)
  await write(bench.page, 100)
  const took = await medianOf(RUNS, () => within(PATIENCE, write(bench.page, count)))
  lab.say(`  ${verb} ${count}: ${took === null ? 'no end' : `${Math.round(took)} ms`}`)
  await lab.close(bench, took === null)
  return took === null ? null : count / (took / 1000)
}

/** Messages written one by one, each stored before it is called saved. */
export const write: Work = {
  name: 'write',
  run: async (lab) => {
    const snug = new Map<number, number | null>()
    for (const size of lab.sizes(SIZES)) {
      // What does not end with fewer does not end with more.
      const hopeless = [...snug.values()].includes(null)
      snug.set(size, hopeless ? null : await rate(lab, 'writeSnug', size))
    }
    const bulk = await rate(lab, 'writeBulk', MANY)
    const peers = {
      'y-indexeddb': await rate(lab, 'writeIndexeddb', MANY),
      'y-dexie': await rate(lab, 'writeDexie', 2_000),
      'rows one by one': await rate(lab, 'writeOneByOne', 2_000),
    }
    const whole = { unit: 'messages/s', snug: snug.get(MANY) ?? null, bare: bulk, peers }
    const work = `write ${MANY} messages one by one, each stored before it is called saved`
    const points = lab.sizes(SIZES).flatMap((size): [number, number][] => {
      const perSecond = snug.get(size)
      return perSecond ? [[size, size / perSecond]] : []
    })
    return [
      result({
        ...whole,
        work,
        target: '0.6 of rows in bulk',
        meets: (_, ratio) => ratio !== null && ratio >= 0.6,
      }),
      result({
        ...whole,
        work: `${work}, against y-indexeddb`,
        against: peers['y-indexeddb'],
        target: '10 times y-indexeddb',
        meets: (_, ratio) => ratio !== null && ratio >= 10,
      }),
      result({
        work: 'growth of the time to write with the number of messages',
        unit: 'exponent',
        snug: growth(points),
        remarks: [
          lab
            .sizes(SIZES)
            .map((size) => {
              const perSecond = snug.get(size)
              return `${size}: ${perSecond ? `${Math.round(perSecond)}/s` : `not within ${PATIENCE / 1000} s`}`
            })
            .join(', '),
        ],
      }),
    ]
  },
}
