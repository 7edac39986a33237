import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromiumPath, openBrowser } from './chromium'
import type { Prefix } from './namespaces'
import type { SnugPage } from './snugPage'
import { snugPage } from './snugPage'

/** What runs on the machines of networks that a test owns. */
export type Places = {
  /** Starts one of the built programs there; what it says first. */
  start(prefix: Prefix, program: string, ...args: readonly string[]): Promise<string>
  /** A member at a machine there, in a Chromium of their own, with the browser edition and its hub. */
  arrive(prefix: Prefix): Promise<SnugPage>
  close(): Promise<void>
}

/** What a page says to whoever looks for the reason of something: its console, and what it could not fetch. */
const tellsOf = (page: Page): readonly string[] => {
  const told: string[] = []
  page.on('console', (message) => told.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => told.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => told.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`))
  return told
}

export const openPlaces = async (): Promise<Places> => {
  const folder = await mkdtemp(join(tmpdir(), 'snug-places-'))
  const programs: ChildProcess[] = []
  const browsers: (() => Promise<void>)[] = []
  const start: Places['start'] = async ([command = '', ...before], program, ...args) => {
    const path = join(import.meta.dirname, '../../out/node', program)
    const child = spawn(command, [...before, process.execPath, path, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SNUG_PORT: '0' },
    })
    programs.push(child)
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    return said.toString()
  }
  return {
    start,
    arrive: async (prefix) => {
      const url = /http:\S+/.exec(await start(prefix, 'browserEdition.js'))?.[0] ?? ''
      const path = join(folder, `chromium-${browsers.length}`)
      await writeFile(path, `#!/bin/sh\nexec ${[...prefix, chromiumPath()].join(' ')} "$@"\n`)
      await chmod(path, 0o700)
      // The namespace's user passes for root there.
      const browser = await openBrowser([], { executablePath: path, chromiumSandbox: false })
      browsers.push(() => browser.close())
      const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
      const told = tellsOf(page)
      await page.goto(url)
      await page
        .getByLabel('Your name')
        .waitFor({ timeout: 30_000 })
        .catch(async (error: unknown) => {
          const shown = await page.locator('body').innerText()
          throw new Error(`nobody was greeted; on screen: ${shown.trim() || 'nothing'}\n${told.join('\n')}`, {
            cause: error,
          })
        })
      return snugPage(page)
    },
    close: async () => {
      for (const close of browsers) await close()
      for (const program of programs) program.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
