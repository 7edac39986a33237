import type { MessageKey } from '../i18n/catalogue'
import type { Translate } from '../i18n/translate'

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

/** On a Mac keys bear signs, and stand in its menus by them. */
const MAC: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Tab: '⇥',
  Delete: '⌦',
}

/** Keys whose name is a word of the language. */
const WORDS: Readonly<Record<string, Extract<MessageKey, `keys.name${string}`>>> = {
  Enter: 'keys.nameEnter',
  Escape: 'keys.nameEscape',
  Home: 'keys.nameHome',
  End: 'keys.nameEnd',
  Shift: 'keys.nameShift',
  Tab: 'keys.nameTab',
  Delete: 'keys.nameDelete',
}

const SIGNS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Alt: 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  PageUp: 'Pg↑',
  PageDown: 'Pg↓',
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/**
 * `Mod-Shift-x` as it is written on this machine's keyboard, in the language: the same wherever a key is named. `mirrored`: arrows
 * point the other way, as what they are for does.
 */
export const keyName = (t: Translate, keys: string, { mac = isMac(), mirrored = false } = {}): string =>
  keys
    .split('-')
    .map((key) => (mirrored ? (MIRRORED[key] ?? key) : key))
    .map((key) => {
      const word = WORDS[key]
      return (mac && MAC[key]) || (word ? t(word) : (SIGNS[key] ?? key.toUpperCase()))
    })
    .join(mac ? '' : '+')
