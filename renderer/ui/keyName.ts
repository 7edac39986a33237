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
}

/** `Mod-Shift-x` as it is written on this machine's keyboard. */
export const keyName = (keys: string, mac = isMac()): string =>
  keys
    .split('-')
    .map((key) => (mac ? MAC : OTHER)[key] ?? ARROWS[key] ?? key.toUpperCase())
    .join(mac ? '' : '+')
