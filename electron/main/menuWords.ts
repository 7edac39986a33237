/** The menus, and the roles in them, in the languages of Snug: Electron's own words are English everywhere but on macOS. */
const WORDS = {
  en: {
    file: 'File',
    open: 'Open Snug',
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
    open: 'Ouvrir Snug',
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

export type MenuWord = keyof (typeof WORDS)['en']

/** In the first of these languages that Snug speaks; they are named as systems name them: `fr-CA`. */
export const menuWords = (languages: readonly string[]): Readonly<Record<MenuWord, string>> => {
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'fr')
  return WORDS[known === 'fr' ? 'fr' : 'en']
}
