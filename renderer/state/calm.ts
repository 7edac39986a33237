/** A time of day, `HH:MM`, where this machine is. */
export type TimeOfDay = `${number}:${number}`

export const isTimeOfDay = (text: unknown): text is TimeOfDay =>
  typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** How calm the person wants it, in all rooms. `shows`: what a notification tells; whoever passes by can read it. */
export type Calm = {
  readonly shows: 'words' | 'name' | 'nothing'
  readonly isQuietAtNight: boolean
  readonly quietFrom: TimeOfDay
  readonly quietUntil: TimeOfDay
  readonly digestAt: TimeOfDay
}

export const CALM: Calm = {
  shows: 'name',
  isQuietAtNight: true,
  quietFrom: '22:00',
  quietUntil: '08:00',
  digestAt: '18:00',
}

const minutesOf = (time: TimeOfDay): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether it is within the quiet hours at a moment (milliseconds since 1970); they may go over midnight. */
export const isQuiet = ({ isQuietAtNight, quietFrom, quietUntil }: Calm, at: number): boolean => {
  if (!isQuietAtNight) return false
  const now = new Date(at).getHours() * 60 + new Date(at).getMinutes()
  const [from, until] = [minutesOf(quietFrom), minutesOf(quietUntil)]
  return from <= until ? now >= from && now < until : now >= from || now < until
}

/** The last moment before or at `at` at which it was that time of day. */
export const latest = (time: TimeOfDay, at: number): number => {
  const date = new Date(at)
  date.setHours(0, minutesOf(time), 0, 0)
  if (date.getTime() > at) date.setDate(date.getDate() - 1)
  return date.getTime()
}
