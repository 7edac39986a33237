import type { Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Stage } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await serveStage()
})
afterEach(() => stage.clear())
afterAll(() => stage?.close())

/** As Chromium does with whatever is not there yet when the machine's network changes, to its own address too. */
const cutOff = (route: Route): Promise<void> => route.abort('connectionaborted')

describe('a machine whose network changes while Snug comes up', () => {
  test.each([
    ['the store', /storeWorker-[^/]*\.js$/],
    ['what it stands on', /ground-[^/]*\.js$/],
    ['the engine', /main-[^/]*\.js$/],
    ['what draws', /drawing-[^/]*\.js$/],
    ['the screens', /screens-[^/]*\.js$/],
    ['the hub’s address', /snug\.json$/],
  ])('is greeted all the same: %s is asked for again', async (_, file) => {
    let times = 0
    const { page } = await stage.arrive((context) =>
      context.route(file, (route) => ((times += 1) > 2 ? route.continue() : cutOff(route))),
    )
    await page.getByLabel('Your name').waitFor({ timeout: 15_000 })
    expect(times).toBeGreaterThan(1)
  })

  test('and hears of it where there is no store to be had', async () => {
    let times = 0
    const { page } = await stage.arrive((context) =>
      context.route(/storeWorker-[^/]*\.js$/, (route) => {
        times += 1
        return cutOff(route)
      }),
    )
    await page.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 15_000 })
    // Not before it has been tried often enough.
    expect(times).toBe(4)
  })

  test('but is not read anew for ever where the screens are not to be had', async () => {
    let times = 0
    const { page } = await stage.arrive(async (context) => {
      await context.route(/screens-[^/]*\.js$/, cutOff)
      await context.route(/\/$/, (route) => {
        times += 1
        return route.continue()
      })
    })
    await expect.poll(() => times).toBe(4)
    await page.waitForTimeout(5_000)
    expect(times).toBe(4)
  })
})
