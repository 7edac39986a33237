import { contentMatches, makeWords, readWords } from '#shared/contents/words'
import { concat, utf8 } from '#shared/crypto/bytes'
import { hashOf } from '#shared/crypto/hash'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, MemberId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'

const by = `${'A'.repeat(42)}E` as DeviceId
const salted = (text: string): Uint8Array<ArrayBuffer> => concat(new Uint8Array(16), utf8(text))

test('words come back as they were said, under the hash of what is stored', async () => {
  const random = createSeededRandomness(1)
  for (const text of ['hello', '', 'ça va ? 🪑', 'two\nlines', '\ud800 alone', '"}{\\']) {
    const { hash, bytes } = await makeWords({ v: 1, by, text }, random)
    expect(hash).toBe(await hashOf(bytes))
    expect(readWords(bytes)).toEqual({ v: 1, by, text })
    expect(await contentMatches({ hash, bytes })).toBe(true)
  }
})

test('words name those whom they call; whoever names a crowd, or no members at all, has called nobody', async () => {
  const random = createSeededRandomness(4)
  const anna = `${'B'.repeat(42)}E` as MemberId
  const { bytes } = await makeWords({ v: 1, by, text: '@Anna', mentions: [anna] }, random)
  expect(readWords(bytes)).toEqual({ v: 1, by, text: '@Anna', mentions: [anna] })
  const none = await makeWords({ v: 1, by, text: 'hello', mentions: [] }, random)
  expect(new TextDecoder().decode(none.bytes)).not.toContain('mentions')
  for (const mentions of [Array.from({ length: 151 }, () => anna), ['Anna'], 'Anna', { 0: anna }, null])
    expect(readWords(salted(JSON.stringify({ v: 1, by, text: '@Anna', mentions })))).toEqual({
      v: 1,
      by,
      text: '@Anna',
    })
})

test('the same words have another hash each time, so that erased ones cannot be guessed', async () => {
  const random = createSeededRandomness(2)
  const once = await makeWords({ v: 1, by, text: 'yes' }, random)
  const again = await makeWords({ v: 1, by, text: 'yes' }, random)
  expect(once.hash).not.toBe(again.hash)
})

test('words of more than 64 KiB are not made, and not taken from others', async () => {
  const random = createSeededRandomness(3)
  const frame = 16 + JSON.stringify({ v: 1, by, text: '' }).length
  const longest = 'x'.repeat(limits.wordsBytes - frame)
  const made = await makeWords({ v: 1, by, text: longest }, random)
  expect(made.bytes).toHaveLength(limits.wordsBytes)
  await expect(makeWords({ v: 1, by, text: `${longest}x` }, random)).rejects.toMatchObject({ code: 'too-long' })
  const bytes = new Uint8Array(limits.wordsBytes + 1)
  expect(await contentMatches({ hash: await hashOf(bytes), bytes })).toBe(false)
})

test('other bytes than those of the name do not match', async () => {
  const { hash, bytes } = await makeWords({ v: 1, by, text: 'mine' }, createSeededRandomness(4))
  bytes[20] = (bytes[20] ?? 0) ^ 1
  expect(await contentMatches({ hash, bytes })).toBe(false)
})

test.each([
  '',
  'null',
  '[]',
  `{"v":2,"by":"${by}","text":"x"}`,
  `{"v":1,"by":"${by}"}`,
  '{"v":1,"text":"x"}',
  '{"v":1,"by":"Anna","text":"x"}',
  `{"v":1,"by":"${by}","text":7}`,
  `{"v":1,"by":"${by}","text":"x"`,
  `{"v":1,"by":"${by}","text":"x"}x`,
])('what does not read as words is shown as unreadable: %j', (json) => {
  expect(readWords(salted(json))).toBeUndefined()
})

test('bytes that are no UTF-8, or too few, are unreadable', () => {
  expect(readWords(concat(new Uint8Array(16), Uint8Array.of(0xff)))).toBeUndefined()
  expect(readWords(new Uint8Array(3))).toBeUndefined()
})

test('__proto__ in words does nothing', () => {
  const words = readWords(salted(`{"v":1,"by":"${by}","text":"x","__proto__":{"admin":true},"more":1}`))
  expect(words).toEqual({ v: 1, by, text: 'x' })
  expect(Object.getPrototypeOf(words)).toBe(Object.prototype)
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})
