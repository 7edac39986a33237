import type { AxeResults, RunOptions, Spec } from 'axe-core'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const OPTIONS: RunOptions = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }

/** In what is written in, the caret goes everywhere by keyboard, and takes what is in sight along. */
const SPEC: Spec = { rules: [{ id: 'scrollable-region-focusable', selector: '*:not([contenteditable="true"] *)' }] }

/** How often it looks again at what it finds wrong, and after how many milliseconds: what is only just coming is not there yet. */
const [LOOKS, REST] = [3, 300]

/**
 * What axe finds wrong with what is on screen, with the element that it finds it in, and finds again when it looks again. axe
 * stays in the page from one look to the next: reading it in, and a second page for its sums, took longer than the looking.
 */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source)
    await page.evaluate((spec) => void (window as unknown as { axe: typeof axe }).axe.configure(spec), SPEC)
  }
  for (let look = 1; ; look += 1) {
    const found = await lookOnce(page)
    if (found.length === 0 || look === LOOKS) return found
    await page.waitForTimeout(REST)
  }
}

const lookOnce = async (page: Page): Promise<readonly string[]> => {
  // In the middle of a fade no colour is what it is going to be.
  await page.evaluate(() => {
    const ends = (one: Animation): boolean => one.effect?.getComputedTiming().endTime !== Infinity
    const fades = document.getAnimations().filter(ends)
    return Promise.allSettled(fades.map(({ finished }) => finished))
  })
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    OPTIONS,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}
