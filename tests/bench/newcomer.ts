import type { BrowserContext, Page } from 'playwright-core'
import { snugPage } from '../support/snugPage'
import type { Bench, Lab } from './lab'
import { within } from './measure'

/** How a newcomer fared, in milliseconds; null for what did not come within the time given. */
export type Fetched = {
  /** From the knock, and from the open channel, to the newest message on the screen. */
  readonly knockToScreen: number | null
  readonly screen: number | null
  /** From the open channel to everything on the disk. */
  readonly everything: number | null
  /** The longest task of more than 50 ms on the newcomer's page, and on the host's; 0 where there was none. */
  readonly longest: { readonly guest: number; readonly host: number } | null
}

const longestTask = ({ page }: Bench): Promise<number> => page.evaluate(() => Math.max(0, ...window.watched.longTasks))

/** Words of messages on the page's disk, in packs up to one. */
type Stored = { readonly words: number; readonly upTo: number }
const NOTHING_YET: Stored = { words: 0, upTo: 0 }

/** What has come to lie on the page's disk since; with the next function the only thing here that knows how Snug stores. */
const storedSince = (page: Page, before: Stored): Promise<Stored> =>
  page.evaluate(
    ({ words, upTo }) =>
      new Promise<Stored>((resolve, reject) => {
        const opening = indexedDB.open('snug')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const range = IDBKeyRange.lowerBound(upTo, true)
          const reading = database.transaction('packs').objectStore('packs').getAll(range)
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            database.close()
            const packs = reading.result as readonly { readonly id: number; readonly keys: readonly string[] }[]
            resolve({
              words: packs.reduce((sum, { keys }) => sum + keys.length, words),
              upTo: packs.at(-1)?.id ?? upTo,
            })
          }
        }
      }),
    before,
  )

/** How many words there are by the disk's own count, which looks at each: of 100,000 it takes a tenth of a second. */
const storedWords = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('snug')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const counting = database.transaction('packs').objectStore('packs').index('keys').count()
          counting.onerror = () => reject(counting.error)
          counting.onsuccess = () => {
            database.close()
            resolve(counting.result)
          }
        }
      }),
  )

/** Milliseconds between two looks at the disk: seldom enough not to be felt, as each looks only at what is new. */
const LOOK = 250

const everythingIn = async (page: Page, contents: number, open: () => boolean): Promise<number> => {
  let stored = NOTHING_YET
  while (open()) {
    stored = await storedSince(page, stored)
    if (stored.words >= contents) {
      const now = await page.evaluate(() => performance.now())
      if ((await storedWords(page)) >= contents) return now
      // Words were taken out of a pack since it was looked at.
      stored = NOTHING_YET
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK))
  }
  return Number.NaN
}

/**
 * A member with a room of so many messages, in a browser of their own, and a newcomer in another who knocks with the
 * room's link. `awaits` says whether everything is waited for, or only the newest screen.
 */
export const newcomer = async (given: {
  readonly lab: Lab
  readonly messages: number
  readonly patience: number
  readonly awaits: 'screen' | 'everything'
  readonly prepare?: (context: BrowserContext) => Promise<void>
  /** Looks at a page from before it is opened until the function given back is called, before it is closed. */
  readonly look?: (page: Page) => Promise<() => Promise<void>>
}): Promise<Fetched> => {
  const { lab, messages, patience, awaits, prepare, look } = given
  const file = await lab.room(messages)
  const shared = { counts: true, expected: file.newest, ...(prepare ? { prepare } : {}) }
  const host = await lab.open({ ...shared, folder: await lab.memberProfile(messages) })
  const guest = await lab.open(shared)
  const looks = look ? [await look(host.page), await look(guest.page)] : []
  try {
    await host.snug()
    if ((await within(patience, drawnIn(host))) === null) return NOTHING
    await guest.snug()
    const knocked = Date.now()
    await snugPage(guest.page).knock('Zoé', file.link)
    const drawn = await within(patience, drawnIn(guest))
    if (drawn === null) return NOTHING
    const { opened, since } = await guest.page.evaluate((at) => {
      const before = window.watched.channels.filter((open) => open <= at)
      return { opened: before[before.length - 1] ?? Number.NaN, since: performance.timeOrigin }
    }, drawn)
    let looking = true
    const all =
      awaits === 'screen'
        ? null
        : await within(
            patience,
            everythingIn(guest.page, file.contents, () => looking),
          )
    looking = false
    return {
      knockToScreen: since + drawn - knocked,
      screen: drawn - opened,
      everything: all === null ? null : all - opened,
      longest: { guest: await longestTask(guest), host: await longestTask(host) },
    }
  } finally {
    for (const end of looks) await end()
    await lab.close(guest)
    await lab.close(host)
  }
}

const NOTHING: Fetched = { knockToScreen: null, screen: null, everything: null, longest: null }

const drawnIn = ({ page }: Bench): Promise<number> => page.evaluate(() => window.watched.drawn)
