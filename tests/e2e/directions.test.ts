import { beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { galleryStories } from '../support/galleryStories'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(async () => {
  page = stories.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

/** The middle of what a selector finds first, from the window's left edge. */
const middleOf = (selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (left + right) / 2
    })

const MIRRORED = [
  'conversation-directions',
  'thread',
  'note',
  'note-history',
  'people-directions',
  'settings',
  'search-found',
  'message-actions',
  'invite-made',
  'palette',
  'components',
  'arrival-link',
]

test.each(MIRRORED)('%s runs from right to left without breaking', async (scene) => {
  await show(scene, { more: '&dir=rtl' })
  expect(await findings()).toEqual([])
  const { over, cut } = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // Buttons whose words stick out of them, or that lie outside of the window.
    cut: [...document.querySelectorAll<HTMLElement>('button')]
      .filter((button) => {
        const { left, right, width } = button.getBoundingClientRect()
        return width > 0 && (left < -1 || right > window.innerWidth + 1 || button.scrollWidth > button.clientWidth + 2)
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent),
  }))
  expect(over).toBe(0)
  expect(cut).toEqual([])
})

test('the sidebar and the times in the margin change sides', async () => {
  const places = async () => ({
    sidebar: await middleOf('nav'),
    time: await middleOf('article time'),
    words: await middleOf('article [id$="-words"]'),
  })
  await show('conversation')
  const usual = await places()
  expect(usual.sidebar).toBeLessThan(usual.words)
  expect(usual.time).toBeLessThan(usual.words)
  await show('conversation', { more: '&dir=rtl' })
  const turned = await places()
  expect(turned.sidebar).toBeGreaterThan(turned.words)
  expect(turned.time).toBeGreaterThan(turned.words)
})

test('names and words that run the other way keep their direction, and sentences around them keep theirs', async () => {
  await show('conversation-directions')
  const direction = (id: string): Promise<string> =>
    page
      .locator(`[data-message^="${id}-"] [dir="auto"] > p`)
      .last()
      .evaluate((line) => getComputedStyle(line).direction)
  expect(await direction('hebrew')).toBe('rtl')
  expect(await direction('own')).toBe('ltr')
  const linked = page.getByText('Linked with')
  expect(await linked.innerText()).toContain('\u2068Anna Lindqvist, إدريس بن علي and נועה ברק\u2069')
  expect(await linked.evaluate((line) => getComputedStyle(line).direction)).toBe('ltr')
})
