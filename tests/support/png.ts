import { deflateSync } from 'node:zlib'

const crc32 = (bytes: Uint8Array): number => {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name), data])
  const framed = Buffer.alloc(8 + named.length)
  framed.writeUInt32BE(data.length)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), 4 + named.length)
  return framed
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG with this head, and these rows, each after the number of its filter. `level` is how hard to pack, from 1 to 9. */
export const pngOf = (head: Buffer, rows: Buffer, level = 9): Buffer =>
  Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ])

/** A PNG of so many pixels, black and white: `isDark` says of each which, without it all are. */
export const png = (width: number, height: number, isDark?: (x: number, y: number) => boolean): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  // One bit for each pixel, grey.
  head[8] = 1
  const line = 1 + Math.ceil(width / 8)
  const rows = Buffer.alloc(line * height)
  for (let y = 0; isDark && y < height; y++) {
    for (let x = 0; x < width; x++)
      if (!isDark(x, y)) rows[y * line + 1 + (x >> 3)] = (rows[y * line + 1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  }
  return pngOf(head, rows, 1)
}
