import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings as findings } from '../support/axeFindings'
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

test('where the room is, what is lacking is brought back; what is not as it was exported is refused', async () => {
  const { page } = anna
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
  expect(await anna.texts()).toEqual(['The first evening was a quiet one.'])
})
