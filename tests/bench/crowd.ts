import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../support/chromium'
import { RELAY_ARGS } from '../support/udpRelay'
import type { Lab } from './lab'
import { watch } from './watch'

/**
 * So many pages of the bench in one Chromium, each in a context of its own: its storage and its BroadcastChannel reach
 * no other. Open until `task` has ended.
 */
export const crowd = async <T>(lab: Lab, count: number, task: (pages: readonly Page[]) => Promise<T>): Promise<T> => {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking', ...RELAY_ARGS],
  })
  try {
    const pages: Page[] = []
    for (let at = 0; at < count; at += 1) {
      const context = await browser.newContext({ locale: 'en-GB' })
      await watch(context)
      const page = await context.newPage()
      await lab.openOwn(page)
      pages.push(page)
    }
    return await task(pages)
  } finally {
    await browser.close()
  }
}
