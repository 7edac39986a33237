import { describe, expect, test } from 'vitest'
import { en } from '../../../renderer/i18n/en'
import { fr } from '../../../renderer/i18n/fr'
import { frenchSpaces } from '../../../renderer/i18n/frenchSpaces'
import type { Message } from '../../../renderer/i18n/messages'

const catalogues: Record<string, Readonly<Record<string, Message>>> = { en, fr }
const textsOf = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other]
/** The names in braces; in a plural only those of `other`, since "one" may say its number in words. */
const braces = (message: Message): readonly string[] =>
  [...new Set((typeof message === 'string' ? message : message.other).match(/\{\w+\}/g) ?? [])].sort()

describe('the catalogues', () => {
  test('fill in the same braces in every language', () => {
    for (const [key, message] of Object.entries(catalogues['en']!)) {
      expect(braces(catalogues['fr']![key]!), key).toEqual(braces(message))
    }
  })

  test('leave no string empty, and none with white space around it or twice inside', () => {
    for (const [language, catalogue] of Object.entries(catalogues)) {
      for (const [key, message] of Object.entries(catalogue)) {
        for (const text of textsOf(message)) {
          expect(text, `${language} ${key}`).not.toMatch(/^\s|\s$|\s\s/)
          expect(text.length, `${language} ${key}`).toBeGreaterThan(0)
        }
      }
    }
  })

  test('use typographic apostrophes and quotation marks', () => {
    for (const [language, catalogue] of Object.entries(catalogues)) {
      for (const [key, message] of Object.entries(catalogue)) {
        for (const text of textsOf(message)) expect(text, `${language} ${key}`).not.toMatch(/['"`]|\.\.\./)
      }
    }
  })

  test('end what went wrong, what is safe and what to do next as sentences', () => {
    for (const catalogue of Object.values(catalogues)) {
      for (const [key, message] of Object.entries(catalogue)) {
        if (key.startsWith('problem.')) expect(message, key).toMatch(/[.!?]$/)
      }
    }
  })

  test('are really translated: sentences are not the same in both', () => {
    const same = Object.entries(en).filter(
      ([key, message]) =>
        typeof message === 'string' &&
        /[a-z]/i.test(message.replaceAll(/\{\w+\}|Snug/g, '')) &&
        message.includes(' ') &&
        message === catalogues['fr']![key],
    )
    expect(same).toEqual([])
  })
})

describe('French typography', () => {
  test('every ; : ! ? and » has a space before it at which no line will break, and every « one after it', () => {
    for (const [key, message] of Object.entries(catalogues['fr']!)) {
      for (const text of textsOf(message)) {
        const typeset = frenchSpaces(text).replaceAll(/(snug|https?):\/\/|mailto:|\d:\d/g, '')
        expect(typeset, key).not.toMatch(/[^\u202f][;!?]|[^\u00a0][:»]|«[^\u00a0]/)
      }
    }
  })

  test('makes those spaces unbreakable, some of them narrow, and leaves the others', () => {
    expect(frenchSpaces('Reprendre « la liste » ? Oui !')).toBe('Reprendre «\u00a0la liste\u00a0»\u202f? Oui\u202f!')
    expect(frenchSpaces('Une chose : rien ; tout')).toBe('Une chose\u00a0: rien\u202f; tout')
  })
})
