import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

/** Milliseconds in which a machine that is busy tells of nothing that has come into sight, or gone. */
const LATE = 400
const SAID = 90

let stage: Stage
let anna: StageMember
beforeAll(async () => {
  stage = await serveStage()
  anna = await stage.arrive((context) =>
    context.addInitScript((late) => {
      const Watch = window.IntersectionObserver
      // Several changes are told in one go, as a browser does that has had no time in between.
      window.IntersectionObserver = class extends Watch {
        constructor(heard: IntersectionObserverCallback, options?: IntersectionObserverInit) {
          let waiting: IntersectionObserverEntry[] = []
          super((entries, self) => {
            if (waiting.length === 0)
              setTimeout(() => {
                const all = waiting
                waiting = []
                heard(all, self)
              }, late)
            waiting = [...waiting, ...entries]
          }, options)
        }
      }
    }, LATE),
  )
  await anna.foundRoom('Anna', 'Reading circle')
})
afterAll(() => stage?.close())

test('who goes to the top at once, each time something earlier has come, gets to the beginning on a busy machine too', async () => {
  const area = anna.page.getByLabel('Write to the room')
  for (let nth = 1; nth <= SAID; nth += 1) {
    await area.fill(`Line ${nth}. ${'So much was said that it takes some lines. '.repeat(4)}`)
    await area.press('Enter')
  }
  await anna.seesSaved('Saved here')
  await anna.restart()
  await anna.sees(`Line ${SAID}.`)
  const scroller = anna.page.locator('[data-scroller]')
  await expect
    .poll(
      async () => {
        await scroller.evaluate((element) => element.scrollTo({ top: 0 }))
        return (await anna.texts())[0]
      },
      // What has come stands above what one reads first; then one goes on to the top, before anything is told.
      { timeout: 40_000, interval: LATE / 4 },
    )
    .toContain('Line 1.')
})
