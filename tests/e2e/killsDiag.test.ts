import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBrowserEdition } from '../../electron/hub/browserEdition'
import { openProfile, profileFolder, removeProfile } from '../support/chromium'
import { snugPage } from '../support/snugPage'
import { until } from '../support/until'

/** SNUG_KILLS=100 for the promised figure; a few at each run of all tests. */
const KILLS = Number(process.env['SNUG_KILLS'] || 2)
/** Messages written, if the kill lets them. */
const BURST = 25
/** Milliseconds until the kill comes: from the first key on, or from when one more message is called saved, in turns. */
const [SOONEST, LATEST] = [50, 1_200]

/** Tells `called` of every message on screen that the screen calls saved, as soon as it does. */
const watchSaved = async (context: BrowserContext, called: Set<string>): Promise<void> => {
  await context.exposeFunction('calledSaved', (text: string) => called.add(text))
  await context.addInitScript(() => {
    const tell = (window as unknown as { calledSaved(text: string): Promise<void> }).calledSaved
    const told = new Set<string>()
    const look = (): void => {
      for (const article of document.querySelectorAll('article[data-message]')) {
        const state = article.querySelector('p[data-state]')?.getAttribute('data-state') ?? 'saved'
        const text = article.querySelector('[id$="-words"]')?.textContent?.trim() ?? ''
        if (state !== 'saved' || !text || told.has(text)) continue
        told.add(text)
        void tell(text)
      }
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
  })
}

test(
  `${KILLS} kills while somebody writes: everything that was called saved is there`,
  { timeout: 60_000 + KILLS * 25_000 },
  async () => {
    const folder = join(import.meta.dirname, '../../out/renderer')
    const edition = await serveBrowserEdition({ folder, version: 'test' })
    const profile = await profileFolder()
    const called = new Set<string>()
    let written = 0
    let stop = async (): Promise<void> => undefined
    try {
      for (let kill = 0; ; kill += 1) {
        const { context, page, pid, close } = await openProfile({ folder: profile })
        stop = close
        await watchSaved(context, called)
        const complaints: string[] = []
        page.on('console', (message) => complaints.push(message.text()))
        await page.goto(edition.url)
        const snug = snugPage(page)
        if (kill === 0) await snug.foundRoom('Anna', 'Reading circle')
        const area = page.getByLabel('Write to the room')
        await area.waitFor({ timeout: 30_000 }).catch(async (cause: unknown) => {
          const screen = await page.locator('body').innerText()
          const within = (what: Promise<unknown>) =>
            Promise.race([what, new Promise((r) => setTimeout(() => r('NO ANSWER'), 5000))]).catch((e: unknown) =>
              String(e),
            )
          const diag: Record<string, unknown> = {}
          diag['workers'] = page.workers().map((w) => w.url())
          diag['databases'] = await within(page.evaluate(() => indexedDB.databases()))
          diag['locks'] = await within(page.evaluate(() => navigator.locks.query()))
          diag['resources'] = await within(
            page.evaluate(() =>
              performance
                .getEntriesByType('resource')
                .map((e) => [
                  e.name,
                  Math.round(e.startTime),
                  Math.round((e as PerformanceResourceTiming).responseEnd),
                  (e as PerformanceResourceTiming).transferSize,
                ]),
            ),
          )
          diag['open'] = await within(
            page.evaluate(
              () =>
                new Promise((r) => {
                  const q = indexedDB.open('snug')
                  q.onsuccess = () => {
                    r('opened ' + q.result.version)
                    q.result.close()
                  }
                  q.onerror = () => r('error ' + String(q.error))
                  q.onblocked = () => r('blocked')
                }),
            ),
          )
          diag['other'] = await within(
            page.evaluate(
              () =>
                new Promise((r) => {
                  const q = indexedDB.open('other')
                  q.onsuccess = () => {
                    r('opened')
                    q.result.close()
                  }
                  q.onerror = () => r('error ' + String(q.error))
                  q.onblocked = () => r('blocked')
                }),
            ),
          )
          for (const w of page.workers()) {
            diag['w ' + w.url()] = await within(w.evaluate(() => indexedDB.databases()))
            diag['wopen ' + w.url()] = await within(
              w.evaluate(
                () =>
                  new Promise((r) => {
                    const q = indexedDB.open('snug')
                    q.onsuccess = () => {
                      r('opened ' + q.result.version)
                      q.result.close()
                    }
                    q.onerror = () => r('error ' + String(q.error))
                    q.onblocked = () => r('blocked')
                  }),
              ),
            )
            diag['wres ' + w.url()] = await within(w.evaluate(() => performance.now()))
          }
          diag['again'] = await within(page.locator('body').innerText())
          ;(await import('node:fs')).writeFileSync(
            '/tmp/killdiag-' + Date.now() + '.json',
            JSON.stringify(diag, null, 1) + screen + complaints.join('\n'),
          )
          throw new Error(
            `after kill ${kill} the room does not open, but the screen says: ${screen}\n${complaints.join('\n')}`,
            { cause },
          )
        })
        // Those before them were looked at after earlier kills.
        const due = [...called].slice(-100)
        const seen = new Set<string>()
        await until(async () => {
          for (const text of await snug.texts()) seen.add(text)
          if (due.every((text) => seen.has(text))) return true
          // Only the newest are on the page until one looks back.
          await page.locator('[data-scroller]').evaluate((scroller) => scroller.scrollTo({ top: 0 }))
          return false
        }, `all of ${due.length} messages that were called saved are there after kill ${kill}`).catch(
          (cause: unknown) => {
            const lacking = due.filter((text) => !seen.has(text))
            throw new Error(`${String(cause)}; it lacks ${lacking.join(' ')} of ${due.join(' ')}`, { cause })
          },
        )
        if (kill === KILLS) break
        const before = called.size
        const doomed = async (): Promise<void> => {
          if (kill % 2 === 1) await until(() => called.size > before, 'a message is called saved', 15_000)
          await new Promise((resolve) => setTimeout(resolve, SOONEST + Math.random() * (LATEST - SOONEST)))
          process.kill(pid, 'SIGKILL')
        }
        const write = async (): Promise<void> => {
          for (let at = 0; at < BURST; at += 1) {
            await area.fill(`Line ${(written += 1)}, before kill ${kill + 1}.`)
            await area.press('Enter')
          }
        }
        // It ends in the middle, as it must.
        await Promise.all([
          doomed(),
          write().catch((error: unknown) => expect(String(error)).toMatch(/closed|crash|disconnect/i)),
        ])
        await close().catch((error: unknown) => expect(String(error)).toMatch(/closed/i))
      }
      // A story in which nothing was ever called saved would prove nothing.
      expect(called.size).toBeGreaterThanOrEqual(Math.floor(KILLS / 2))
    } finally {
      await stop()
      await edition.close()
      await removeProfile(profile)
    }
  },
)
