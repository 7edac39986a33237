import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NoteId } from '#shared/protocol/ids'
import { collectArchive } from '../../renderer/commands/collectArchive'
import { axeFindings as findings } from '../support/axeFindings'
import { builtArchive } from '../support/builtArchive'
import { everythingOnDisk } from '../support/onDisk'
import { room } from '../support/room'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
let anna: StageMember
let greta: StageMember
const file = join(tmpdir(), `snug-archive-${process.pid}.zip`)
let archive: Uint8Array

beforeAll(async () => {
  stage = await serveStage()
  ;[anna, greta] = [await stage.arrive(), await stage.arrive()]
  await anna.foundRoom('Anna', 'Reading circle')
  await anna.post('The first evening was a quiet one.')
  await anna.newNote('Winter list')
  await anna.write('Five titles')
  await anna.page.getByText('Saved here', { exact: true }).waitFor()
  archive = await anna.exportArchive()
  await writeFile(file, archive)
})
afterAll(async () => {
  await stage?.close()
  await rm(file, { force: true })
})

const choose = async ({ page }: StageMember, path = file): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose the archive' }).click()
  await (await chooser).setFiles(path)
}

test('a machine that has never heard of the room opens its archive, with keys alone: to read, to search, to found anew', async () => {
  const { page } = greta
  await page.getByRole('button', { name: 'Open an invitation' }).press('Enter')
  await page.getByRole('button', { name: 'I have a room’s archive instead' }).press('Enter')
  expect(await findings(page)).toEqual([])
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose the archive' }).press('Enter')
  await (await chooser).setFiles(file)
  await page.getByText('Reading circle', { exact: true }).waitFor()
  await page.getByText(/^All of its \d+ files are as they were exported/).waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Open it to read' }).press('Enter')

  await greta.sees('The first evening was a quiet one.')
  await page.getByText('This room was put here from its archive.').first().waitFor()
  expect(await page.getByLabel('Write to the room').count()).toBe(0)
  await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
  await page.getByText('Five titles').waitFor()

  // It is there after a restart, and so is the way on.
  await page.reload()
  await greta.sees('The first evening was a quiet one.')
  await page.getByRole('button', { name: 'People' }).click()
  await page.getByRole('button', { name: 'Found a new room from this one' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Your name').fill('Greta')
  await dialog.getByRole('button', { name: 'Found the room' }).click()
  await page.getByLabel('Write to the room').waitFor({ timeout: 30_000 })
  await page.getByRole('navigation').getByRole('button', { name: 'Winter list' }).click()
  await page.getByText('Five titles').waitFor()
})

test('who has a room from its archive goes into it by an invitation, and is a member of it with all that was there', async () => {
  const hedy = await stage.arrive()
  const { page } = hedy
  await page.getByRole('button', { name: 'Open an invitation' }).click()
  await page.getByRole('button', { name: 'I have a room’s archive instead' }).click()
  await choose(hedy)
  await page.getByRole('button', { name: 'Open it to read' }).click()
  await hedy.sees('The first evening was a quiet one.')
  await page
    .getByRole('button', { name: /Reading circle/ })
    .first()
    .click()
  await page.getByText('Found or join another room').click()
  await hedy.join('Hedy', await anna.invite())
  await hedy.sees('The first evening was a quiet one.')
  await anna.goToConversation()
  await hedy.post('I am back.')
  await anna.sees('I am back.')
  await hedy.restart()
  await hedy.sees('I am back.')
  expect(await hedy.texts()).toEqual(['The first evening was a quiet one.', 'I am back.'])
  await page.getByLabel('Write to the room').waitFor()
})

/** The archive of a room with so many notes that it takes a while to bring it in. */
const longArchive = async (notes: number): Promise<{ readonly room: string; readonly zip: Uint8Array }> => {
  const circle = await room(77, 'idris')
  const { replica, store, clock } = circle.idris
  for (let nth = 0; nth < notes; nth += 1) {
    const note = `${'N'.repeat(18)}${1_000 + nth}` as NoteId
    await circle.when(replica.appendTalk({ kind: 'noteFounded', note }))
    const open = await circle.when(replica.openNote(note))
    open.doc.getText('title').insert(0, `Note ${nth}`)
    await circle.when(open.close())
  }
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const zip = await circle.when(collectArchive({ replica, store, clock, ...made }).then(builtArchive))
  return { room: circle.id, zip }
}

test('who goes back while an archive is brought in has nothing of it', async () => {
  const { room: id, zip } = await longArchive(300)
  const { page } = await stage.arrive()
  await page.getByRole('button', { name: 'Open an invitation' }).click()
  await page.getByRole('button', { name: 'I have a room’s archive instead' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose the archive' }).click()
  await (await chooser).setFiles({ name: 'long.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
  await page.getByRole('button', { name: 'Open it to read' }).click()
  await page.getByText('If you go back now, nothing of it stays here.').waitFor()
  await expect.poll(() => everythingOnDisk(page)).toContain(id)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByLabel('Your name').waitFor()
  await expect.poll(() => everythingOnDisk(page)).not.toContain(id)
  await page.waitForTimeout(1_000)
  expect(await page.getByLabel('Your name').count()).toBe(1)
  expect(await page.getByRole('button', { name: /^Back to/ }).count()).toBe(0)
  expect(await everythingOnDisk(page)).not.toContain(id)
})

test('where the room is, what is lacking is brought back; what is not as it was exported is refused', async () => {
  const { page } = anna
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Open an archive' }).click()
  const bent = join(tmpdir(), `snug-bent-${process.pid}.zip`)
  await writeFile(bent, zipSync({ ...unzipSync(archive), 'index.html': strToU8('<p>Something else</p>') }))
  await choose(anna, bent)
  await page.getByText('This archive is not as it was exported.').waitFor()
  await page.getByText('index.html is not what it was').waitFor()
  expect(await page.getByRole('button', { name: 'Bring back what is lacking' }).count()).toBe(0)
  await rm(bent)

  await choose(anna)
  await page.getByRole('button', { name: 'Bring back what is lacking' }).click()
  await anna.sees('The first evening was a quiet one.')
  expect(await anna.texts()).toEqual(['The first evening was a quiet one.', 'I am back.'])
})
