import type { BrowserContext, Page } from 'playwright-core'

/** For `arrive`: the system agrees to everything and shows nothing; what it was asked to show is kept in the page. */
export const recordNotices = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const shown: string[] = []
    class Recorded extends EventTarget {
      static readonly permission = 'granted'
      constructor(title: string, { body }: { body: string }) {
        super()
        shown.push(`${title}: ${body}`)
      }
    }
    Object.assign(window, { Notification: Recorded, shown })
  })

/** What has been shown since it was last asked: title and words of each. */
export const noticesOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { shown: string[] }).shown.splice(0))
