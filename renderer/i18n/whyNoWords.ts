import type { Translate } from './translate'

type Wordless = {
  readonly author: { readonly name: string; readonly own: boolean }
  readonly words:
    | { readonly kind: 'text' | 'coming' | 'takenBack' | 'folded' }
    | { readonly kind: 'redacted'; readonly by: { readonly name: string; readonly own: boolean } }
}

/** What is said where no words of a message can be shown. `isFolded`: they are here, and oneself has muted their author. */
export const whyNoWords = (t: Translate, { author, words }: Wordless, isFolded: boolean): string => {
  const { name, own } = author
  if (words.kind === 'takenBack') return own ? t('talk.takenBackOwn') : t('talk.takenBack', { name })
  if (words.kind === 'redacted') {
    return words.by.own ? t('talk.redactedOwn') : t('talk.redacted', { name: words.by.name })
  }
  return isFolded ? t('talk.folded', { name }) : t('talk.coming')
}
