import type { BrowserWindow } from 'electron'
import { IN_SIGHT } from '#shared/ipc/channels'

/** Whether somebody can see the window. */
export const isInSight = (window: BrowserWindow | undefined): boolean =>
  window !== undefined && window.isVisible() && !window.isMinimized()

/** Tells the page whenever that may have changed. */
export const watchSight = (window: BrowserWindow): void => {
  const tell = (): void => {
    if (!window.isDestroyed()) window.webContents.send(IN_SIGHT)
  }
  window.on('show', tell)
  window.on('hide', tell)
  window.on('minimize', tell)
  window.on('restore', tell)
}
