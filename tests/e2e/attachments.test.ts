import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FileChooser, Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { everythingOnDisk } from '../support/onDisk'
import { png } from '../support/png'
import type { StageMember } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

let { anna, idris } = {} as Two
stageOfTwo((two) => ({ anna, idris } = two))

const field = ({ page }: StageMember): Locator => page.getByLabel('Write to the room')
const chosen = ({ page }: StageMember): Locator =>
  page.getByRole('list', { name: 'What goes along' }).getByRole('listitem')
const newest = ({ page }: StageMember, text: string): Locator =>
  page.locator('article[data-message]').filter({ hasText: text }).last()
const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Pastes a file into the field in which one writes, as if it had been copied elsewhere. */
const paste = (member: StageMember, name: string, type: string, bytes: Buffer): Promise<void> =>
  field(member).evaluate(
    (area, file) => {
      const clipboardData = new DataTransfer()
      const content = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0))
      clipboardData.items.add(new File([content], file.name, { type: file.type }))
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { name, type, content: bytes.toString('base64') },
  )

/** Sends what is written once everything that goes along is ready. */
const send = async (member: StageMember, text: string): Promise<void> => {
  const button = member.page.getByRole('button', { name: 'Send', exact: true })
  await expect.poll(() => button.getAttribute('aria-disabled')).toBeNull()
  await field(member).fill(text)
  await field(member).press('Enter')
}

/** How large the picture with these words is, and how light at a quarter and at three quarters of its width. */
const picture = async (member: StageMember, text: string) => {
  const image = newest(member, text).locator('img')
  await image.waitFor({ timeout: 30_000 })
  return image.evaluate(async (element: HTMLImageElement) => {
    await element.decode()
    const { naturalWidth: width, naturalHeight: height } = element
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(element, 0, 0)
    const lightAt = (x: number): number => context.getImageData(Math.round(x), height >> 1, 1, 1).data[0] ?? 0
    return { width, height, left: lightAt(width / 4), right: lightAt((width * 3) / 4) }
  })
}

/** Black on the left, white on the right. */
const bench = png(300, 200, (x) => x < 150)
/** The beginning of a WebP as it lies in a part. */
const WEBP_IN_A_PART = '"text":"UklGR'

test('a picture that is attached by keyboard, and one that is pasted, are seen by the other, and what they show is read out', async () => {
  // Whoever has just come in may still be led to where one writes, between two keys too.
  let opened: FileChooser | undefined
  anna.page.once('filechooser', (chooser) => (opened = chooser))
  await expect
    .poll(
      async () => {
        await field(anna).press('Tab')
        const label = await anna.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
        if (label === 'Attach pictures or files') await anna.page.keyboard.press('Enter')
        return opened !== undefined
      },
      { interval: 500, timeout: 20_000 },
    )
    .toBe(true)
  await opened?.setFiles([{ name: 'bench.png', mimeType: 'image/png', buffer: bench }])
  await anna.page.getByRole('textbox', { name: 'What it shows, in words bench.webp' }).fill('Half of it is dark')
  await send(anna, 'By keyboard')
  const seen = await picture(idris, 'By keyboard')
  expect([seen.width, seen.height]).toEqual([300, 200])
  expect(seen.right).toBeGreaterThan(seen.left + 150)
  await newest(idris, 'By keyboard').getByRole('button', { name: 'See it large: Half of it is dark' }).click()
  await idris.page.getByRole('dialog').getByRole('img', { name: 'Half of it is dark' }).waitFor()
  await idris.page.keyboard.press('Escape')

  await paste(
    anna,
    'image.png',
    'image/png',
    png(80, 120, (x) => x >= 40),
  )
  await chosen(anna).getByText('image.webp').waitFor()
  await send(anna, 'By paste')
  const pasted = await picture(idris, 'By paste')
  expect([pasted.width, pasted.height]).toEqual([80, 120])
  expect(pasted.left).toBeGreaterThan(pasted.right + 150)
  await anna.seesSaved('and with Idris')
})

test('what is taken back is gone from both disks, bytes and all', async () => {
  for (const member of [anna, idris]) {
    await expect.poll(() => everythingOnDisk(member.page)).toContain(WEBP_IN_A_PART)
    await expect.poll(() => everythingOnDisk(member.page)).toContain('Half of it is dark')
  }
  for (const text of ['By keyboard', 'By paste']) {
    await newest(anna, text).focus()
    await anna.page.keyboard.press('Enter')
    await anna.page.getByRole('menuitem', { name: 'Take back' }).click()
    await anna.page.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(() => newest(anna, text).count()).toBe(0)
    await expect.poll(() => newest(idris, text).count(), { timeout: 20_000 }).toBe(0)
  }
  for (const member of [anna, idris]) {
    expect(await member.page.locator('article img').count()).toBe(0)
    for (const words of [WEBP_IN_A_PART, 'Half of it is dark', 'image.webp'])
      await expect.poll(() => everythingOnDisk(member.page), { timeout: 20_000 }).not.toContain(words)
  }
})

const WHERE = 'taken at the kitchen table, 48.8566 N'

/** A large photograph in whose file a camera has noted where it was taken. */
const photograph = async (): Promise<Buffer> => {
  const drawn = await anna.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3_000, 1_500)
    const context = canvas.getContext('2d')!
    for (let at = 0; at < 300; at += 1) {
      context.fillStyle = `hsl(${at * 37} 60% ${30 + (at % 50)}%)`
      context.fillRect((at * 173) % 3_000, (at * 97) % 1_500, 260, 180)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const noted = Buffer.from(`Exif\0\0${WHERE}`, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(noted.length + 2, 2)
  return Buffer.concat([Buffer.from(drawn.slice(0, 2)), head, noted, Buffer.from(drawn.slice(2))])
}
/** Whether the bytes of it are in what lies in parts. */
const isNoted = async (member: StageMember): Promise<boolean> => {
  const texts = [...(await everythingOnDisk(member.page)).matchAll(/"text":"([\w-]{1000,})"/g)]
  return texts.some(([, text = '']) => Buffer.from(text, 'base64url').toString('latin1').includes('kitchen'))
}

test('where a picture was taken stays with who has taken it, unless they send it as it is', async () => {
  const taken = await photograph()
  await paste(anna, 'kitchen.jpg', 'image/jpeg', taken)
  await anna.page.getByText('What a camera noted in them stays here').waitFor()
  await send(anna, 'A large one')
  const { width, height } = await picture(idris, 'A large one')
  expect([width, height]).toEqual([2_048, 1_024])
  await anna.seesSaved('and with Idris')
  for (const member of [anna, idris]) expect(await isNoted(member)).toBe(false)

  await paste(anna, 'kitchen.jpg', 'image/jpeg', taken)
  await chosen(anna).getByText('kitchen.webp').waitFor()
  await anna.page.getByRole('switch', { name: 'Send as a file, as it is' }).press('Space')
  await chosen(anna).getByText('kitchen.jpg').waitFor()
  await send(anna, 'As it is')
  await newest(idris, 'As it is').getByRole('button', { name: 'Save “kitchen.jpg”…' }).waitFor({ timeout: 30_000 })
  await expect.poll(() => isNoted(idris)).toBe(true)
  expect(await newest(idris, 'As it is').locator('img').count()).toBe(0)
})

test('a file of five megabytes arrives whole, also when the other is cut off in the middle of it', async () => {
  const song = randomBytes(5_000_000)
  await paste(anna, 'Greta sings.mp3', 'audio/mpeg', song)
  await chosen(anna).getByText('Greta sings.mp3').waitFor()
  await send(anna, 'A song')
  const line = newest(idris, 'A song')
  const saves = line.getByRole('button', { name: 'Save “Greta sings.mp3”…' })
  await line.getByText('Greta sings.mp3').waitFor({ timeout: 30_000 })
  // On a machine that is faster than anybody's, it may all be there by now.
  await line.getByRole('progressbar').or(saves).first().waitFor()
  await idris.restart()
  await saves.waitFor({ timeout: 60_000 })
  const download = idris.page.waitForEvent('download')
  await saves.click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('Greta sings.mp3')
  expect(sum(await readFile(await saved.path()))).toBe(sum(song))
})

test('neither a name that wants to be elsewhere nor a drawing that is a program does any harm', async () => {
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "harm"</script></svg>')
  await paste(anna, '..\\..\\holiday\u202Egpj.exe', 'image/png', drawing)
  await paste(anna, 'drawing.png', 'image/png', drawing)
  await expect.poll(() => chosen(anna).count()).toBe(2)
  await send(anna, 'Two that are no pictures')
  const line = newest(idris, 'Two that are no pictures')
  await line.getByText('drawing.png').waitFor({ timeout: 30_000 })
  await expect.poll(() => line.getByRole('button', { name: /^Save / }).count(), { timeout: 30_000 }).toBe(2)
  const names = await line.locator('bdi').allInnerTexts()
  for (const name of names) expect(name).not.toMatch(/[\\/\u202E]|^\./)
  expect(await line.locator('img').count()).toBe(0)
  expect(await idris.page.title()).not.toContain('harm')
})

test('what is dropped beside the conversation does not take the page away', async () => {
  const harmless = await anna.page
    .getByRole('navigation')
    .first()
    .evaluate((place) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'dropped.txt'))
      return ['dragover', 'drop'].map(
        (name) => !place.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })),
      )
    })
  expect(harmless).toEqual([true, true])
  expect(await chosen(anna).count()).toBe(0)
})

test('what was chosen is there after a restart, and gone from the disk when it is taken out', async () => {
  await paste(idris, 'unsent.txt', 'text/plain', Buffer.from('not sent yet'))
  await field(idris).fill('Nor is this')
  await chosen(idris).getByText('unsent.txt').waitFor()
  const kept = Buffer.from('not sent yet').toString('base64url')
  await expect.poll(() => everythingOnDisk(idris.page)).toContain(kept)
  await idris.restart()
  await chosen(idris).getByText('unsent.txt').waitFor({ timeout: 20_000 })
  expect(await idris.draft()).toBe('Nor is this')
  await idris.page.getByRole('button', { name: 'Take out “unsent.txt”' }).click()
  await expect.poll(() => everythingOnDisk(idris.page)).not.toContain(kept)
})
