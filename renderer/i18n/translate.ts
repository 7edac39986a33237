import type { MessageKey, MessageOf, Catalogue } from './catalogue'
import { en } from './en'
import { fr } from './fr'
import { frenchSpaces } from './frenchSpaces'
import type { Filling, Message } from './messages'

export type Language = 'en' | 'fr'

/** The sentence of `key` with its braces filled in. A key that is missing or filled in wrongly does not compile. */
export type Translate = <Key extends MessageKey>(key: Key, ...filling: Filling<MessageOf<Key>>) => string

const BRACES = /\{(\w+)\}/g
const catalogues: Record<Language, Catalogue> = { en, fr }
const typeset: Record<Language, (text: string) => string> = { en: (text) => text, fr: frenchSpaces }

/** Speaks one language. What is filled in is inserted as it is. */
export const createTranslate = (language: Language): Translate => {
  const plurals = new Intl.PluralRules(language)
  const choose = (message: Message, n: unknown): string => {
    if (typeof message === 'string') return message
    return plurals.select(Number(n)) === 'one' ? message.one : message.other
  }
  return (key, ...[filling]) => {
    const values: Readonly<Record<string, string | number>> = filling ?? {}
    const text = typeset[language](choose(catalogues[language][key], values['n']))
    return text.replaceAll(BRACES, (whole, name: string) => String(values[name] ?? whole))
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
