import { writeFile } from 'node:fs/promises'
import { qrModules } from '../../renderer/ui/qr/qrModules'
import { png } from './png'

/** `text` as a QR code, so many pixels for each module, in a PNG. */
export const qrPicture = (text: string, scale = 6): Buffer => {
  const modules = qrModules(text)
  const side = modules.length * scale
  return png(side, side, (x, y) => modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true)
}

const WIDTH = 640
const HEIGHT = 480

/** Writes what a camera sees before which somebody holds the QR code of `text`, for Chromium's camera of tests (Y4M). */
export const filmQr = async (path: string, text: string): Promise<void> => {
  const modules = qrModules(text)
  const scale = Math.floor(HEIGHT / modules.length)
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200)
  modules.forEach((row, y) =>
    row.forEach((isDark, x) => {
      for (let line = 0; line < scale; line++) {
        const from = (y * scale + line) * WIDTH + x * scale
        luma.fill(isDark ? 30 : 230, from, from + scale)
      }
    }),
  )
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`)
  await writeFile(path, Buffer.concat([head, luma, grey]))
}
