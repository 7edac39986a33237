import { createHash, randomBytes } from 'node:crypto'
import { digest } from '../../../node_modules/lib0/hash/sha256.js'
import { expect, test } from 'vitest'
import { own } from '../../../shared/crypto/bytes'
import { sha256 } from '../../../shared/crypto/hash'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('every length up to beyond what is hashed here and now hashes as elsewhere', async () => {
  for (let length = 0; length <= 2100; length += 1) {
    const bytes = own(randomBytes(length))
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(hex(await sha256(bytes)), `${length} bytes`).toBe(expected)
    // What a page runs: Node would take its own.
    expect(hex(digest(bytes)), `${length} bytes in a page`).toBe(expected)
  }
})
