import { expect, test } from 'vitest'
import { differences } from '../../support/differences'
import type { Picture } from '../../support/picture'
import { coarse, readPicture, shrink, writePicture } from '../../support/picture'
import { pngOf } from '../../support/png'

const drawn = (width: number, height: number, at: (x: number, y: number) => number): Picture => ({
  width,
  height,
  rgb: Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    at(Math.floor(i / 3) % width, Math.floor(i / 3 / width)),
  ),
})

test('a picture that is written and read is the same', () => {
  const picture = drawn(17, 9, (x, y) => (x * 31 + y * 57) % 256)
  expect(readPicture(writePicture(picture))).toEqual(picture)
})

test('each way in which a PNG writes differences is understood', () => {
  // Two pixels to a line, one line for each way; all of them say that the picture is 10, 10, 10 everywhere.
  const lines = [
    [0, 10, 10, 10, 10, 10, 10],
    [1, 10, 10, 10, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 0],
    [3, 5, 5, 5, 0, 0, 0],
    [4, 0, 0, 0, 0, 0, 0],
  ]
  const head = Buffer.alloc(13)
  head.writeUInt32BE(2)
  head.writeUInt32BE(lines.length, 4)
  head[8] = 8
  head[9] = 2
  expect(readPicture(pngOf(head, Buffer.from(lines.flat())))).toEqual(drawn(2, lines.length, () => 10))
})

test('fewer colours are the same, another place is not', () => {
  const letters = (moved: number) =>
    shrink(
      drawn(400, 400, (x, y) => (((y + moved) >> 3) % 3 === 0 && x % 5 ? 30 : 240)),
      4,
    )
  expect(differences(coarse(letters(0)), letters(0)).share).toBe(0)
  expect(differences(coarse(letters(0)), letters(4)).share).toBeGreaterThan(0.1)
  expect(differences(letters(0), shrink(letters(0), 2)).share).toBe(1)
})
