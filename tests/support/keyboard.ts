import type { Page } from 'playwright-core'

/** A page as who has no mouse works it. `page` is asked each time, since stories share it. */
export const keyboard = (page: () => Page) => {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page().keyboard.press(key)
  }
  /** What has the focus, by its label or its words; '' for nothing. */
  const focused = (): Promise<string> =>
    page().evaluate(() => {
      const element = document.activeElement
      if (element === document.body) return ''
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : ''
      return (element?.getAttribute('aria-label') ?? (label || element?.textContent) ?? '').trim()
    })
  /** Tab until the focus is where that stands; what cannot be reached is told by the name. */
  const tabTo = async (name: string, most = 60): Promise<void> => {
    for (let at = 0; at < most; at++) {
      if ((await focused()).startsWith(name)) return
      await press('Tab')
    }
    throw new Error(`Tab does not reach ${name}`)
  }
  return { press, focused, tabTo }
}
