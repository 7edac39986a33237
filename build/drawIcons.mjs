// Draws build/icons/icon.svg as the pictures that systems ask for: `node build/drawIcons.mjs`, after the drawing has changed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './setUp.mjs'

/** Pixels. electron-builder makes what macOS and Windows want from the largest; Linux and the window take the other. */
const SIZES = [512, 1024]

const folder = join(root, 'build/icons')
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
})
const page = await browser.newPage()
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawing}`,
  )
  const name = `${size}x${size}.png`
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }))
  console.log(`build/icons/${name}`)
}
await browser.close()
