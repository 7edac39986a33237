import type { I18n } from './context'

type Readers = {
  readonly people: readonly { readonly name: string }[]
  readonly counted: number
  readonly isOwn: boolean
}

/** Who said that they have read something, by name or not, as they chose, and thanks to oneself; '' if nobody did. */
export const readersLine = (i18n: I18n, readers: Readers): string =>
  [othersLine(i18n, readers), readers.isOwn ? i18n.t('readers.own') : ''].filter(Boolean).join(' ')

const othersLine = ({ t, format }: I18n, { people, counted }: Readers): string => {
  const names = format.names(people.map(({ name }) => name))
  if (people.length === 0) return counted === 0 ? '' : t('readers.counted', { n: counted })
  return counted === 0 ? t('readers.named', { names }) : t('readers.both', { n: counted, names })
}
