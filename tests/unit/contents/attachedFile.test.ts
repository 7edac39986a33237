import { attachedFiles, fileAt, fileNameOf, fileTypeOf, readFile } from '#shared/contents/attachedFile'
import { cutParts, joinParts, partsFor } from '#shared/contents/fileParts'
import { makeWords, readWords } from '#shared/contents/words'
import type { AttachedFile } from '#shared/events/event'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'

const random = createSeededRandomness(3)
const by = 'A'.repeat(43) as DeviceId
const fileOf = (bytes: number, more: Partial<AttachedFile> = {}): AttachedFile => ({
  name: 'letter.pdf',
  type: 'application/pdf',
  bytes,
  parts: partsFor(bytes),
  ...more,
})

test.each([0, 1, 47_999, 48_000, 48_001, 144_000, 150_001])('%d bytes come back from their parts', (length) => {
  const bytes = random.bytes(length)
  const parts = cutParts(bytes)
  expect(parts).toHaveLength(Math.ceil(length / 48_000))
  expect(readFile(fileOf(length), parts)).toEqual(bytes)
})

test('a part fits into words, whatever is in it', async () => {
  for (const text of cutParts(random.bytes(limits.partBytes)))
    expect((await makeWords({ v: 1, by, text }, random)).bytes.length).toBeLessThanOrEqual(limits.wordsBytes)
})

test('parts that are none, too few, too large or cut elsewhere are no file', () => {
  const parts = cutParts(random.bytes(100_000))
  expect(readFile(fileOf(100_000), parts.slice(0, 2))).toBeUndefined()
  expect(readFile(fileOf(99_999), parts)).toBeUndefined()
  expect(joinParts(['not base64url!'])).toBeUndefined()
  expect(joinParts(['A'.repeat(64_001)])).toBeUndefined()
  expect(joinParts([...cutParts(random.bytes(10)), ...cutParts(random.bytes(10))])).toBeUndefined()
  expect(joinParts(Array.from({ length: limits.parts + 1 }, () => ''))).toBeUndefined()
})

test('names are such as can be saved anywhere, and keep their extension', () => {
  expect(fileNameOf('Letter.pdf')).toBe('Letter.pdf')
  expect(fileNameOf('../../etc/passwd')).toBe('etc passwd')
  expect(fileNameOf('invoice\u202efdp.exe')).toBe('invoice fdp.exe')
  expect(fileNameOf('con')).toBe('con_')
  expect(fileNameOf(' . ')).toBe('file')
  const long = fileNameOf(`${'é'.repeat(200)}.jpeg`)
  expect(long.endsWith('é.jpeg')).toBe(true)
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(limits.fileName)
})

test('what is no media type is of none', () => {
  expect(fileTypeOf('Image/PNG; charset=x')).toBe('image/png')
  for (const type of ['', 'text', 'text/<html>', 'a/b/c', `text/${'x'.repeat(200)}`])
    expect(fileTypeOf(type)).toBe('application/octet-stream')
})

test('words say which files go with them, and come back so', async () => {
  const files = [fileOf(10, { picture: { width: 3, height: 4, alt: 'A cat' } }), fileOf(60_000)]
  const { bytes } = await makeWords({ v: 1, by, text: 'Here', files }, random)
  expect(readWords(bytes)).toEqual({ v: 1, by, text: 'Here', files })
})

test.each([
  ['more files than there may be', Array.from({ length: 11 }, () => fileOf(1))],
  ['none', []],
  ['a size that its parts do not have', [fileOf(10, { parts: 2 })]],
  ['a size below nothing', [fileOf(-1)]],
  ['too large a file', [fileOf(limits.fileBytes + 1)]],
  ['more parts than there may be', [fileOf(limits.fileBytes), fileOf(limits.fileBytes)]],
  ['something else', 'files'],
])('a list of files with %s says nothing, and the words are read', async (_, files) => {
  const { bytes } = await makeWords({ v: 1, by, text: 'Here', files: files as AttachedFile[] }, random)
  expect(readWords(bytes)).toEqual({ v: 1, by, text: 'Here' })
})

test('a hostile name, type or picture is made harmless', () => {
  const files = [{ ...fileOf(1), name: 'a/b\\c', type: 'x', picture: { width: 1e9, height: 1 }, more: true }]
  expect(attachedFiles.parse(files)).toEqual([fileOf(1, { name: 'a b c', type: 'application/octet-stream' })])
})

test('each file has its own of a message’s parts, the first file the first', () => {
  const files = [fileOf(100_000), fileOf(0), fileOf(48_000)]
  const parts = ['a', 'b', 'c', 'd']
  expect([0, 1, 2, 3].map((nth) => fileAt(files, parts, nth)?.parts)).toEqual([['a', 'b', 'c'], [], ['d'], undefined])
  expect(fileAt(files, parts.slice(1), 0)).toBeUndefined()
})
