import type { Page } from 'playwright-core'
import type { Lab } from '../lab'
import { within } from '../measure'
import { newcomer } from '../newcomer'
import type { Result } from '../row'
import { result } from '../row'
import { traceTasks } from '../trace'
import { scroll } from './scroll.bench'
import { readAll, typeInto } from './search.bench'
import type { Work } from './work'

const SIZES = [10_000, 100_000] as const
const PATIENCE = 300_000
const MESSAGES = 50
/** Milliseconds of the processor in one piece that somebody who types would feel. */
const LONG = 50

/** What a member does: opens the room, writes, scrolls back, searches. */
const use = async (page: Page): Promise<void> => {
  const field = page.getByLabel('Write to the room')
  for (let at = 0; at < MESSAGES; at += 1) {
    const text = `Message ${at} of ${MESSAGES}, sent at once.`
    await field.fill(text)
    const shown = page.evaluate((words) => window.watched.shows(words), text)
    await field.press('Enter')
    await shown
  }
  await scroll(page, '[data-scroller]')
  await readAll(page)
  await typeInto(page, 'Search the room')
}

const inUse = async (lab: Lab, messages: number): Promise<readonly number[] | null> => {
  const { newest } = await lab.room(messages)
  const bench = await lab.open({ folder: await lab.memberProfile(messages), expected: newest })
  const end = await traceTasks(bench.page)
  await bench.snug()
  const used = bench.page.evaluate(() => window.watched.drawn).then(() => use(bench.page))
  const isUsed = (await within(PATIENCE, used)) !== null
  const all = isUsed ? await end() : null
  await lab.close(bench, !isUsed)
  return all
}

/** On the page of who fetches and of who sends, until everything has come. */
const whileFetched = async (lab: Lab, messages: number): Promise<readonly number[] | null> => {
  const all: number[] = []
  const { everything } = await newcomer({
    lab,
    messages,
    patience: PATIENCE,
    awaits: 'everything',
    look: async (page) => {
      const end = await traceTasks(page)
      return async () => void all.push(...(await end()))
    },
  })
  return everything === null ? null : all
}

/**
 * How long the page's thread is held by one thing, in the processor's time: on the clock, where processors are shared, a
 * task also lasts as long as it is not let run.
 */
export const tasks: Work = {
  name: 'tasks',
  run: async (lab) => {
    const results: Result[] = []
    const judge = (work: string, all: readonly number[] | null): void => {
      const long = all?.filter((ms) => ms > LONG)
      lab.say(`  ${work}: ${long?.length} of ${all?.length}, the longest ${Math.max(...(all ?? []))} ms`)
      results.push(
        result({
          work: `${work}: pieces of work on the page’s thread of more than ${LONG} ms of the processor`,
          unit: 'tasks',
          snug: long?.length ?? null,
          target: 'none',
          meets: (count) => count === 0,
          remarks: all ? [`the longest takes ${Math.round(Math.max(...all))} ms, of ${all.length} tasks`] : [],
        }),
      )
    }
    for (const size of lab.sizes(SIZES)) {
      judge(`open a room of ${size}, write ${MESSAGES} messages, scroll back, search`, await inUse(lab, size))
      judge(`a new member fetches ${size} messages`, await whileFetched(lab, size))
    }
    return results
  },
}
