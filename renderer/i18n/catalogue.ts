import type { en } from './en'
import type { enProblems } from './enProblems'
import type { Message, Plural } from './messages'

type English = typeof en

/** Every key that a screen may ask for. */
export type MessageKey = keyof English
/** The English message of a key, which says what has to be filled in. */
export type MessageOf<Key extends MessageKey> = Extract<English[Key], Message>

/** What a language has to bring: the same keys, plural where English is plural. */
export type Translated<Source> = { readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural }
export type Catalogue = Translated<English>
export type ProblemCatalogue = Translated<typeof enProblems>
