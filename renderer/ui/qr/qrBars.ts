import { qrModules } from './qrModules'

/** A run of dark modules in one row, in modules. */
export type Bar = { readonly x: number; readonly y: number; readonly width: number }

/** The dark modules of `text` as a QR code, as horizontal bars, and the side of the whole, quiet zone included. */
export const qrBars = (text: string): { readonly bars: readonly Bar[]; readonly size: number } => {
  const modules = qrModules(text)
  const bars: Bar[] = []
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      bars.push({ x: start, y, width: x - start + 1 })
    }
  })
  return { bars, size: modules.length }
}
