import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mendLogs } from '../../../electron/main/storage/mendLogs'
import { crc32c, masked, wholeLength } from '../../../electron/main/storage/wholeLength'

const BLOCK = 32 * 1024
/** A list of files that Chromium 156 wrote. */
const MANIFEST = '957cb9c5220001011a6c6576656c64622e4279746577697365436f6d70617261746f72020003020400'

/** A log as LevelDB's writer makes it: records cut where a block ends, no header across two blocks. */
const logOf = (...lengths: number[]): Buffer => {
  const pieces: Buffer[] = []
  let at = 0
  const put = (piece: Buffer): void => void (pieces.push(piece), (at += piece.length))
  for (const [index, length] of lengths.entries()) {
    const record = Buffer.alloc(length, index + 1)
    let from = 0
    let isFirst = true
    do {
      let left = BLOCK - (at % BLOCK)
      if (left < 7) put(Buffer.alloc(left))
      left = BLOCK - (at % BLOCK)
      const data = record.subarray(from, from + left - 7)
      from += data.length
      const isLast = from === length
      const typed = Buffer.concat([Buffer.of(isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3), data])
      const header = Buffer.alloc(6)
      header.writeUInt32LE(masked(crc32c(typed)))
      header.writeUInt16LE(data.length, 4)
      put(Buffer.concat([header, typed]))
      isFirst = false
    } while (from < length)
  }
  return Buffer.concat(pieces)
}

describe('the checksum', () => {
  test.each([
    [Buffer.alloc(32), 0x8a91_36aa],
    [Buffer.alloc(32, 0xff), 0x62a8_ab43],
    [Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 0x46dd_794e],
  ])('is that of RFC 3720: %#', (bytes, expected) => expect(crc32c(bytes)).toBe(expected))
})

describe('how far a log is whole', () => {
  test('all of it, as Chromium left it', () => {
    expect(wholeLength(Buffer.from(MANIFEST, 'hex'))).toBe(MANIFEST.length / 2)
    expect(wholeLength(Buffer.alloc(0))).toBe(0)
  })

  test.each([
    [[10]],
    [[10, 0, 300]],
    [[40_000, 5]],
    [[BLOCK - 7, 12]],
    [[BLOCK - 14, 12]],
    [[BLOCK - 10, 12]],
    [[100_000, 200_000, 300_000]],
  ])('all of it, wherever records end in their blocks: %j', (lengths) => {
    const log = logOf(...lengths)
    expect(wholeLength(log)).toBe(log.length)
  })

  test('to the last record with an end, wherever the process was killed', () => {
    const lengths = [10, 400, 70_000, BLOCK - 20, 25, 0, 3]
    const log = logOf(...lengths)
    const ends = lengths.map((_, at) => logOf(...lengths.slice(0, at + 1)).length)
    for (let length = 0; length < log.length; length += length % BLOCK < 40 || length % BLOCK > BLOCK - 40 ? 1 : 97) {
      const whole = wholeLength(log.subarray(0, length))
      const expected = Math.max(0, ...ends.filter((end) => end <= length))
      // What fills the end of a block may count or not: a writer puts it there in any case.
      expect(whole - expected, `killed at ${length}`).toBeGreaterThanOrEqual(0)
      expect(whole - expected, `killed at ${length}`).toBeLessThan(7)
      expect(wholeLength(log.subarray(0, whole))).toBe(whole)
    }
  })

  test('to before a record that is not what was written', () => {
    const log = logOf(10, 20, 30)
    const damaged = Buffer.from(log)
    damaged[log.length - 3] = 9
    expect(wholeLength(damaged)).toBe(logOf(10, 20).length)
    expect(wholeLength(Buffer.concat([log, Buffer.alloc(100)]))).toBe(log.length + 100)
    // The middle of a record whose beginning is not there.
    const middle = logOf(BLOCK + 50).subarray(BLOCK)
    expect(wholeLength(Buffer.concat([log, middle]))).toBe(log.length)
  })
})

describe('the logs of a profile', () => {
  let folder = ''
  const put = (name: string, bytes: Buffer): string => {
    const path = join(folder, 'IndexedDB', 'app_snug_0.indexeddb.leveldb', name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, bytes)
    return path
  }
  const torn = Buffer.concat([logOf(10, 20), logOf(30).subarray(0, 17)])
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'snug-logs-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  test('lose what was half written, in the last log and in the list of files, and nothing else', async () => {
    const earlier = put('000009.log', torn)
    const last = put('000010.log', torn)
    const files = put('MANIFEST-000001', torn)
    const table = put('000011.ldb', torn)
    expect((await mendLogs(folder)).sort()).toEqual([last, files].sort())
    for (const path of [last, files]) expect(readFileSync(path)).toEqual(logOf(10, 20))
    for (const path of [earlier, table]) expect(readFileSync(path)).toEqual(torn)
    expect(await mendLogs(folder)).toEqual([])
  })

  test('may be those of a first start', async () => {
    expect(await mendLogs(folder)).toEqual([])
    const begun = put('000003.log', logOf(30).subarray(0, 5))
    expect(await mendLogs(folder)).toEqual([begun])
    expect(readFileSync(begun).length).toBe(0)
  })

  test('are left alone where nothing in them is understood', async () => {
    const foreign = Buffer.alloc(BLOCK * 2, 0x53)
    const path = put('000003.log', foreign)
    expect(await mendLogs(folder)).toEqual([])
    expect(readFileSync(path)).toEqual(foreign)
  })
})
