import type { Page } from 'playwright-core'
import { snugPage } from '../../support/snugPage'
import { crowd } from '../crowd'
import type { Lab } from '../lab'
import { within } from '../measure'
import { connectBare, inTwoBrowsers } from '../pairs'
import { result } from '../row'
import type { Work } from './work'

const MEMBERS = 10
/** How many members are named on the line that says with whom one is linked, when there are more than fit. */
const NAMED = 3
const MESSAGES = 1_000
/** Milliseconds: until everybody has everything and nothing is under way any more, and how long is watched. */
const SETTLE = 30_000
const SPAN = 60_000
const PATIENCE = 180_000

/** Seconds of a core that the browser's processes have used so far, by their kind. */
const cpuOf = async (page: Page): Promise<ReadonlyMap<string, number>> => {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (!session) throw new Error('the browser does not tell its processes')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const used = new Map<string, number>()
  for (const { type, cpuTime } of processInfo) used.set(type, (used.get(type) ?? 0) + cpuTime)
  return used
}

type Idling = { readonly whole: number; readonly parts: string }

/** The share of a core, in percent, that the browser uses while nothing happens; the whole, and in words by process. */
const idling = async (page: Page): Promise<Idling> => {
  await page.waitForTimeout(SETTLE)
  const before = await cpuOf(page)
  await page.waitForTimeout(SPAN)
  const shares = [...(await cpuOf(page))].map(
    ([type, used]) => [type, ((used - (before.get(type) ?? 0)) / (SPAN / 1000)) * 100] as const,
  )
  return {
    whole: shares.reduce((sum, [, share]) => sum + share, 0),
    parts: shares.map(([type, share]) => `${type} ${share.toFixed(2)}`).join(', '),
  }
}

const joinAll = async (lab: Lab, pages: readonly Page[], link: string): Promise<void> => {
  for (const [at, page] of pages.entries()) {
    await page.goto(lab.url)
    await snugPage(page).join(`Newcomer ${at}`, link)
  }
}

/** The platform's own part: connections that are kept open, and nothing else. */
const connected = (lab: Lab): Promise<Idling> =>
  inTwoBrowsers(lab, async (host, guest) => {
    for (let at = 0; at < MEMBERS; at += 1) {
      await connectBare(host, guest)
      await host.evaluate(() => window.bench.bareOpen())
    }
    return idling(host)
  })

/** What it costs to be there while nothing happens. */
export const idle: Work = {
  name: 'idle',
  run: async (lab) => {
    const empty = await lab.open()
    await empty.page.goto(`${lab.url}/bench/empty.html`)
    const nothing = await idling(empty.page)
    await lab.close(empty)
    lab.say(`  an empty page, % of a core: ${nothing.parts}`)
    const bare = await connected(lab)
    lab.say(`  with ${MEMBERS} data channels on which nobody says anything: ${bare.parts}`)

    const { link, newest } = await lab.room(MESSAGES)
    const anna = await lab.open({ folder: await lab.memberProfile(MESSAGES), expected: newest, counts: true })
    await anna.snug()
    await anna.page.evaluate(() => window.watched.drawn)
    const alone = await idling(anna.page)
    lab.say(`  alone in the room: ${alone.parts}`)
    const together = await crowd(lab, MEMBERS, async (pages) => {
      const joined = await within(
        PATIENCE,
        joinAll(lab, pages, link).then(() => true),
      )
      if (joined === null) return null
      // Of so many the line names the first, and says how many more there are.
      await anna.page
        .getByText(new RegExp(`Linked with.* and ${MEMBERS - NAMED} others`))
        .waitFor({ timeout: PATIENCE })
      return idling(anna.page)
    })
    lab.say(`  with ${MEMBERS} members: ${together?.parts ?? 'they did not come'}`)
    await lab.close(anna)
    return [
      result({
        work: `work while nothing happens, room open, ${MEMBERS} members connected: the whole browser`,
        unit: '% of a core',
        snug: together?.whole ?? null,
        bare: bare.whole,
        target: 'under 1 % over the empty page',
        meets: (share) => share - nothing.whole < 1,
        remarks: [
          `${nothing.whole.toFixed(2)} % on an empty page; bare are ${MEMBERS} silent data channels`,
          `${alone.whole.toFixed(2)} % with nobody connected; with all by process: ${together?.parts}`,
        ],
      }),
    ]
  },
}
