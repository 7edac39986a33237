/** The room's members: one founded it, the others were let in. The first ones speak most. */
export const NAMES = [
  'Anna',
  'Idris',
  'Maud',
  'Tomás',
  'Ines',
  'Yusuf',
  'Karin',
  'Léo',
  'Priya',
  'Olek',
  'Noor',
  'Beatriz',
] as const

/** For so many messages there is one note, as in a room of a million messages and 2,000 notes. */
const MESSAGES_FOR_A_NOTE = 500

/** How many months a room of so many messages has lived. */
export const monthsFor = (messages: number): number => {
  if (messages === 0) return 0
  if (messages <= 1_000) return 6
  if (messages <= 10_000) return 12
  if (messages <= 100_000) return 36
  return messages <= 300_000 ? 48 : 60
}

export const notesFor = (messages: number): number => Math.floor(messages / MESSAGES_FOR_A_NOTE)

/** A month of the room, in milliseconds since 1970. */
export type Span = { readonly from: number; readonly to: number; readonly messages: number; readonly notes: number }

const DAY = 24 * 60 * 60 * 1000

/** The room's months, oldest first; the newest ends now, or with the month before if this one has only begun. */
export const spansFor = (messages: number, now: number): Span[] => {
  const count = monthsFor(messages)
  const notes = notesFor(messages)
  const today = new Date(now)
  const begun = now - Date.UTC(today.getUTCFullYear(), today.getUTCMonth()) < 2 * DAY ? 1 : 0
  const share = (whole: number, at: number): number =>
    Math.floor((whole * (at + 1)) / count) - Math.floor((whole * at) / count)
  return Array.from({ length: count }, (_, at) => {
    const month = today.getUTCMonth() - begun - (count - 1 - at)
    const from = Date.UTC(today.getUTCFullYear(), month)
    const to = Math.min(Date.UTC(today.getUTCFullYear(), month + 1), now)
    return { from, to, messages: share(messages, at), notes: share(notes, at) }
  })
}
