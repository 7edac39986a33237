import * as z from 'zod'
import type { HubAccess, Platform } from '#shared/ports/platform.port'
import { Problem } from '#shared/protocol/problem'
import { tabInSight } from './inSight'
import { keeping } from './keeping'
import { lookedAt } from './lookedAt'
import { safeLink } from './safeLink'
import { systemNotices } from './systemNotices'
import { takeProfile } from './takeProfile'

const access = z.object({
  url: z.string(),
  token: z.string(),
  reachable: z.boolean(),
  addresses: z.array(z.string()),
  version: z.string(),
})

/** Milliseconds until what was cut off is asked for again, each time. */
const WAITS = [200, 400]

/** Asks again, after each of these waits, what was cut off: where a machine's network changes, that befalls what it asks of itself, too. */
const fetched = async (
  path: string,
  init: RequestInit | undefined,
  [wait, ...later]: readonly number[],
): Promise<Response> => {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(10_000) })
  } catch (error) {
    if (!(error instanceof TypeError) || wait === undefined) throw error
    await new Promise((resolve) => setTimeout(resolve, wait))
    return fetched(path, init, later)
  }
}

const ask = async (path: string, init?: RequestInit): Promise<z.infer<typeof access>> => {
  try {
    // What may have been done already is not asked for twice.
    const response = await fetched(path, init, init ? [] : WAITS)
    if (!response.ok) throw new Error(`answered ${response.status}`)
    return access.parse(await response.json())
  } catch (cause) {
    throw new Problem('hub-unreachable', path, { cause })
  }
}

/** The browser edition: a page from 127.0.0.1 and the hub that serves it. Throws Problem `hub-unreachable`. */
export const openBrowserPlatform = async (): Promise<Platform> => {
  const first = await ask('/snug.json')
  let known: HubAccess = first
  const writeFile: Platform['writeFile'] = async (name, write) => {
    // What is in a Blob is not in the page’s memory: the browser has it in its own, up to a bound that it sets, and on the disk beyond.
    const pieces: Blob[] = []
    await write(async (piece) => void pieces.push(new Blob([piece])))
    const url = URL.createObjectURL(new Blob(pieces))
    const link = Object.assign(document.createElement('a'), { href: url, download: name })
    link.click()
    // The browser reads it after the click; a minute is more than enough to begin.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return true
  }

  return {
    kind: 'browser',
    version: first.version,
    // Asked each time: a hub that has started anew has another token.
    hub: async () => (known = await ask('/snug.json')),
    setReachable: async (on) => {
      const headers = { 'X-Snug-Token': known.token }
      known = await ask('/reachable', { method: 'POST', headers, body: on ? 'on' : 'off' })
      return known
    },
    // A page ends with its window.
    staying: async () => undefined,
    chooseStaying: async (choice) => {
      throw new Problem('choice-refused', choice)
    },
    saveFile: (name, bytes) => writeFile(name, (put) => put(bytes)),
    writeFile,
    printPage: async () => window.print(),
    openLink: async (url) => {
      window.open(safeLink(url), '_blank', 'noopener,noreferrer')
    },
    // Links of the scheme snug: belong to the desktop application; here they are pasted.
    onInvitation: () => () => undefined,
    ...keeping,
    ...lookedAt,
    ...tabInSight,
    ...systemNotices(() => window.focus()),
    takeProfile,
  }
}
