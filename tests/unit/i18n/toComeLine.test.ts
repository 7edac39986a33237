import { expect, test } from 'vitest'
import { toComeLine } from '../../../renderer/features/room/toComeLine'
import type { I18n } from '../../../renderer/i18n/context'
import { createFormat } from '../../../renderer/i18n/format'
import { createTranslate } from '../../../renderer/i18n/translate'
import type { ToComeView } from '../../../renderer/state/views'

const speaking = (language: 'en' | 'fr'): I18n => {
  const t = createTranslate(language)
  return { t, format: createFormat(language === 'fr' ? 'fr-FR' : 'en-GB', t) } as I18n
}
const lines = (toCome: ToComeView): string[] =>
  [toComeLine(speaking('en'), toCome), toComeLine(speaking('fr'), toCome)].map((line) => line.replaceAll(/\s/g, ' '))

test('years are named as years', () => {
  expect(lines({ oldest: '2019-03', newest: '2023-11', people: ['Anna', 'Idris'] })).toEqual([
    '2019 to 2023 still to come, from Anna and Idris',
    'Encore à venir de chez Anna et Idris : de 2019 à 2023',
  ])
})

test('within a year, months are named', () => {
  expect(lines({ oldest: '2026-03', newest: '2026-11', people: ['Anna'] })).toEqual([
    'March 2026 to November 2026 still to come, from Anna',
    'Encore à venir de chez Anna : de mars 2026 à novembre 2026',
  ])
  expect(lines({ oldest: '2026-03', newest: '2026-03', people: ['Anna'] })).toEqual([
    'March 2026 still to come, from Anna',
    'Encore à venir de chez Anna : mars 2026',
  ])
})

test('what is no conversation is named too', () => {
  expect(lines({ oldest: undefined, newest: undefined, people: ['Anna'] })).toEqual([
    'Notes still to come, from Anna',
    'Encore à venir de chez Anna : des notes',
  ])
})
