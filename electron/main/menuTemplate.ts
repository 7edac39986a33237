import type { MenuItemConstructorOptions } from 'electron'

/** The menus, and the roles in them, in the languages of Snug: Electron's own words are English everywhere but on macOS. */
const WORDS = {
  en: {
    file: 'File',
    quit: 'Quit Snug',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    resetZoom: 'Usual size',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    togglefullscreen: 'Full screen',
    reload: 'Reload',
    toggleDevTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimise',
    close: 'Close',
  },
  fr: {
    file: 'Fichier',
    quit: 'Quitter Snug',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    resetZoom: 'Taille habituelle',
    zoomIn: 'Plus grand',
    zoomOut: 'Plus petit',
    togglefullscreen: 'Plein écran',
    reload: 'Recharger',
    toggleDevTools: 'Outils de développement',
    window: 'Fenêtre',
    minimize: 'Réduire',
    close: 'Fermer',
  },
} as const

type Word = keyof (typeof WORDS)['en']
type Role = Exclude<Word, 'file' | 'edit' | 'view' | 'window'>

type Given = {
  /** Those that are wanted, as systems name them: `fr-CA`. */
  readonly languages: readonly string[]
  readonly isMac: boolean
  readonly isPackaged: boolean
}

/** The window's menu, in the first of these languages that Snug speaks. */
export const menuTemplate = ({ languages, isMac, isPackaged }: Given): MenuItemConstructorOptions[] => {
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'fr')
  const words = WORDS[known === 'fr' ? 'fr' : 'en']
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: words[role] })
  const rule: MenuItemConstructorOptions = { type: 'separator' }
  const menu = (word: Word, ...submenu: MenuItemConstructorOptions[]) => ({ label: words[word], submenu })
  const develop = isPackaged ? [] : [rule, item('reload'), item('toggleDevTools')]
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    menu('file', item(isMac ? 'close' : 'quit')),
    menu('edit', item('undo'), item('redo'), rule, item('cut'), item('copy'), item('paste'), rule, item('selectAll')),
    menu('view', item('resetZoom'), item('zoomIn'), item('zoomOut'), rule, item('togglefullscreen'), ...develop),
    menu('window', item('minimize'), ...(isMac ? [] : [item('close')])),
  ]
}
