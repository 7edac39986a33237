import { expect, test } from 'vitest'
import { drawQr } from '../../../renderer/ui/QrCode'

/** Which modules a path of `Mx yhN v1h-Nz` bars covers. */
const modulesOf = (path: string): Set<string> => {
  const covered = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let column = 0; column < Number(width); column++) covered.add(`${Number(x) + column},${y}`)
  }
  return covered
}

test('draws every dark module once, inside a quiet zone of four', async () => {
  const text = 'snug://join#WzEs'
  const { path, size } = drawQr(text)
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const wanted = new Set<string>()
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) wanted.add(`${column + 4},${row + 4}`)
    }
  }
  expect(size).toBe(modules.size + 8)
  expect(modulesOf(path)).toEqual(wanted)
})
