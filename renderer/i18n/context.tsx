import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { ProblemCode } from '#shared/protocol/problem'
import type { Format } from './format'
import { createFormat, localeOf } from './format'
import type { Language, Translate } from './translate'
import { createTranslate } from './translate'

export type I18n = {
  readonly language: Language
  readonly locale: string
  readonly t: Translate
  readonly format: Format
}

const I18nContext = createContext<I18n | undefined>(undefined)

/** Everything a screen needs to speak one language. */
export const createI18n = (language: Language, wanted: readonly string[] = navigator.languages): I18n => {
  const t = createTranslate(language)
  const locale = localeOf(language, wanted)
  return { language, locale, t, format: createFormat(locale, t) }
}

/** The screens below speak `language`; a change shows at once. */
export const I18nProvider = ({ language, children }: { readonly language: Language; readonly children: ReactNode }) => {
  const value = useMemo(() => createI18n(language), [language])
  return <I18nContext value={value}>{children}</I18nContext>
}

/** The language of the screen. Throws outside of an I18nProvider. */
export const useI18n = (): I18n => {
  const i18n = useContext(I18nContext)
  if (!i18n) throw new Error('useI18n needs I18nProvider above it')
  return i18n
}

/** What happened, what is safe, what to do next. */
export const problemSentences = (t: Translate, code: ProblemCode) => ({
  happened: t(`problem.${code}.happened`),
  safe: t(`problem.${code}.safe`),
  next: t(`problem.${code}.next`),
})
