const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt', Shift: '⇧' }
const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  PageUp: 'Pg↑',
  PageDown: 'Pg↓',
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** `Mod-Shift-x` as it is written on this machine's keyboard. `mirrored`: arrows point the other way, as what they are for does. */
export const keyName = (keys: string, { mac = isMac(), mirrored = false } = {}): string =>
  keys
    .split('-')
    .map((key) => (mirrored ? (MIRRORED[key] ?? key) : key))
    .map((key) => (mac ? MAC : OTHER)[key] ?? ARROWS[key] ?? key.toUpperCase())
    .join(mac ? '' : '+')
