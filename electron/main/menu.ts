import { app, Menu } from 'electron'
import { menuTemplate } from './menuTemplate'

/** Makes the menu of the window, or of macOS, in the first of these languages that Snug speaks (`fr-CA`, `en`). */
export const setMenu = (languages: readonly string[]): void => {
  const template = menuTemplate({ languages, isMac: process.platform === 'darwin', isPackaged: app.isPackaged })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
