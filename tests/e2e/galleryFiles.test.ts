import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryPage } from '../support/galleryPage'
import { galleryStories } from '../support/galleryStories'
import { png } from '../support/png'

const { show, findings, ...stories } = galleryStories({ at: new Date('2026-11-22T10:04:00'), inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})
const { button } = galleryPage(() => page)
/** What has the focus, as it is read out. */
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

const chosen = (): Locator => page.getByRole('list', { name: 'What goes along' }).getByRole('listitem')
const field = (): Locator => page.getByLabel('Write to the room')
const newest = (): Locator => page.locator('[data-message]').last()
const tab = async (times = 1): Promise<void> => {
  for (let at = 0; at < times; at += 1) await page.keyboard.press('Tab')
}
/** Chooses files in the window that the system opens. */
const choose = async (
  open: () => Promise<void>,
  ...files: readonly { name: string; mimeType: string; buffer: Buffer }[]
): Promise<void> => {
  for (let once = 1; ; once += 1) {
    const opened = page.waitForEvent('filechooser', { timeout: 5_000 }).catch(() => undefined)
    await open()
    const chooser = await opened
    if (chooser) return chooser.setFiles([...files])
    // On a busy machine a button that is being drawn anew between a key's going down and up hears nothing of it.
    if (once === 3) throw new Error('no window opened in which files are chosen')
  }
}
const bench = { name: 'IMG_2041.png', mimeType: 'image/png', buffer: png(60, 40, (x) => x > 30) }
const text = (name: string, says: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(says) })

describe('what goes along with a message', () => {
  test('is chosen, described, taken out and sent by keyboard alone, and ears hear of it', async () => {
    await show('conversation')
    await field().focus()
    await tab()
    expect(await focused()).toBe('Attach pictures or files')
    await choose(() => page.keyboard.press('Enter'), bench, text('list.txt', 'one'), text('wrong.txt', 'two'))
    await chosen().nth(2).waitFor()
    await page.getByText('3 files go along with your message.').waitFor({ state: 'attached' })
    await expect.poll(() => button('Send').getAttribute('aria-disabled')).toBeNull()
    await tab(2)
    expect(await focused()).toBe('Send')
    await tab()
    // By the words that stand above it, so that whoever speaks them gets there, and then of which picture.
    const describing = page.getByRole('textbox', { name: 'What it shows, in words IMG_2041.webp', exact: true })
    expect(await describing.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('A bench')
    await tab(4)
    expect(await focused()).toBe('Take out “wrong.txt”')
    await page.keyboard.press('Enter')
    await expect.poll(() => chosen().count()).toBe(2)
    await page.getByText('“wrong.txt” has been taken out.').waitFor({ state: 'attached' })
    await expect.poll(focused).toBe('Take out “list.txt”')
    expect(await findings()).toEqual([])
    await field().focus()
    await page.keyboard.press('Enter')
    await newest().getByRole('button', { name: 'See it large: A bench' }).waitFor()
    await newest().getByText('list.txt').waitFor()
    await expect.poll(() => chosen().count()).toBe(0)
  })

  test('is taken from the palette too', async () => {
    await show('conversation')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('attach')
    await choose(() => page.keyboard.press('Enter'), text('list.txt', 'one'))
    await chosen().getByText('list.txt').waitFor()
  })

  test('comes back with the words where sending fails', async () => {
    await show('conversation')
    await field().fill('this will fail')
    await choose(() => button('Attach').click(), text('list.txt', 'one'))
    await chosen().getByText('list.txt').waitFor()
    await button('Send').click()
    await page.getByText('There is no more space').waitFor()
    await chosen().getByText('list.txt').waitFor()
    await expect.poll(() => field().inputValue()).toBe('this will fail')
  })

  test('may be the picture as it was, which says what that means', async () => {
    await show('files-attached')
    const way = page.getByRole('switch', { name: 'Send as a file, as it is' })
    await way.press('Space')
    await page.getByText('with all that the camera noted in it').waitFor()
    await chosen().getByText('IMG_2041.png').waitFor()
    await way.press('Space')
    await chosen().getByText('IMG_2041.webp').waitFor()
  })

  test('may still be the picture as it was for whoever has been elsewhere meanwhile', async () => {
    await show('files-attached')
    const places = page.getByRole('navigation', { name: 'Room' })
    await places.getByRole('button', { name: 'People' }).click()
    await chosen().first().waitFor({ state: 'detached' })
    await places.getByRole('button', { name: 'Conversation' }).click()
    await page.getByRole('switch', { name: 'Send as a file, as it is' }).press('Space')
    await chosen().getByText('IMG_2041.png').waitFor()
  })

  test('is told to hold what the camera noted where it is a photograph that cannot be drawn anew', async () => {
    await show('conversation')
    const buffer = Buffer.from('no picture that is opened here')
    await choose(() => button('Attach').click(), { name: 'IMG_2041.HEIC', mimeType: 'image/heic', buffer })
    await chosen().getByText('with all that the camera noted in it').waitFor()
    await page.getByRole('status').getByText('with all that the camera noted in it').waitFor({ state: 'attached' })
    await button('Take out').press('Enter')
    await expect.poll(() => field().evaluate((one) => document.activeElement === one)).toBe(true)
  })

  test('is not the picture that a program adds to copied words, but it is a file that was copied with its name', async () => {
    await show('conversation')
    const paste = (...kinds: readonly string[]): Promise<boolean> =>
      field().evaluate((area, types) => {
        const clipboardData = new DataTransfer()
        for (const type of types) clipboardData.setData(type, 'words')
        clipboardData.items.add(new File(['x'], 'copied.txt'))
        return !area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, kinds)
    expect(await paste('text/plain', 'text/html')).toBe(false)
    expect(await chosen().count()).toBe(0)
    expect(await paste('text/plain')).toBe(true)
    await chosen().getByText('copied.txt').waitFor()
  })

  test('is ten things at most, and says so', async () => {
    await show('conversation')
    const many = Array.from({ length: 12 }, (_, at) => text(`${at}.txt`, 'x'))
    await choose(() => button('Attach').click(), ...many)
    await page.getByText('A message takes 10 files at most.').waitFor()
    expect(await chosen().count()).toBe(10)
  })

  test('is dropped where a frame says that it may be', async () => {
    await show('files-held')
    await page.getByText('Let go, and it goes along').waitFor()
    await page.locator('[data-scroller]').evaluate((place) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'dropped.txt'))
      place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await chosen().getByText('dropped.txt').waitFor()
    await page.getByText('Let go, and it goes along').waitFor({ state: 'detached' })
  })
})

describe('pictures in messages', () => {
  test('have their place before they are there, so that nothing moves', async () => {
    await show('conversation-files')
    const shown = page.locator('[data-message^="onePicture-"] button[aria-disabled="false"]')
    await shown.scrollIntoViewIfNeeded()
    const { width = 0, height = 1 } = (await shown.boundingBox()) ?? {}
    expect(width / height).toBeCloseTo(1.6, 1)
    const coming = page.locator('[data-message^="onItsWay-"] button[aria-disabled="true"]').first()
    const its = (await coming.boundingBox()) ?? { width: 0, height: 1 }
    expect(its.width / its.height).toBeCloseTo(4 / 3, 1)
    await page.locator('[data-message^="onItsWay-"]').getByText('On its way from Tomasz').first().waitFor()
  })

  test('are seen large one after the other, with the arrows, and Escape leads back', async () => {
    await show('conversation-files')
    const message = page.locator('[data-message^="several-"]')
    // Of four pictures any may be there first.
    const first = message.locator('button[aria-disabled]').first()
    await expect.poll(() => first.getAttribute('aria-disabled')).toBe('false')
    await first.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 of 4').waitFor()
    expect(await findings()).toEqual([])
    await page.keyboard.press('ArrowRight')
    await dialog.getByText('2 of 4').waitFor()
    await dialog.getByRole('heading', { name: 'Bench above the bay 2.webp' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await dialog.getByText('1 of 4').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('See it large')
  })

  test('are described afterwards, from the message’s menu', async () => {
    await show('conversation-files')
    await page.locator('[data-message^="ownFile-"]').press('Enter')
    await page.getByRole('menuitem', { name: /^Describe/ }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('The bench, seen from the sea')
    await button('Save the change').click()
    await button('See it large: The bench, seen from the sea').waitFor()
  })

  test('that are none are files to be saved, and nothing of them is unpacked', async () => {
    await show('conversation-files')
    const message = page.locator('[data-message^="several-"]')
    await message.getByText('This cannot be shown as a picture.').waitFor()
    await message.getByRole('button', { name: 'Save “drawing.svg.png”…' }).waitFor()
  })

  test('are on paper too, also those of an edition that are far from sight', async () => {
    await show('conversation')
    await page.evaluate(() => {
      // Nothing comes into sight.
      const IntersectionObserver = class {
        observe(): void {}
        disconnect(): void {}
      }
      Object.assign(window, { seeing: window.IntersectionObserver, IntersectionObserver, printed: -1 })
      window.print = () => {
        const images = [...document.querySelectorAll<HTMLImageElement>('main article img')]
        Object.assign(window, { printed: images.filter(({ naturalWidth }) => naturalWidth > 0).length })
      }
    })
    await show('edition-pictures')
    await page
      .getByRole('button', { name: /^See it large/ })
      .first()
      .waitFor()
    expect(await page.locator('main article img').count()).toBe(0)
    await page.keyboard.press('Control+p')
    await expect.poll(() => page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(4)
    await page.evaluate(() => {
      window.IntersectionObserver = (window as unknown as { seeing: typeof IntersectionObserver }).seeing
    })
  })

  test('leave no address behind by which they could be found', async () => {
    await show('conversation')
    await page.evaluate(() => {
      const addresses = new Set<string>()
      const [make, giveBack] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)]
      URL.createObjectURL = (made) => {
        const address = make(made)
        addresses.add(address)
        return address
      }
      URL.revokeObjectURL = (address) => {
        addresses.delete(address)
        giveBack(address)
      }
      Object.assign(window, { addresses })
    })
    const open = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { addresses: Set<string> }).addresses.size)
    await show('conversation-files')
    await page.locator('[data-message^="ownFile-"] img').waitFor()
    await expect.poll(open).toBeGreaterThan(0)
    await show('conversation')
    await expect.poll(open).toBe(0)
  })
})
