import type { Language, Translate } from './translate'

/** How dates, times and names read in one language. */
export type Format = {
  /** `14:05` */
  time(at: number): string
  /** `Today`, `Yesterday`, `Monday 16 November`, with the year when it is another one. */
  day(at: number, now: number): string
  /** `16 November 2026`, to stand inside a sentence. */
  date(at: number): string
  /** `November 2026`, from `2026-11`. */
  month(month: `${number}-${number}`): string
  /** Day and time in one. */
  moment(at: number, now: number): string
  /** The same in words that stand inside a sentence. */
  until(at: number): string
  /** `12 MB`, from bytes. */
  size(bytes: number): string
  /** `Anna, Idris and Cléo`; from five on the rest is `and 3 others`. */
  names(names: readonly string[]): string
}

const SMALLEST = ['kilobyte', 1_000] as const
const UNITS = [['gigabyte', 1_000_000_000], ['megabyte', 1_000_000], SMALLEST] as const

/** More names than this are not read out one by one. */
const NAMED = 4

/** The person's own variant of the language (en-US, fr-CH, …) if they have one, since it decides on 14:05 or 2:05 pm. */
export const localeOf = (language: Language, wanted: readonly string[]): string =>
  wanted.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? (language === 'fr' ? 'fr-FR' : 'en-GB')

/** The local calendar day of a time, as a number that grows by the day. */
export const dayOf = (at: number): number => {
  const date = new Date(at)
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}

/** Made when it is first asked for: the tables of a language take the browser a millisecond for each kind of date. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

/** `locale` is a BCP 47 tag of the language that `t` speaks. */
export const createFormat = (locale: string, t: Translate): Format => {
  const dateTime = (style: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, style))
  const times = dateTime({ hour: 'numeric', minute: '2-digit' })
  const days = dateTime({ weekday: 'long', day: 'numeric', month: 'long' })
  const daysOfYears = dateTime({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const moments = dateTime({ day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' })
  const dates = dateTime({ day: 'numeric', month: 'long', year: 'numeric' })
  const months = dateTime({ month: 'long', year: 'numeric', timeZone: 'UTC' })
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))

  const day = (at: number, now: number): string => {
    const ago = dayOf(now) - dayOf(at)
    if (ago === 0) return t('talk.today')
    if (ago === 1) return t('talk.yesterday')
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    return capitalised((sameYear ? days() : daysOfYears()).format(at))
  }

  return {
    time: (at) => times().format(at),
    day,
    date: (at) => dates().format(at),
    month: (month) => months().format(Date.parse(`${month}-01`)),
    moment: (at, now) => `${day(at, now)}, ${times().format(at)}`,
    until: (at) => moments().format(at),
    size: (bytes) => {
      const [unit, each] = UNITS.find(([, least]) => bytes >= least) ?? SMALLEST
      const digits = bytes / each < 10 && unit !== 'kilobyte' ? 1 : 0
      const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const
      return new Intl.NumberFormat(locale, style).format(bytes === 0 ? 0 : Math.max(bytes / each, 1))
    },
    names: (names) =>
      names.length <= NAMED
        ? lists().format(names)
        : t('list.others', { names: names.slice(0, NAMED - 1).join(', '), n: names.length - NAMED + 1 }),
  }
}

/** French writes days small, but a heading begins with a capital. */
const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
