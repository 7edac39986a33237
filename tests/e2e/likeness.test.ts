import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { isPortrait } from '#shared/contents/portrait'
import { png } from '../support/png'
import type { StageMember } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

let { anna, idris } = {} as Two
stageOfTwo((two) => ({ anna, idris } = two))

const WHERE = 'taken at the kitchen table, 48.8566 N'

/** A photograph three times as wide as high, red, green and blue from left to right, in whose file a camera has noted where. */
const photograph = async (): Promise<Buffer> => {
  const drawn = await anna.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(900, 300)
    const context = canvas.getContext('2d')!
    for (const [at, colour] of ['#c02020', '#20a040', '#2040c0'].entries()) {
      context.fillStyle = colour
      context.fillRect(at * 300, 0, 300, 300)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const noted = Buffer.from(`Exif\0\0${WHERE}`, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(noted.length + 2, 2)
  return Buffer.concat([Buffer.from(drawn.slice(0, 2)), head, noted, Buffer.from(drawn.slice(2))])
}

const go = (member: StageMember, place: 'People' | 'Settings'): Promise<void> =>
  member.page.getByRole('button', { name: place, exact: true }).first().click()
const file = (): Locator => anna.page.locator('input[type="file"][accept*="webp"]')
const choose = (name: string, buffer: Buffer): Promise<void> =>
  file().setInputFiles({ name, mimeType: 'image/png', buffer })
const rowOfAnna = ({ page }: StageMember): Locator =>
  page.getByRole('region', { name: 'Members' }).getByRole('listitem').filter({ hasText: 'Anna' })

/** The bytes of Anna's picture on a member's screen, and the colour of its middle. */
const pictureAt = async (member: StageMember) => {
  const image = rowOfAnna(member).locator('img')
  await image.waitFor({ timeout: 20_000 })
  const { bytes, middle } = await image.evaluate(async (element: HTMLImageElement) => {
    await element.decode()
    const context = new OffscreenCanvas(96, 96).getContext('2d')!
    context.drawImage(element, 0, 0)
    const [red = 0, green = 0, blue = 0] = context.getImageData(48, 48, 1, 1).data
    const text = atob(element.src.slice(element.src.indexOf(',') + 1))
    return { bytes: [...text].map((one) => one.charCodeAt(0)), middle: { red, green, blue } }
  })
  return { bytes: Buffer.from(bytes), middle }
}

test('a picture is cut square and told to the others without anything else of its file; it is there after restarts', async () => {
  await go(anna, 'Settings')
  await choose('holiday.jpg', await photograph())
  await anna.page.getByRole('button', { name: 'Choose another picture' }).waitFor()
  for (const member of [anna, idris]) await go(member, 'People')
  const { bytes, middle } = await pictureAt(idris)
  expect(isPortrait(bytes)).toBe(true)
  expect(bytes.toString('latin1')).not.toContain('kitchen')
  expect(middle.green).toBeGreaterThan(middle.red + 60)
  expect(middle.green).toBeGreaterThan(middle.blue + 40)
  expect((await pictureAt(anna)).bytes).toEqual(bytes)
  for (const member of [anna, idris]) {
    await member.page.waitForTimeout(1_000)
    await member.restart()
    await go(member, 'People')
    expect((await pictureAt(member)).bytes).toEqual(bytes)
  }
})

test('what is no photograph, or far too large, is not opened, and nothing changes', async () => {
  await go(anna, 'Settings')
  const notice = anna.page.getByRole('alert')
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><script>alert(1)</script></svg>',
  )
  for (const [name, buffer, says] of [
    ['drawing.png', drawing, 'This file could not be read as a picture.'],
    ['broken.png', png(40, 40).subarray(0, 30), 'This file could not be read as a picture.'],
    ['huge.png', png(20_000, 10_000), 'This picture is larger than Snug looks at.'],
  ] as const) {
    await choose(name, buffer)
    await notice.getByText(says).waitFor()
    await notice.getByRole('button', { name: 'Put away' }).click()
    await notice.waitFor({ state: 'detached' })
  }
  await anna.page.getByRole('button', { name: 'Choose another picture' }).waitFor()
})

test('a colour is chosen by keyboard, and the picture taken away: the others see a letter in that colour', async () => {
  await anna.page.getByRole('button', { name: 'Take the picture away' }).click()
  await anna.page.getByRole('button', { name: 'Choose a picture' }).waitFor()
  const plum = anna.page.getByRole('radio', { name: 'Plum' })
  await anna.page.getByRole('radio', { checked: true, name: /Rust|Fir|Slate|Plum|Olive|Sea/ }).focus()
  for (let at = 0; at < 6 && !(await plum.isChecked()); at++) await anna.page.keyboard.press('ArrowRight')
  const letter = rowOfAnna(idris).locator('[aria-hidden="true"]').first()
  await expect.poll(() => letter.innerText(), { timeout: 20_000 }).toBe('A')
  await expect.poll(() => letter.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(139, 61, 116)')
})

test('a room that is founded later hears of it too', async () => {
  await choose('holiday.jpg', await photograph())
  await anna.page.getByRole('button', { name: 'Choose another picture' }).waitFor()
  await anna.page.getByRole('heading', { level: 1 }).getByRole('button').click()
  await anna.page.getByRole('menuitem', { name: 'Found or join another room' }).click()
  await anna.foundRoom('Anna', 'Family')
  await go(anna, 'People')
  expect(isPortrait((await pictureAt(anna)).bytes)).toBe(true)
})
