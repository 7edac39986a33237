/** LevelDB's log format: blocks of 32 KiB, in which each piece of a record has a checksum, a length and a kind before it. */
const BLOCK = 32 * 1024
const HEADER = 7

/**
 * Bytes at the end in which checksums are looked at: what was written before them has been put on the disk long since, and a
 * megabyte of them takes 15 ms.
 */
const DOUBTED = 256 * 1024

const KIND = { full: 1, first: 2, middle: 3, last: 4 } as const

/**
 * The length in bytes up to which a LevelDB log, or its list of files, consists of whole records; all of it, where nothing is wrong.
 * Format: LevelDB's doc/log_format.md.
 */
export const wholeLength = (log: Uint8Array): number => {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  let whole = 0
  let isWithin = false
  let at = 0
  while (at + HEADER <= log.length) {
    const left = BLOCK - (at % BLOCK)
    const length = left < HEADER ? 0 : view.getUint16(at + 4, true)
    const kind = left < HEADER ? 0 : log[at + 6]
    if (kind === 0 && length === 0) {
      // What is left of a block that has no room for a header; LevelDB passes over it.
      at += left
      continue
    }
    const end = at + HEADER + length
    if (HEADER + length > left || end > log.length) break
    if (at > log.length - DOUBTED && view.getUint32(at, true) !== masked(crc32c(log.subarray(at + 6, end)))) break
    if (isWithin !== (kind === KIND.middle || kind === KIND.last)) break
    isWithin = kind === KIND.first || kind === KIND.middle
    at = end
    if (!isWithin) whole = end
  }
  // Zeros behind the last record, to the end of its block, are no record that lacks its end.
  return at >= log.length && !isWithin ? log.length : whole
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f6_3b78 : value >>> 1
  return value
})

/** CRC-32C (Castagnoli), RFC 3720, appendix B.4. */
export const crc32c = (bytes: Uint8Array): number => {
  let value = 0xffff_ffff
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0)
  return ~value >>> 0
}

/** How LevelDB writes down a checksum, since that of something which holds checksums would be weak (its util/crc32c.h). */
export const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0
