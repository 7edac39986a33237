import { expect, test } from 'vitest'
import { isPortrait, PORTRAIT, readPortrait, writePortrait } from '#shared/contents/portrait'
import { portraitLike } from '../../support/portraits'

test('a picture in the one form that is told is written and read', () => {
  for (const body of [300, 301]) {
    const bytes = portraitLike(7, { body })
    expect(isPortrait(bytes)).toBe(true)
    expect(readPortrait(writePortrait(bytes))).toEqual(bytes)
  }
})

const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
  const bytes = portraitLike(7)
  change(bytes)
  return bytes
}

test.each([
  ['one that unpacks to more', portraitLike(7, { side: 16_383 })],
  ['one that is smaller', portraitLike(7, { side: 64 })],
  ['one with transparency, or notes of a camera', portraitLike(7, { chunk: 'VP8X' })],
  ['one that is too long', portraitLike(7, { body: PORTRAIT.bytes })],
  ['one with something behind it', Uint8Array.from([...portraitLike(7), 0, 0])],
  ['one whose chunk is longer than it', changed((bytes) => (bytes[16] = 255))],
  ['one that is cut off', portraitLike(7).subarray(0, 100)],
  ['a head alone', portraitLike(7).subarray(0, 20)],
  ['another kind', Buffer.from('\u0089PNG\r\n', 'latin1')],
  ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['nothing', new Uint8Array(0)],
])('%s is none', (_, bytes) => {
  expect(isPortrait(bytes)).toBe(false)
  expect(readPortrait(writePortrait(bytes))).toBeUndefined()
})

test('what is no base64url, or far too long, is none', () => {
  for (const text of ['', '?', 'data:image/webp;base64,AAAA', 'A'.repeat(5_000_000)])
    expect(readPortrait(text)).toBeUndefined()
})
