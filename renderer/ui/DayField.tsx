import { CalendarDate } from '@internationalized/date'
import type { DateValue } from 'react-aria-components'
import { DateField } from 'react-aria-components'
import { Segments, segmentsField } from './Segments'

type DayFieldProps = {
  readonly label: string
  /** The beginning of the day where this machine is, in milliseconds since 1970; undefined for none. */
  readonly value: number | undefined
  /** Undefined once the day is cleared. */
  readonly onChange: (day: number | undefined) => void
  readonly autoFocus?: boolean
}

/** A day, written as the language writes days: digits go in, arrows count, Backspace clears. */
export const DayField = ({ label, value, onChange, autoFocus = false }: DayFieldProps) => (
  <DateField
    value={value === undefined ? null : dateOf(value)}
    onChange={(date) => onChange(date ? beginningOf(date) : undefined)}
    granularity="day"
    autoFocus={autoFocus}
    className={segmentsField}
  >
    <Segments label={label} />
  </DateField>
)

const beginningOf = ({ year, month, day }: DateValue): number => {
  const date = new Date(2000, 0)
  // A year is written digit by digit, and by itself Date takes the year 20 for 1920.
  date.setFullYear(year, month - 1, day)
  return date.getTime()
}

const dateOf = (at: number): CalendarDate => {
  const day = new Date(at)
  return new CalendarDate(day.getFullYear(), day.getMonth() + 1, day.getDate())
}
