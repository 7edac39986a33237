import { app, Menu, nativeImage, Tray } from 'electron'
import { asProblem } from '#shared/protocol/problem'
import { iconPath } from './iconPath'
import { trayTemplate } from './trayTemplate'

/** Pixels: as large as each system draws it, or a size that it makes smaller well. */
const SIZE = process.platform === 'darwin' ? 18 : process.platform === 'win32' ? 32 : 24

export type Sign = {
  speak(languages: readonly string[]): void
  remove(): void
}

/**
 * Snug's sign in the system's tray, beside the clock, while it is on without a window. `open` brings the window back. Where
 * there is no tray nothing is seen of it, and whoever starts Snug again has the window.
 */
export const showSign = (languages: readonly string[], open: () => void): Sign => {
  let tray: Tray
  try {
    tray = new Tray(nativeImage.createFromPath(iconPath()).resize({ width: SIZE, height: SIZE, quality: 'best' }))
  } catch (error) {
    console.error('no sign in the tray:', asProblem(error).message)
    return { speak: () => undefined, remove: () => undefined }
  }
  const speak = (spoken: readonly string[]): void =>
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(spoken, { open, quit: () => app.quit() })))
  tray.setToolTip('Snug')
  tray.on('click', open)
  speak(languages)
  return { speak, remove: () => tray.destroy() }
}
