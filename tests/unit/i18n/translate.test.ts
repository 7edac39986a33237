import { describe, expect, test } from 'vitest'
import { heldQuotes } from '../../../renderer/i18n/heldQuotes'
import { chooseLanguage, createTranslate, withoutIsolates } from '../../../renderer/i18n/translate'

const english = createTranslate('en')
const french = createTranslate('fr')

describe('translate', () => {
  test('fills in the braces', () => {
    expect(english('talk.takenBack', { name: 'Idris' })).toBe('Idris took this message back.')
    expect(french('talk.takenBack', { name: 'Idris' })).toBe('Idris a repris ce message.')
  })

  test('chooses the plural of each language: zero is singular in French only', () => {
    expect(english('invite.usesOption', { n: 1 })).toBe('One person')
    expect(english('invite.usesOption', { n: 5 })).toBe('5 people')
    expect(english('invite.usesOption', { n: 0 })).toBe('0 people')
    expect(french('invite.usesOption', { n: 0 })).toBe('Une personne')
  })

  test('never changes what is filled in, not even its spaces or braces', () => {
    const name = 'Où ? : {names} « x »'
    expect(french('message.label', { name, when: 'hier' })).toBe(`${name}, hier`)
  })

  test('sets quotation marks that would stand within the same ones as those for the inside', () => {
    expect(english('people.inNote', { title: 'Questions for “The Summer Book”' })).toBe(
      'in “Questions for ‘The Summer Book’”',
    )
    expect(french('people.inNote', { title: 'Questions sur « Le Livre d’un été »' })).toBe(
      'dans «\u00a0Questions sur “Le Livre d’un été”\u00a0»',
    )
    expect(english('people.inNote', { title: '« x »' })).toBe('in “« x »”')
  })

  test('holds words and the quotation marks around them together, in narrow lists', () => {
    expect(heldQuotes('Sur « Le Livre d’un été » : quoi ?')).toBe(
      'Sur «\u00a0Le Livre d’un été\u00a0»\u00a0: quoi\u00a0?',
    )
    expect(heldQuotes('a :b “c”')).toBe('a :b “c”')
  })

  test('does not compile with a missing key, a missing filling or a wrong one', () => {
    // @ts-expect-error there is no such key
    expect(() => english('no.such.key')).toThrow()
    // @ts-expect-error the name is missing
    expect(english('talk.takenBack')).toContain('{name}')
    // @ts-expect-error it wants a name
    expect(english('talk.takenBack', { title: 'x' })).toContain('{name}')
    // @ts-expect-error it wants nothing
    expect(english('app.back', { name: 'x' })).toBe('Back')
  })
})

describe('chooseLanguage', () => {
  test.each([
    [['fr-CH', 'en'], 'fr'],
    [['de-DE', 'fr', 'en'], 'fr'],
    [['EN-us'], 'en'],
    [['de', 'pl'], 'en'],
    [[], 'en'],
  ] as const)('%j is spoken to in %s', (wanted, language) => expect(chooseLanguage(wanted)).toBe(language))
})

test('French shortens “de” and “que” before a vowel, accented or not', () => {
  const t = createTranslate('fr')
  expect(t('roles.title', { name: 'Idris Benali' })).toBe('Rôle d’Idris Benali')
  expect(t('roles.title', { name: 'Élodie' })).toBe('Rôle d’Élodie')
  expect(t('roles.title', { name: 'Yves' })).toBe('Rôle d’Yves')
  for (const name of ['Greta', 'Yasmine', 'Hans', '2 CV', 'נועה'])
    expect(withoutIsolates(t('roles.title', { name }))).toBe(`Rôle de ${name}`)
  expect(t('remove.stays', { name: 'Anna' })).toMatch(/^Ce qu’Anna a déjà lu/)
  expect(createTranslate('en')('roles.title', { name: 'Idris' })).not.toContain('’Idris')
})
