import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** Without these, Chromium looks for its maker's hosts at every start; QUIC and the GPU have no place in a headless test. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, unless CHROMIUM names another. */
export const chromiumPath = (): string => process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** One Chromium of its own with one profile: a member's machine, as far as tests are concerned. */
export type Profile = {
  readonly folder: string
  readonly context: BrowserContext
  readonly page: Page
  /** The browser's own process: what a kill must hit. */
  readonly pid: number
  close(): Promise<void>
}

/** Options that a story may want to say. */
export type ProfileOptions = {
  readonly folder?: string
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
  readonly args?: readonly string[]
}

/** One Chromium in which each context has storage, locks and a device of its own: cheaper than a profile for each. */
export const openBrowser = (
  args: readonly string[] = [],
  other: { readonly executablePath?: string; readonly chromiumSandbox?: boolean } = {},
): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...QUIET, ...args],
    ...other,
  })

/** An empty folder for a profile. */
export const profileFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'snug-profile-'))

/** Starts Chromium on a profile's folder: a new one unless `folder` names one that is there. */
export const openProfile = async (options: ProfileOptions = {}): Promise<Profile> => {
  const folder = options.folder ?? (await profileFolder())
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    acceptDownloads: true,
    // The sandbox needs a user that is not root: tests in containers often have no other.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...QUIET, ...(options.args ?? [])],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const session = await context.browser()?.newBrowserCDPSession()
  const pid = session ? await browserPid(session) : 0
  // As the desktop application has it, and a browser gives it to what is used often.
  await session?.send('Browser.setPermission', { permission: { name: 'persistent-storage' }, setting: 'granted' })
  return { folder, context, page, pid, close: () => context.close() }
}

const browserPid = async (session: {
  send(method: 'SystemInfo.getProcessInfo'): Promise<unknown>
}): Promise<number> => {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[]
  }
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('Chromium does not tell its process')
  return browser.id
}

/** Removes a profile's folder; a killed browser may take a moment to let go of it. */
export const removeProfile = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
