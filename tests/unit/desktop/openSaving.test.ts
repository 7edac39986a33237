import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSaving } from '../../../electron/main/ipc/openSaving'

let folder: string
const inFolder = async (): Promise<Record<string, string>> => {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]))
  return Object.fromEntries(texts) as Record<string, string>
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snug-saving-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a file is saved piece by piece, in their order, and stands in its place once it is whole', async () => {
  const saving = openSaving(async (name) => join(folder, name))
  const [one, other] = [await saving.begin('one.zip'), await saving.begin('other.zip')]
  if (one === null || other === null) throw new Error('nobody has cancelled')
  for (const piece of ['a', 'b', 'c']) await saving.put(one, bytes(piece))
  await saving.put(other, bytes('x'))
  expect(Object.keys(await inFolder()).sort()).toEqual(['.one.zip.part', '.other.zip.part'])
  await saving.end(one, true)
  await saving.end(other, true)
  expect(await inFolder()).toEqual({ 'one.zip': 'abc', 'other.zip': 'x' })
})

test('of one that is not whole nothing is left, and what was there before it stays', async () => {
  await writeFile(join(folder, 'one.zip'), 'before')
  const saving = openSaving(async (name) => join(folder, name))
  const file = (await saving.begin('one.zip'))!
  await saving.put(file, bytes('half'))
  await saving.end(file, false)
  expect(await inFolder()).toEqual({ 'one.zip': 'before' })
})

test('nothing is left of those that a page had begun which is there no more', async () => {
  const saving = openSaving(async (name) => join(folder, name))
  await saving.put((await saving.begin('one.zip'))!, bytes('half'))
  await saving.begin('other.zip')
  expect(saving.isUnderway()).toBe(true)
  await saving.drop()
  expect([await inFolder(), saving.isUnderway()]).toEqual([{}, false])
})

test('whoever quits waits for one that is just being put in its place', async () => {
  const saving = openSaving(async (name) => join(folder, name))
  const file = (await saving.begin('one.zip'))!
  await saving.put(file, bytes('whole'))
  void saving.end(file, true)
  expect(saving.isUnderway()).toBe(true)
  await saving.drop()
  expect([await inFolder(), saving.isUnderway()]).toEqual([{ 'one.zip': 'whole' }, false])
})

test('one that was cancelled, has ended, or never began takes nothing', async () => {
  const saving = openSaving(async (name) => (name === 'no.zip' ? undefined : join(folder, name)))
  expect(await saving.begin('no.zip')).toBe(null)
  const file = (await saving.begin('one.zip'))!
  await saving.end(file, true)
  for (const ended of [file, 7]) await expect(saving.put(ended, bytes('x'))).rejects.toThrow()
  await expect(saving.end(file, true)).rejects.toThrow()
  expect(await inFolder()).toEqual({ 'one.zip': '' })
})
