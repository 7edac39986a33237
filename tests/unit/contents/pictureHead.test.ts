import { describe, expect, test } from 'vitest'
import { pictureHead } from '#shared/contents/pictureHead'
import { writePicture } from '../../support/picture'

const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
const bytesOf = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? latin(part) : part)))
const big = (value: number, length: number): number[] =>
  Array.from({ length }, (_, at) => (value >>> (8 * (length - 1 - at))) & 255)
const little = (value: number, length: number): number[] => big(value, length).toReversed()
const nothing = (length: number): number[] => Array.from({ length }, () => 0)

const png = (width: number, height: number) =>
  bytesOf('\u0089PNG\r\n\u001a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 2, 0, 0, 0])
const gif = (width: number, height: number) => bytesOf('GIF89a', little(width, 2), little(height, 2), [0, 0, 0])
const webp = (kind: string, body: readonly number[]) =>
  bytesOf('RIFF', little(99, 4), `WEBP${kind}`, little(9, 4), body)
const lossy = (width: number, height: number) =>
  webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)])
const lossless = (width: number, height: number) =>
  webp('VP8L', [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)])
const extended = (width: number, height: number) =>
  webp('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])
const jpeg = (width: number, height: number, notes = 12) =>
  bytesOf(
    [0xff, 0xd8, 0xff, 0xe1, ...big(notes + 2, 2), ...nothing(notes)],
    [0xff, 0xc4, ...big(4, 2), 9, 9],
    [0xff, 0xff, 0xc2, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3],
  )
const avif = (...sizes: (readonly [number, number])[]) =>
  bytesOf(
    big(28, 4),
    'ftypavif',
    nothing(16),
    ...sizes.flatMap(([width, height]) => [big(20, 4), 'ispe', nothing(4), big(width, 4), big(height, 4)]),
  )
const withMore = (bytes: Uint8Array, ...more: (string | readonly number[])[]): Uint8Array =>
  bytesOf([...bytes], ...more)

describe('what a picture says of itself', () => {
  test.each([
    ['image/png', png(640, 480)],
    ['image/webp', lossy(640, 480)],
    ['image/webp', lossless(640, 480)],
    ['image/webp', extended(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/jpeg', jpeg(640, 480, 60_000)],
    ['image/avif', avif([640, 480])],
  ])('is its kind and its size: %s', (type, bytes) => {
    expect(pictureHead(bytes)).toEqual({ type, width: 640, height: 480 })
  })

  test('is read of one that was really made', () => {
    const made = writePicture({ width: 5, height: 3, rgb: new Uint8Array(45) })
    expect(pictureHead(made)).toEqual({ type: 'image/png', width: 5, height: 3 })
  })

  test.each([
    ['a PNG', png(8_193, 2)],
    ['a WebP', extended(16_777_215, 16_777_215)],
    ['a JPEG', jpeg(5_000, 5_000)],
    ['an AVIF that says two sizes', avif([20, 20], [60_000, 60_000])],
  ])('is not believed where it would unpack to more than is shown: %s', (_, bytes) => {
    expect(pictureHead(bytes)).toBeUndefined()
  })

  test.each([
    ['a GIF, whether it plays or not', gif(640, 480)],
    ['a PNG that plays', withMore(png(640, 480), 'acTL')],
    ['a PNG that says so far behind', withMore(png(640, 480), nothing(600_000), 'acTL')],
    ['a WebP that plays', withMore(extended(640, 480), 'ANIM', 'ANMF')],
    ['an AVIF that plays', withMore(avif([640, 480]), 'moov')],
    [
      'an AVIF that is also called a sequence',
      avif([640, 480]).with(16, 0x61).with(17, 0x76).with(18, 0x69).with(19, 0x73),
    ],
  ])('is not believed of what may play: %s', (_, bytes) => {
    expect(pictureHead(bytes)).toBeUndefined()
  })

  test('is believed of a WebP in the form that Snug makes, whatever its pixels happen to spell', () => {
    expect(pictureHead(withMore(lossy(640, 480), 'ANIM', 'acTL', 'moov'))).toMatchObject({ width: 640 })
  })

  test.each([
    ['a drawing that is a program', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a page', bytesOf('<!doctype html><img src="x">')],
    ['one without a size', png(0, 7)],
    ['one that is cut off', png(640, 480).subarray(0, 20)],
    ['a JPEG of notes alone', jpeg(640, 480).subarray(0, 16)],
    ['a JPEG whose stretches lead nowhere', bytesOf([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xe1])],
    ['an AVIF that says no size', avif()],
    ['nothing', new Uint8Array(0)],
  ])('is no picture to Snug: %s', (_, bytes) => {
    expect(pictureHead(bytes)).toBeUndefined()
  })
})
