import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from '../support/png'
import { qrPicture } from '../support/qrPictures'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
const picture = (buffer: Buffer): Picture => ({ name: 'code.png', mimeType: 'image/png', buffer })

describe('an invitation as a QR code', () => {
  let stage: Stage
  let anna: StageMember
  let link: string
  /** The code as Anna saves it. */
  let saved: Buffer
  beforeAll(async () => {
    // With a camera that would be given to whoever may ask.
    stage = await serveStage(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
    anna = await stage.arrive()
    await anna.foundRoom('Anna', 'Reading circle')
    await anna.post('The first words')
    const { page } = anna
    await page.getByRole('button', { name: 'Invite someone' }).first().click()
    await page.getByText('5 people', { exact: true }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    await page.getByRole('img', { name: 'QR code of the invitation link' }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the code as a picture' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('Snug invitation.png')
    saved = await readFile(await file.path())
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
  })
  afterAll(() => stage?.close())

  const atTheDoor = async (name: string): Promise<StageMember> => {
    const newcomer = await stage.arrive()
    await newcomer.page.getByLabel('Your name').fill(name)
    await newcomer.page.getByRole('button', { name: 'Open an invitation' }).click()
    return newcomer
  }
  const choose = ({ page }: StageMember, file: Picture | string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles(file)
  const field = ({ page }: StageMember): Promise<string> => page.getByLabel('Invitation link').inputValue()
  const hasRead = ({ page }: StageMember): Promise<void> => page.getByText('The invitation has been read').waitFor()
  /** Drops or pastes it as the system would. */
  const handIn = ({ page }: StageMember, event: 'drop' | 'paste', bytes: Buffer): Promise<void> =>
    page.evaluate(
      ([kind, base64]) => {
        const data = new DataTransfer()
        const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([file], 'code.png', { type: 'image/png' }))
        const options = { bubbles: true, cancelable: true }
        document.body.dispatchEvent(
          kind === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        )
      },
      [event, bytes.toString('base64')] as const,
    )

  test('that was saved as a picture lets in who chooses it', async () => {
    const idris = await atTheDoor('Idris')
    await choose(idris, picture(saved))
    await hasRead(idris)
    await expect.poll(() => field(idris)).toBe(link)
    await idris.page.getByRole('button', { name: 'Knock at the door' }).click()
    await idris.sees('The first words', 60_000)
  })

  test('is read as well when its picture is dropped on the window, or pasted', async () => {
    const greta = await atTheDoor('Greta')
    for (const event of ['drop', 'paste'] as const) {
      await greta.page.getByLabel('Invitation link').fill('')
      await handIn(greta, event, saved)
      await hasRead(greta)
      await expect.poll(() => field(greta)).toBe(link)
    }
  })

  test('that is none, or of something else, is told in a sentence, and what was typed stays', async () => {
    const tove = await atTheDoor('Tove')
    await tove.page.getByLabel('Invitation link').fill('typed')
    // As a file of this machine: to carry so much into the page takes a slow one longer than anybody waits.
    const folder = await mkdtemp(join(tmpdir(), 'snug-picture-'))
    const large = join(folder, 'large.png')
    await writeFile(large, '')
    await truncate(large, 41 * 1024 * 1024)
    const refused: readonly (readonly [string, Picture | string])[] = [
      ['No QR code could be read in this picture.', picture(png(300, 200))],
      ['This QR code is not an invitation to a room.', picture(qrPicture('https://example.org/menu'))],
      ['This QR code is not an invitation to a room.', picture(qrPicture(`${link.slice(0, -5)}`))],
      ['This file could not be read as a picture.', picture(Buffer.from('See you on Thursday!'))],
      ['This picture is larger than Snug looks at.', picture(png(20_000, 10_000))],
      ['This picture is larger than Snug looks at.', large],
    ]
    for (const [sentence, file] of refused) {
      await choose(tove, file)
      await tove.seesTrouble(sentence)
      await expect.poll(() => field(tove)).toBe('typed')
    }
    await rm(folder, { recursive: true })
    await choose(tove, picture(qrPicture(link)))
    await hasRead(tove)
    await expect.poll(() => tove.page.getByRole('alert').count()).toBe(0)
  })

  test('is not looked for with the camera in a browser, which does not let the page near it', async () => {
    const bjarki = await atTheDoor('Bjarki')
    await expect.poll(() => bjarki.page.getByRole('button', { name: 'Use the camera' }).count()).toBe(0)
    const name = await bjarki.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    )
    expect(name).toBe('NotAllowedError')
  })
})
