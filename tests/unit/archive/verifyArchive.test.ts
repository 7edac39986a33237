import { createHash } from 'node:crypto'
import type { Zippable } from 'fflate'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readArchive } from '#shared/archive/readArchive'
import { archiveBounds, readZip } from '#shared/archive/readZip'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { builtArchive } from '../../support/builtArchive'
import { sample } from './sample'

const noPause = async (): Promise<void> => undefined
const zipped = (files: Zippable): Uint8Array<ArrayBuffer> => zipSync(files) as Uint8Array<ArrayBuffer>

describe('verifying an archive of a stranger', () => {
  const zipOf = (files: Record<string, string>): Uint8Array<ArrayBuffer> =>
    zipped(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
  const faults = async (zip: Uint8Array<ArrayBuffer>, bounds = archiveBounds) =>
    (await verifyArchive(new Blob([zip]), noPause, bounds)).faults
  const repacked = async (change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array<ArrayBuffer>> => {
    const files = unzipSync(await builtArchive(await sample()))
    change(files)
    return zipped(files)
  }

  test('sees what was changed, left out and added', async () => {
    expect(await faults(await repacked((files) => (files['index.html'] = strToU8('x'))))).toEqual([
      { kind: 'size', path: 'index.html' },
    ])
    const flipped = await repacked((files) => {
      const bytes = files['room.json']!
      bytes[10] = bytes[10]! ^ 1
    })
    expect(await faults(flipped)).toEqual([{ kind: 'sum', path: 'room.json' }])
    expect(await faults(await repacked((files) => delete files['room.json']))).toEqual([
      { kind: 'missing', path: 'room.json' },
    ])
    expect(await faults(await repacked((files) => (files['more.html'] = strToU8('x'))))).toEqual([
      { kind: 'extra', path: 'more.html' },
    ])
    expect(await faults(await repacked((files) => delete files['manifest.json']))).toEqual([{ kind: 'no-manifest' }])
    expect(await faults(await repacked((files) => (files['manifest.json'] = strToU8('{"files":[{}]}'))))).toEqual([
      { kind: 'manifest', path: 'manifest.json' },
    ])
  })

  test.each([
    '../out',
    '/etc/passwd',
    'a/../../b',
    'C:\\x',
    'a\\b',
    'CON',
    'a/nul.txt',
    'a/',
    'a//b',
    './a',
    'a.',
    ' a',
    'x\u202egnp',
    'a:b',
    `${'a/'.repeat(9)}b`,
  ])('refuses the path %j', async (path) => {
    const kinds = (await faults(zipOf({ [path]: 'x' }))).map(({ kind }) => kind)
    expect(kinds).toEqual(['path'])
  })

  test('refuses two files that some system takes for one', async () => {
    expect(await faults(zipOf({ 'a.html': 'x', 'A.html': 'y' }))).toEqual([{ kind: 'duplicate', path: 'A.html' }])
  })

  test('refuses links', async () => {
    const zip = zipped({ link: [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] })
    expect(await faults(zip)).toEqual([{ kind: 'link', path: 'link' }])
  })

  test('refuses what is too many, too large, or packed beyond belief', async () => {
    expect(await faults(zipOf({ a: '1', b: '2' }), { ...archiveBounds, files: 1 })).toEqual([{ kind: 'too-many' }])
    expect(await faults(zipOf({ a: 'long' }), { ...archiveBounds, fileBytes: 3 })).toEqual([
      { kind: 'too-large', path: 'a' },
    ])
    expect(await faults(zipOf({ a: 'long', b: 'long' }), { ...archiveBounds, allBytes: 7 })).toEqual([
      { kind: 'too-large' },
    ])
    const bomb = zipOf({ bomb: '0'.repeat(10_000_000) })
    expect(await faults(bomb, { ...archiveBounds, ratio: 400 })).toEqual([{ kind: 'ratio', path: 'bomb' }])
    const view = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 500 * 1024 ** 2, true)
    expect(await faults(bomb)).toEqual([{ kind: 'ratio', path: 'bomb' }])
  })

  test('believes no size that a zip states', async () => {
    const zip = zipOf({ 'manifest.json': JSON.stringify({ files: [] }), bomb: '0'.repeat(300_000) })
    const view = new DataView(zip.buffer)
    for (let at = 0; at < zip.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 300_000)
        view.setUint32(at + 24, 10, true)
    }
    const sums = zipOf({ 'manifest.json': '{}' })
    expect(sums.length).toBeGreaterThan(0)
    expect(await faults(zip)).toEqual([{ kind: 'extra', path: 'bomb' }])
    const read = await readZip(new Blob([zip]))
    if ('faults' in read) throw new Error('its list is as it should be')
    await expect(read.entries.find(({ path }) => path === 'bomb')?.read()).rejects.toThrow('inflates to more')
  })

  test('refuses files that lie over each other', async () => {
    const zip = zipOf({ a: 'one', b: 'two' })
    const view = new DataView(zip.buffer)
    const central: number[] = []
    for (let at = 0; at < zip.length - 4; at += 1) if (view.getUint32(at, true) === 0x02014b50) central.push(at)
    view.setUint32(central[1]! + 42, view.getUint32(central[0]! + 42, true), true)
    expect(await faults(zip)).toEqual([{ kind: 'overlap', path: 'b' }])
  })

  test('refuses a file whose beginning says that it reaches into the next one', async () => {
    const files = { a: 'one', b: 'two' }
    const sums = Object.entries(files).map(([path, text]) => ({
      path,
      size: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
    const zip = zipOf({ ...files, 'manifest.json': JSON.stringify({ files: sums }) })
    expect(await faults(zip)).toEqual([])
    // Its further fields, of which the list says nothing.
    new DataView(zip.buffer).setUint16(28, 20, true)
    expect(await faults(zip)).toEqual([{ kind: 'unreadable', path: 'a' }])
  })

  test('reads of a zip what is asked for, and says when it is there no more', async () => {
    const zip = new Blob([await builtArchive(await sample())])
    const asked: number[] = []
    let isGone = false
    const slice = (from: number, to: number): Blob => {
      asked.push(to - from)
      if (isGone) throw new DOMException('it was changed', 'NotReadableError')
      return zip.slice(from, to)
    }
    const watched = { size: zip.size, slice }
    const archive = await readArchive(watched)
    expect(asked.length).toBe(3)
    const { doc, read } = archive.documents[0]!
    expect([doc, (await read()).length > 0, asked.length]).toEqual(['ledger', true, 4])
    isGone = true
    await expect(read()).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(verifyArchive(watched, noPause)).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  test('survives anything that is not a zip', async () => {
    const whole = await builtArchive(await sample())
    expect(await faults(new Uint8Array(0))).toEqual([{ kind: 'not-a-zip' }])
    expect(await faults(strToU8('PK\u0003\u0004 nothing'))).toEqual([{ kind: 'not-a-zip' }])
    let state = 1
    for (let round = 0; round < 300; round += 1) {
      const broken = whole.slice(0, round % 3 === 0 ? whole.length - round : whole.length)
      for (let change = 0; change < 8; change += 1) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0
        // Mostly at the end, where the list of files is.
        const from = state % 2 === 0 ? whole.length - 2500 : 0
        broken[from + ((state >>> 8) % (whole.length - from))] = state >>> 16
      }
      const report = await verifyArchive(new Blob([broken]), noPause)
      expect(report.faults.length + report.files).toBeGreaterThan(0)
    }
  })
})
