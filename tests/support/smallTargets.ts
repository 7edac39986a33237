import type { Page } from 'playwright-core'

/** CSS pixels in both directions (WCAG 2.2, 2.5.8); a browser may round half of one away. */
const LEAST = 23.5

/**
 * What can be pressed on screen and is smaller than 24 px either way, with its size. Not what stands in a line of text, which is as high as
 * the line, nor what is for ears only.
 */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate((least) => {
    const PRESSED =
      'button, a[href], input, textarea, select, label:has(input), [role=button], [role=menuitem], [role=option], [role=switch], [role=radio], [role=tab], [role=spinbutton]'
    const isForEars = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clipPath, clip, visibility, opacity } = getComputedStyle(at)
        if (clipPath.startsWith('inset(50%') || clip.startsWith('rect(') || visibility === 'hidden' || opacity === '0')
          return true
      }
      return false
    }
    return [...document.querySelectorAll(PRESSED)]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        if (width === 0 || height === 0 || (width >= least && height >= least)) return false
        if (element.matches('input') && element.closest('label')) return false
        return getComputedStyle(element).display !== 'inline' && !isForEars(element)
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
        return `${name.slice(0, 40)}: ${Math.round(width)} x ${Math.round(height)}`
      })
  }, LEAST)
