import { app, Menu } from 'electron'
import { menuTemplate } from './menuTemplate'

/** The menu of the window, or of macOS, in the system's language: what one has chosen in Snug is known only to the page. */
export const setMenu = (): void => {
  const template = menuTemplate({
    languages: app.getPreferredSystemLanguages(),
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
