import { expect, test } from 'vitest'
import { entriesNamed } from '../../../renderer/features/palette/entriesNamed'
import type { PaletteEntry } from '../../../renderer/features/palette/paletteEntries'
import { wordsToFind } from '../../../renderer/state/search/matchWords'

const entry = (label: string, ...earlier: readonly string[]): PaletteEntry => ({
  id: label,
  group: 'people',
  label,
  earlier,
  icon: undefined,
  act: () => undefined,
})
const entries = [entry('What Annika has written', 'Anna', 'Ænne'), entry('What Anna B. has written'), entry('Settings')]
const found = (typed: string) =>
  entriesNamed(entries, wordsToFind(typed)).map(({ label, by }) => (by ? `${label}, ${by}` : label))

test('who had another name is found by it too, and then it is told', () => {
  expect(found('anna')).toEqual(['What Annika has written, Anna', 'What Anna B. has written'])
  expect(found('what anna wri')).toEqual(['What Annika has written, Anna', 'What Anna B. has written'])
  expect(found('aenne')).toEqual(['What Annika has written, Ænne'])
})

test('the name that they bear, and what else there is, is found without', () => {
  expect(found('annika')).toEqual(['What Annika has written'])
  expect(found('sett')).toEqual(['Settings'])
  expect(found('')).toHaveLength(3)
})
