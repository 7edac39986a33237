import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import { serveBrowserEdition } from '../../electron/hub/browserEdition'
import { openBrowser } from './chromium'
import type { SnugPage } from './snugPage'
import { snugPage } from './snugPage'

/** A member at a window of the browser edition. */
export type StageMember = SnugPage & {
  readonly context: BrowserContext
  /** Starts the page anew: what is not on disk is gone. */
  restart(): Promise<void>
}

export type Stage = {
  readonly edition: BrowserEdition
  /** Somebody at a machine of their own. `before` can change the page before Snug runs in it. */
  arrive(before?: (context: BrowserContext, page: Page) => Promise<unknown>): Promise<StageMember>
  /** Everyone leaves; the hub stays. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Serves the built pages with their hub, for stories whose members share one Chromium; `args` are Chromium's. */
export const serveStage = async (args: readonly string[] = []): Promise<Stage> => {
  const edition = await serveEdition()
  const browser: Browser = await openBrowser(args)
  return {
    edition,
    arrive: async (before) => {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      await before?.(context, page)
      await page.goto(edition.url)
      return { ...snugPage(page), context, restart: async () => void (await page.reload()) }
    },
    clear: async () => {
      for (const context of browser.contexts()) await context.close()
    },
    close: async () => {
      await browser.close()
      await edition.close()
    },
  }
}

/** The browser edition as `npm start` serves it, at any free port unless one is named. */
export const serveEdition = (preferredPort?: number): Promise<BrowserEdition> =>
  serveBrowserEdition({
    folder: join(import.meta.dirname, '../../out/renderer'),
    version: 'test',
    ...(preferredPort === undefined ? {} : { preferredPort }),
  })

/** For `arrive`: this machine's clock is so many days ahead of, or behind, the others'. */
export const daysOff =
  (days: number) =>
  (context: BrowserContext): Promise<unknown> =>
    context.addInitScript(
      (shift) => {
        const real = Date.now
        Date.now = () => real() + shift
      },
      days * 24 * 60 * 60 * 1000,
    )
