import type { Page } from 'playwright-core'

export type Size = { readonly width: number; readonly height: number }

/** A usual laptop's window, and the smallest that Snug is drawn for. In pixels. */
export const SIZES: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
]
/** A large window: lines must not grow with it. In pixels. */
export const WIDE: Size = { width: 1600, height: 1000 }
export const LIGHTS = [
  { theme: 'paper', colorScheme: 'light' },
  { theme: 'lamplight', colorScheme: 'dark' },
] as const

/** Milliseconds after which nothing fades or settles any more. */
const SETTLED = 400

export const pictureName = (screen: string, look: string, { width, height }: Size): string =>
  `${screen}-${look}-${width}x${height}.png`

/** The screen as it stands, at this size. */
export const photograph = async (page: Page, size: Size, path: string): Promise<void> => {
  await page.setViewportSize(size)
  // Where nothing answers to the pointer.
  await page.mouse.move(size.width - 1, 1)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(SETTLED)
  await page.screenshot({ path, animations: 'disabled' })
}
