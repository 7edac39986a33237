import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { expect, test } from 'vitest'

test('says what RFC 4648 says, in the alphabet of URLs and without padding', () => {
  expect(toBase64url(Uint8Array.from([0xfb, 0xff, 0xbf]))).toBe('-_-_')
  expect(toBase64url(Uint8Array.from([0x66, 0x6f]))).toBe('Zm8')
  expect(toBase64url(new Uint8Array(0))).toBe('')
})

test('comes back the same, at every length', () => {
  const random = createSeededRandomness(1)
  for (const length of [0, 1, 2, 3, 31, 32, 64, 1000, 100_000]) {
    const bytes = random.bytes(length)
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
  }
})

test.each(['a', '====', 'Zm8=', 'Zm 8', 'Zm+8', 'Zm/8', 'Zm8\n', 'Zm9', 'é'])('refuses %j', (text) => {
  expect(() => fromBase64url(text)).toThrow()
})
