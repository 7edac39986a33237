import { expect, test } from 'vitest'
import type { Pixels } from '../../../renderer/ui/qr/findQr'
import { findQr, QUICK, THOROUGH } from '../../../renderer/ui/qr/findQr'
import { qrBars } from '../../../renderer/ui/qr/qrBars'
import { busyTime } from '../../support/busyTime'

const LINK = `snug://join#${'WzEsInRoZSBnYWxsZXJ5IGludml0ZXMgbm9ib2R5Iixb'.repeat(7)}`

/** A picture of so many pixels for each module, in the colours that the screen uses. */
const draw = (text: string, scale: number): Pixels => {
  const { bars, size } = qrBars(text)
  const side = size * scale
  const data = new Uint8ClampedArray(side * side * 4)
  const paint = (x: number, y: number, width: number, height: number, colour: readonly number[]): void => {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) data.set(colour, (row * side + column) * 4)
  }
  paint(0, 0, side, side, [255, 253, 248, 255])
  for (const { x, y, width } of bars) paint(x * scale, y * scale, width * scale, scale, [29, 23, 18, 255])
  return { data, width: side, height: side }
}

test.each([QUICK, THOROUGH])('what is drawn is read again, in a picture or by a camera: %o', async (effort) => {
  for (const scale of [3, 8]) expect(await findQr(draw(LINK, scale), effort)).toBe(LINK)
})

test('has a quiet zone of four modules all around', () => {
  const { bars, size } = qrBars(LINK)
  for (const { x, y, width } of bars) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
    expect(Math.max(x + width, y + 1)).toBeLessThanOrEqual(size - 4)
  }
})

test('where there is no code, none is made up, and not for long', async () => {
  const side = 900
  const noise = new Uint8ClampedArray(side * side * 4).map((_, at) =>
    at % 4 === 3 ? 255 : (at * 2_654_435_761) >>> 24,
  )
  const begun = busyTime()
  expect(await findQr({ data: noise, width: side, height: side }, THOROUGH)).toBeUndefined()
  expect(await findQr({ data: new Uint8ClampedArray(4), width: 1, height: 1 }, THOROUGH)).toBeUndefined()
  expect(busyTime() - begun).toBeLessThan(5_000)
})
