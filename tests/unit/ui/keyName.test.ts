import { expect, test } from 'vitest'
import { createTranslate } from '../../../renderer/i18n/translate'
import { keyName } from '../../../renderer/ui/keyName'

const [english, french] = [createTranslate('en'), createTranslate('fr')]

test.each([
  ['Mod-Shift-m', false, false, 'Ctrl+Shift+M', 'Ctrl+Maj+M'],
  ['Mod-Shift-m', true, false, '⌘⇧M', '⌘⇧M'],
  ['Shift-Enter', false, false, 'Shift+Enter', 'Maj+Entrée'],
  ['Shift-Enter', true, false, '⇧↩', '⇧↩'],
  ['Alt-Shift-Delete', false, false, 'Alt+Shift+Del', 'Alt+Maj+Suppr'],
  ['Home', true, false, 'Home', 'Début'],
  ['Alt-Shift-ArrowRight', false, false, 'Alt+Shift+→', 'Alt+Maj+→'],
  // A column further on is to the left there.
  ['Alt-Shift-ArrowRight', false, true, 'Alt+Shift+←', 'Alt+Maj+←'],
  ['Alt-Shift-ArrowLeft', true, true, '⌥⇧→', '⌥⇧→'],
  ['Alt-ArrowUp', false, true, 'Alt+↑', 'Alt+↑'],
])('%s, on a Mac: %s, mirrored: %s, is %s in English and %s in French', (keys, mac, mirrored, ...names) => {
  expect([english, french].map((t) => keyName(t, keys, { mac, mirrored }))).toEqual(names)
})
