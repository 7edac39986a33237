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

test('says the same as another implementation, of any bytes', () => {
  const random = createSeededRandomness(2)
  const lengths = [...Array.from({ length: 300 }, (_, at) => at), 4095, 4096, 4097, 4098, 48_000, 100_001]
  for (const length of lengths) {
    const bytes = random.bytes(length)
    expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
  }
})

test('takes a text exactly if it is what some bytes are written as', () => {
  const letters = [...'AQgwZa09-_+/= é']
  const texts = letters.flatMap((a) =>
    letters.flatMap((b) => letters.flatMap((c) => [a, a + b, a + b + c, `AAAA${a}${b}`])),
  )
  for (const text of texts) {
    const isCanonical = Buffer.from(text, 'base64url').toString('base64url') === text
    if (isCanonical) expect(toBase64url(fromBase64url(text))).toBe(text)
    else expect(() => fromBase64url(text), text).toThrow()
  }
})
