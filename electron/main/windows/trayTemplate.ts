import type { MenuItemConstructorOptions } from 'electron'
import { menuWords } from '../menuWords'

/** What the sign beside the clock offers, in the first of these languages that Snug speaks. */
export const trayTemplate = (
  languages: readonly string[],
  { open, quit }: { readonly open: () => void; readonly quit: () => void },
): MenuItemConstructorOptions[] => {
  const words = menuWords(languages)
  return [{ label: words.open, click: open }, { type: 'separator' }, { label: words.quit, click: quit }]
}
