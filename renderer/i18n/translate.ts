import type { MessageKey, MessageOf, Catalogue } from './catalogue'
import { elide } from './elide'
import { en } from './en'
import { fr } from './fr'
import { frenchSpaces } from './frenchSpaces'
import type { Filling, Message } from './messages'

export type Language = 'en' | 'fr'

/** The sentence of `key` with its braces filled in. A key that is missing or filled in wrongly does not compile. */
export type Translate = <Key extends MessageKey>(key: Key, ...filling: Filling<MessageOf<Key>>) => string

/** With the word before them that may have to be shortened in French. */
const BRACES = /(?:\b(de|que) )?([“«]\u00a0?)?\{(\w+)\}/gi
const catalogues: Record<Language, Catalogue> = { en, fr }
const typeset: Record<Language, (text: string) => string> = { en: (text) => text, fr: frenchSpaces }

/** A word of the sentence, or none, and what was filled in behind it. */
const joined: Record<Language, (before: string, value: string) => string> = {
  en: (before, value) => (before ? `${before} ${value}` : value),
  fr: elide,
}

/** Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, NKo and those after them, and their presentation forms. */
const RUNS_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

/** A name that runs the other way stands in a sentence without turning round what is beside it: between FSI and PDI. */
const isolated = (text: string): string => (RUNS_LEFT.test(text) ? `\u2068${text}\u2069` : text)

/** What was filled in as it is, for what is kept: a title, a file's name. */
export const withoutIsolates = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')

/** Quotation marks of what stands in quotation marks itself: those for the inside, as they are printed. */
const nested: Record<Language, (text: string) => string> = {
  en: (text) => text.replaceAll('“', '‘').replaceAll('”', '’'),
  fr: (text) => text.replaceAll(/«\s?/g, '“').replaceAll(/\s?»/g, '”'),
}

/**
 * Speaks one language. What is filled in is inserted as it is, but for quotation marks within quotation marks, and set apart
 * where it runs the other way.
 */
export const createTranslate = (language: Language): Translate => {
  const plurals = new Intl.PluralRules(language)
  const choose = (message: Message, n: unknown): string => {
    if (typeof message === 'string') return message
    return plurals.select(Number(n)) === 'one' ? message.one : message.other
  }
  return (key, ...[filling]) => {
    const values: Readonly<Record<string, string | number>> = filling ?? {}
    const text = typeset[language](choose(catalogues[language][key], values['n']))
    return text.replaceAll(BRACES, (_, before: string = '', mark: string | undefined, name: string) => {
      const value = String(values[name] ?? `{${name}}`)
      const shown = mark ? mark + isolated(nested[language](value)) : isolated(value)
      return joined[language](before, shown)
    })
  }
}

/** The first of the person's languages that Snug speaks, or English. */
export const chooseLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0]
    if (primary === 'en' || primary === 'fr') return primary
  }
  return 'en'
}
