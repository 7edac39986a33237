import { expect, test } from 'vitest'
import { keyName } from '../../../renderer/ui/keyName'

test.each([
  ['Mod-Shift-m', false, false, 'Ctrl+⇧+M'],
  ['Mod-Shift-m', true, false, '⌘⇧M'],
  ['Alt-Shift-ArrowRight', false, false, 'Alt+⇧+→'],
  // A column further on is to the left there.
  ['Alt-Shift-ArrowRight', false, true, 'Alt+⇧+←'],
  ['Alt-Shift-ArrowLeft', true, true, '⌥⇧→'],
  ['Alt-ArrowUp', false, true, 'Alt+↑'],
])('%s, on a Mac: %s, mirrored: %s, is %s', (keys, mac, mirrored, name) => {
  expect(keyName(keys, { mac, mirrored })).toBe(name)
})
