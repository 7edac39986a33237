import { expect, test } from 'vitest'
import { menuTemplate } from '../../../electron/main/menuTemplate'

const GIVEN = { isMac: false, isPackaged: true }
const words = (languages: readonly string[], more: Partial<typeof GIVEN> = {}): string[] =>
  menuTemplate({ languages, ...GIVEN, ...more }).flatMap(({ label, submenu }) => [
    label ?? '',
    ...(Array.isArray(submenu) ? submenu.flatMap((item) => (item.type === 'separator' ? [] : [item.label ?? ''])) : []),
  ])

test('the menu is in the first of the languages that Snug speaks, all of it', () => {
  const [english, french] = [words(['en-GB']), words(['de-AT', 'fr-CA', 'en-US'])]
  expect(french).toHaveLength(english.length)
  expect(french[0]).toBe('Fichier')
  expect(english[0]).toBe('File')
  expect(french.filter((word) => word === '' || english.includes(word))).toEqual([])
  expect(words(['de-AT'])).toEqual(english)
  expect(words([])).toEqual(english)
})

test('only who develops it finds the tools for that', () => {
  expect(words(['en'])).not.toContain('Developer tools')
  expect(words(['en'], { isPackaged: false })).toContain('Developer tools')
})
