import { expect, test } from 'vitest'
import { heardLine } from '../../../renderer/features/people/heardLine'
import type { I18n } from '../../../renderer/i18n/context'
import { createFormat } from '../../../renderer/i18n/format'
import { createTranslate } from '../../../renderer/i18n/translate'

const speaking = (language: 'en' | 'fr'): I18n => {
  const t = createTranslate(language)
  return { t, format: createFormat(language === 'fr' ? 'fr-FR' : 'en-GB', t) } as I18n
}
/** In a room of so many people and a keeper, or none. */
const lines = (linkedWith: readonly string[], members: number, keepers = 0): string[] => {
  const governance = { members: Array.from({ length: members }), keepers: Array.from({ length: keepers }) }
  return (['en', 'fr'] as const).map((language) => heardLine(speaking(language), { linkedWith, governance } as never))
}

test('one hears of it, or several do, and tell the others', () => {
  expect(lines(['Anna'], 3)).toEqual([
    'It is told to Anna now, and to the others by them.',
    'Anna l’apprendra maintenant, et les autres par là.',
  ])
  expect(lines(['Anna', 'Cléo'], 3, 1)).toEqual([
    'It is told to Anna and Cléo now, and to the others by them.',
    'Anna et Cléo l’apprendront maintenant, et les autres par là.',
  ])
})

test('where all are linked, nobody is left to be told', () => {
  expect(lines(['Anna'], 2)).toEqual(['It is told to Anna now.', 'Anna l’apprendra maintenant.'])
  expect(lines(['Anna', 'Cléo'], 3)).toEqual([
    'It is told to Anna and Cléo now.',
    'Anna et Cléo l’apprendront maintenant.',
  ])
})

test('where nobody is, one is told to wait', () => {
  for (const line of lines([], 2)) expect(line).toMatch(/^(?:Nobody else is linked|Personne d’autre n’est en lien)/)
})
