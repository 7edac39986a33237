import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import { serveBrowserEdition } from '../../electron/hub/browserEdition'
import type { Profile } from '../support/chromium'
import { openProfile, removeProfile } from '../support/chromium'
import { RELAY_ARGS } from '../support/udpRelay'
import { makeRoom } from './room/makeRoom'
import type { RoomFile } from './room/roomFile'
import { monthPath, roomFolder } from './room/roomFile'
import { servePages } from './servePages'
import { profile as startProfile } from './profile'
import { watch } from './watch'

/** A profile belongs to its origin: rooms that are kept between two runs need the same port again. */
const PORT = 4_668

/** A browser of its own, watched from its first page on. */
export type Bench = Profile & {
  /** Opens the application. */
  snug(): Promise<void>
  /** Opens the bench's own page, where `window.bench` is; at another origin only if it is to use that origin's disk. */
  own(origin?: string): Promise<void>
  /** Writes down where the page's time went, if it was asked for. */
  readonly endProfile: (() => Promise<void>) | undefined
}

export type Opening = {
  /** A folder with a profile in it; an empty one unless given. */
  readonly folder?: string
  /** Whose tasks over 50 ms count: the application's. */
  readonly counts?: boolean
  /** The words of the message that its page is to show last. */
  readonly expected?: string
  readonly args?: readonly string[]
  /** Before the first page. */
  readonly prepare?: (context: BrowserContext) => Promise<void>
}

/** Everything a work needs: the served pages, browsers, rooms. */
export type Lab = {
  readonly url: string
  /** Where the bench's own pages are. */
  readonly pagesUrl: string
  /** The repository's folder. */
  readonly root: string
  /** Opens the bench's own page in any page. */
  openOwn(page: Page): Promise<void>
  open(options?: Opening): Promise<Bench>
  /** Closes a browser. `stuck`: its page no longer answers, and is not asked. */
  close(bench: Bench, stuck?: boolean): Promise<void>
  room(messages: number): Promise<RoomFile>
  /** The profile of one of the room's members, in a folder that is the work's own. */
  memberProfile(messages: number, member?: number): Promise<string>
  /** A profile made once by `make` in a page of the bench, kept under `name`, in a folder that is the work's own. */
  keptProfile(name: string, make: (page: Page) => Promise<void>, origin?: string): Promise<string>
  say(line: string): void
  /** Of these sizes, those that are not larger than was asked for. */
  sizes<Size extends number>(all: readonly Size[]): readonly Size[]
  /** Tasks over 50 ms on the application's pages so far. */
  readonly longTasks: readonly LongTask[]
  /** What is measured from now on belongs to this work. */
  begin(work: string): void
  /** Closes what a work has left open. */
  clear(): Promise<void>
  end(): Promise<void>
}

export type LongTask = { readonly work: string; readonly ms: number }

export type LabOptions = {
  /** The repository's folder. */
  readonly root: string
  readonly say: (line: string) => void
  /** No room of more messages is made. */
  readonly most: number
}

/** Milliseconds that nobody minds waiting for. */
const SHORT = 1_000
const seconds = (since: number): number => Math.round((Date.now() - since) / 1000)

/** What is stored changes when the store does: a hash of its sources stands in the name of what is kept. */
const storageVersion = async (root: string): Promise<string> => {
  const hash = createHash('sha256')
  const folder = join(root, 'renderer/storage')
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)))
  hash.update(await readFile(join(root, 'shared/sync/digests.ts')))
  return hash.digest('hex').slice(0, 12)
}

export const openLab = async ({ root, say, most }: LabOptions): Promise<Lab> => {
  const cache = join(root, '.cache/bench')
  const served = join(root, 'out/bench/served')
  const edition: BrowserEdition = await serveBrowserEdition({
    folder: served,
    version: 'bench',
    preferredPort: PORT,
  })
  if (new URL(edition.url).port !== String(PORT))
    throw new Error(`the port ${PORT} is taken: is another bench running?`)
  const pages = await servePages(join(served, 'bench'), PORT + 1)
  const scratch = await mkdtemp(join(tmpdir(), 'snug-bench-'))
  const version = await storageVersion(root)
  const open = new Set<Bench>()
  const longTasks: LongTask[] = []
  let work = ''
  const counted = new Set<Bench>()

  const openOwn = async (page: Page, origin = pages.url): Promise<void> => {
    // The application's server has them in a folder, beside its own.
    await page.goto(origin === pages.url ? `${origin}/index.html` : `${origin}/bench/index.html`)
    await page.waitForFunction(() => window.bench !== undefined)
  }

  const openBench: Lab['open'] = async ({ folder, counts = false, expected, args = [], prepare } = {}) => {
    const profile = await openProfile({
      folder: folder ?? (await mkdtemp(join(scratch, 'profile-'))),
      args: [...RELAY_ARGS, ...args],
    })
    await watch(profile.context, expected)
    await prepare?.(profile.context)
    const endProfile = counts ? await startProfile(profile.page) : undefined
    const bench: Bench = {
      ...profile,
      snug: async () => void (await profile.page.goto(edition.url, { waitUntil: 'commit' })),
      own: (origin) => openOwn(profile.page, origin),
      endProfile,
    }
    open.add(bench)
    if (counts) counted.add(bench)
    return bench
  }

  const close: Lab['close'] = async (bench, stuck = false) => {
    if (!open.delete(bench)) return
    if (!stuck) await bench.endProfile?.()
    if (counted.delete(bench) && !stuck)
      for (const ms of await bench.page.evaluate(() => window.watched.longTasks)) longTasks.push({ work, ms })
    await bench.close()
  }

  const clear = async (): Promise<void> => {
    for (const bench of open) await close(bench, true).catch((error: unknown) => say(`not closed: ${String(error)}`))
  }

  const room = async (messages: number): Promise<RoomFile> => {
    const started = Date.now()
    const file = await makeRoom(cache, messages, join(root, 'out/bench/run/signPart.js'))
    if (Date.now() - started > SHORT) say(`signed a room of ${messages} in ${seconds(started)} s (once)`)
    return file
  }

  const keptProfile: Lab['keptProfile'] = async (name, make, origin) => {
    const kept = join(cache, `profile-${name}-${version}`)
    const copy = join(await mkdtemp(join(scratch, 'kept-')), 'profile')
    const isThere = existsSync(kept)
    if (!isThere) {
      say(`making ${name} (once)`)
      const started = Date.now()
      const bench = await openBench()
      await bench.own(origin)
      await make(bench.page)
      await close(bench)
      await cp(bench.folder, `${kept}.part`, { recursive: true })
      await rename(`${kept}.part`, kept)
      say(`made ${name} in ${seconds(started)} s`)
    }
    await cp(kept, copy, { recursive: true })
    return copy
  }

  const memberProfile: Lab['memberProfile'] = async (messages, member = 0) => {
    const file = await room(messages)
    const folder = roomFolder(cache, messages)
    const make = async (page: Page): Promise<void> => {
      await page.route('**/month/*', (route) => {
        const doc = file.months[Number(basename(route.request().url()))]
        return doc ? route.fulfill({ path: monthPath(folder, doc) }) : route.abort()
      })
      const months = file.months.map((_, at) => `/month/${at}`)
      await page.evaluate((given) => window.bench.furnish(given), { room: file, member, months })
    }
    return keptProfile(`room-${messages}-member-${member}-${file.room.slice(0, 8)}`, make, edition.url)
  }

  return {
    url: edition.url,
    pagesUrl: pages.url,
    root,
    openOwn,
    open: openBench,
    close,
    room,
    memberProfile,
    keptProfile,
    say,
    sizes: (all) => all.filter((size) => size <= most),
    longTasks,
    begin: (name) => {
      work = name
    },
    clear,
    end: async () => {
      await clear()
      await edition.close()
      pages.close()
      await removeProfile(scratch)
    },
  }
}
