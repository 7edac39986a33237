import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until nothing in the conversation has moved for some frames: what comes into sight by scrolling may make room for itself. */
export const rests = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const look = (): string =>
      [...document.querySelectorAll('[data-message]')].map((one) => one.getBoundingClientRect().top).join()
    let [before, still] = [look(), 0]
    while (still < 8) {
      await new Promise(requestAnimationFrame)
      const now = look()
      still = now === before ? still + 1 : 0
      before = now
    }
  })

/** What stories look at in the gallery's conversation. `page` is asked for each time: it opens after the file is read. */
export const galleryPage = (page: () => Page) => ({
  message: (id: string): Locator => page().locator(`[data-message^="${id}-"]`),
  button: (name: string | RegExp): Locator => page().getByRole('button', { name }),

  /** Somebody else says something. */
  say: (text: string): Promise<void> =>
    page().evaluate((detail) => void window.dispatchEvent(new CustomEvent('gallery:say', { detail })), text),

  scroll: async (by: (box: HTMLElement) => void): Promise<void> => {
    const box = page().locator('[data-scroller]')
    await box.waitFor()
    await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBeGreaterThan(1_000)
    await box.evaluate(by)
    await rests(page())
  },

  /** Where the messages in sight stand: id and distance from the window's top, in whole pixels. */
  places: (): Promise<[string, number][]> =>
    page()
      .locator('[data-scroller]')
      .evaluate((box) =>
        [...box.querySelectorAll<HTMLElement>('[data-message]')]
          .map(
            (element) => [element.dataset['message'] ?? '', Math.round(element.getBoundingClientRect().top)] as const,
          )
          .filter(([, top]) => top > 48 && top < 500)
          .map(([id, top]): [string, number] => [id, top]),
      ),

  /** The id of the message that has the focus. */
  focused: (): Promise<string | undefined> =>
    page().evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['message']),
})

export const inSight = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
