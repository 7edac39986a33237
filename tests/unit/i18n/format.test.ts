import { describe, expect, test } from 'vitest'
import { createI18n } from '../../../renderer/i18n/context'
import { createFormat, dayOf, localeOf } from '../../../renderer/i18n/format'
import { createTranslate } from '../../../renderer/i18n/translate'

const english = createFormat('en-GB', createTranslate('en'))
const french = createFormat('fr-FR', createTranslate('fr'))
const now = new Date(2026, 10, 23, 0, 5).getTime()

describe('days', () => {
  test('change at midnight, not after 24 hours', () => {
    expect(english.day(new Date(2026, 10, 23, 0, 0).getTime(), now)).toBe('Today')
    expect(english.day(new Date(2026, 10, 22, 23, 59).getTime(), now)).toBe('Yesterday')
    expect(french.day(new Date(2026, 10, 22, 0, 0).getTime(), now)).toBe('Hier')
  })

  test('are named, with the year only when it is another one', () => {
    expect(english.day(new Date(2026, 10, 16, 12).getTime(), now)).toBe('Monday 16 November')
    expect(french.day(new Date(2026, 10, 16, 12).getTime(), now)).toBe('Lundi 16 novembre')
    expect(english.day(new Date(2024, 1, 29, 12).getTime(), now)).toMatch(/29 February 2024$/)
  })

  test('count on over the turn of the year', () => {
    expect(dayOf(new Date(2027, 0, 1, 0, 1).getTime()) - dayOf(new Date(2026, 11, 31, 23, 59).getTime())).toBe(1)
  })
})

describe('names', () => {
  test('are all said up to four', () => {
    expect(english.names(['Anna'])).toBe('Anna')
    expect(english.names(['Anna', 'Idris', 'Cléo'])).toBe('Anna, Idris and Cléo')
    expect(french.names(['Anna', 'Idris'])).toBe('Anna et Idris')
  })

  test('from five on the rest is told by number', () => {
    expect(english.names(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 others')
    expect(french.names(['A', 'B', 'C', 'D', 'E', 'F'])).toBe('A, B, C et 3 autres personnes')
  })
})

describe('localeOf', () => {
  test('takes the person’s own variant of the language', () => {
    expect(localeOf('en', ['fr', 'en-US'])).toBe('en-US')
    expect(localeOf('fr', ['en-US', 'fr-CA'])).toBe('fr-CA')
    expect(localeOf('fr', ['en-US'])).toBe('fr-FR')
  })
})

test('sizes are told in the unit that one can picture', () => {
  const { format } = createI18n('en', ['en-GB'])
  expect([0, 1, 999, 730_000, 3_100_000, 48_200_000, 2_500_000_000].map(format.size)).toEqual([
    '0 kB',
    '1 kB',
    '1 kB',
    '730 kB',
    '3.1 MB',
    '48 MB',
    '2.5 GB',
  ])
  expect(createI18n('fr', ['fr-FR']).format.size(3_100_000).replaceAll(/\s/g, ' ')).toBe('3,1 Mo')
})
