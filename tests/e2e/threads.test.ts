import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryPage, inSight, rests } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'

/** Where one reads while a thread opens beside the conversation, and closes. */
const { show, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})
const { button, focused, scroll } = galleryPage(() => page)
const said = (id: string) => page.locator(`[data-scroller] [data-message="${id}"]`)
const topOf = (id: string) => said(id).evaluate((element) => element.getBoundingClientRect().top)

describe('a thread opens beside the conversation, and the page stays still', () => {
  const inMiddle = (box: HTMLElement): void => void (box.scrollTop = box.scrollHeight / 2)
  /** Whole in sight, the last of these. */
  const lowest = (): Promise<string> =>
    page.locator('[data-scroller]').evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect()
      const whole = [...box.querySelectorAll<HTMLElement>('[data-message]')].filter((one) => {
        const at = one.getBoundingClientRect()
        return at.top > top && at.bottom < bottom
      })
      return whole.at(-1)?.dataset['message'] ?? ''
    })
  const open = {
    mouse: async (id: string): Promise<void> => {
      await said(id).hover()
      await said(id).getByRole('button', { name: 'Actions for the message' }).click()
      await page.getByRole('menuitem', { name: /^Reply/ }).click()
    },
    keyboard: async (id: string): Promise<void> => {
      await said(id).focus()
      await page.keyboard.press('r')
    },
  }
  const close = {
    mouse: () => button('Close the thread').click(),
    keyboard: () => page.keyboard.press('Escape'),
  }

  // In the largest letters there is least place beside the thread, and most is broken anew.
  test.each(
    [[900, ''] as const, [1280, ''] as const, [1600, '&size=largest'] as const].flatMap(([width, more]) =>
      (['mouse', 'keyboard'] as const).map((how) => [width, how, more] as const),
    ),
  )('%i wide, by %s, at the end and in the middle', async (width, how, more) => {
    await page.setViewportSize({ width, height: 800 })
    for (const [scene, begin] of [
      ['conversation-words'],
      ['conversation-long'],
      ['conversation-long', inMiddle],
    ] as const) {
      await show('starting')
      await show(scene, { more })
      await page.locator('[data-scroller=""]').waitFor()
      await rests(page)
      if (begin) await scroll(begin)
      const id = await lowest()
      const before = await topOf(id)
      await open[how](id)
      await page.getByRole('complementary', { name: 'Thread' }).waitFor()
      await rests(page)
      expect(Math.abs((await topOf(id)) - before), `${scene}, opened`).toBeLessThanOrEqual(1)
      await close[how]()
      await page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'detached' })
      await rests(page)
      expect(Math.abs((await topOf(id)) - before), `${scene}, closed`).toBeLessThanOrEqual(1)
      await expect.poll(focused).toBe(id)
    }
    await page.setViewportSize({ width: 900, height: 600 })
  })

  test('whoever has gone on reading elsewhere while it was open, reads on there', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await show('conversation-long')
    await scroll(inMiddle)
    await open.keyboard(await lowest())
    await page.getByRole('complementary', { name: 'Thread' }).waitFor()
    await scroll((box) => (box.scrollTop -= 3_000))
    const before = await lowest()
    await close.keyboard()
    await page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'detached' })
    await rests(page)
    expect(await lowest()).toBe(before)
    await expect.poll(() => inSight(page.locator(':focus'))).toBe(true)
    await page.setViewportSize({ width: 900, height: 600 })
  })
})

test('whoever closes a thread and goes on at once is not called back, however late the next frame is', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await show('conversation-words')
  await page.locator('[data-scroller=""]').waitFor()
  await page.evaluate(() => {
    const inTime = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (act) => inTime(() => setTimeout(() => act(performance.now()), 400))
  })
  const own = page
    .locator('[data-scroller] [data-message]')
    .filter({ has: page.getByText('Saved here', { exact: false }) })
  await own.last().focus()
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor()
  await page.keyboard.press('Escape')
  await own.last().focus()
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: 'Your message' })
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.waitForTimeout(1_000)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
})
