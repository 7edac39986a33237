import { expect, test } from 'vitest'
import { isPortrait } from '#shared/contents/portrait'
import { bareWebp } from '../../../renderer/ui/picture/bareWebp'
import { portraitLike } from '../../support/portraits'

test('of a WebP with a colour profile the picture alone is left', () => {
  const bare = portraitLike(7, { body: 301 })
  const extended = Buffer.from('VP8X\x0a\0\0\0 \0\0\0_\0\0_\0\0', 'latin1')
  const profile = Buffer.from('ICCP\x05\0\0\0where\0', 'latin1')
  const whole = Buffer.concat([bare.subarray(0, 12), extended, profile, bare.subarray(12)])
  whole.writeUInt32LE(whole.length - 8, 4)
  expect(isPortrait(whole)).toBe(false)
  expect(bareWebp(whole)).toEqual(bare)
  expect(bareWebp(bare)).toEqual(bare)
})

test('without a picture nothing is left', () => {
  expect(bareWebp(portraitLike(7, { chunk: 'VP8L' }))).toBeUndefined()
  expect(bareWebp(new Uint8Array(5))).toBeUndefined()
})
