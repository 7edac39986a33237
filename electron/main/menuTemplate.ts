import type { MenuItemConstructorOptions } from 'electron'
import type { MenuWord } from './menuWords'
import { menuWords } from './menuWords'

type Role = Exclude<MenuWord, 'file' | 'open' | 'edit' | 'view' | 'window'>

type Given = {
  /** Those that are wanted, as systems name them: `fr-CA`. */
  readonly languages: readonly string[]
  readonly isMac: boolean
  readonly isPackaged: boolean
}

/** The window's menu, in the first of these languages that Snug speaks. */
export const menuTemplate = ({ languages, isMac, isPackaged }: Given): MenuItemConstructorOptions[] => {
  const words = menuWords(languages)
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: words[role] })
  const rule: MenuItemConstructorOptions = { type: 'separator' }
  const menu = (word: MenuWord, ...submenu: MenuItemConstructorOptions[]) => ({ label: words[word], submenu })
  const develop = isPackaged ? [] : [rule, item('reload'), item('toggleDevTools')]
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    menu('file', item(isMac ? 'close' : 'quit')),
    menu('edit', item('undo'), item('redo'), rule, item('cut'), item('copy'), item('paste'), rule, item('selectAll')),
    menu('view', item('resetZoom'), item('zoomIn'), item('zoomOut'), rule, item('togglefullscreen'), ...develop),
    menu('window', item('minimize'), ...(isMac ? [] : [item('close')])),
  ]
}
