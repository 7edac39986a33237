import type { DeviceId, MessageId } from '../protocol/ids'
import type { Renaming } from '../governance/renamingsOf'
import { renamingsOf } from '../governance/renamingsOf'
import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveEdition } from './archiveEdition'
import type { Attached } from './attached'
import type { ArchiveMessage, ArchivePages } from './archiveInput'
import type { ArchiveWords } from './archiveWords'
import { archiveWords, fill } from './archiveWords'
import type { NamedNote } from './nameNotes'
import { nameNotes } from './nameNotes'
import { safeName, uniqueName } from './safeName'

export type NamedEdition = { readonly edition: ArchiveEdition; readonly name: string }

/** What every page needs to know. */
export type ArchiveContext = {
  readonly input: ArchivePages
  readonly words: ArchiveWords
  readonly notes: readonly NamedNote[]
  /** Oldest first. */
  readonly editions: readonly NamedEdition[]
  readonly attached: Attached
  readonly byId: ReadonlyMap<MessageId, ArchiveMessage>
  /** Who took another name, oldest first. */
  readonly renamings: readonly Renaming[]
  /** Oldest first. */
  readonly months: readonly string[]
  /** The way to the folder of the conversation's pages, from the page that is being written. */
  readonly conversationAt: string
  /** The page is a file of its own, without an archive around it. */
  readonly isAlone: boolean
  nameOf(device: DeviceId): string
  day(at: number): string
  time(at: number): string
  /** Day and time. */
  moment(at: number): string
  /** `November 2026` for `2026-11`. */
  month(month: string): string
  /** `12 MB`, from bytes. */
  size(bytes: number): string
  /** A sentence of the catalogue with its values, as HTML. */
  say(key: keyof Omit<ArchiveWords, 'role'>, values?: Readonly<Record<string, string>>): string
}

export const createArchiveContext = (input: ArchivePages, attached: Attached): ArchiveContext => {
  const words = archiveWords[input.language]
  const { timeZone } = input
  const names = new Map(
    [...input.former, ...input.members].flatMap(({ devices, name }) =>
      devices.map((device) => [device, name] as const),
    ),
  )
  const days = new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  const times = new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const months = new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const day = (at: number): string => days.format(at)
  const time = (at: number): string => times.format(at)
  return {
    input,
    words,
    notes: nameNotes(input.notes, words.untitled),
    editions: nameEditions(input),
    attached,
    renamings: renamingsOf([...input.members, ...input.former], day),
    byId: new Map(input.messages.map((message) => [message.id, message])),
    months: [...new Set(input.messages.map(({ month }) => month))].sort(),
    conversationAt: '',
    isAlone: false,
    nameOf: (device) => names.get(device) ?? words.someone,
    day,
    time,
    moment: (at) => `${day(at)}, ${time(at)}`,
    month: (month) => months.format(Date.parse(`${month}-15T12:00:00Z`)),
    size: (bytes) => sizeIn(words.locale, bytes),
    say: (key, values = {}) => escapeHtml(fill(words[key], values)),
  }
}

const sizeIn = (locale: string, bytes: number): string => {
  const [unit, each] = bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const)
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(locale, style).format(Math.max(1, bytes / each))
}

/** By their day, so that a folder shows them in the order in which they came out. */
const nameEditions = ({ editions, timeZone }: ArchivePages): readonly NamedEdition[] => {
  const taken = new Set<string>()
  const days = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  return editions.map((edition) => {
    const name = safeName(`${days.format(edition.at)} ${edition.title}`, 'Edition')
    return { edition, name: uniqueName(name, taken) }
  })
}
