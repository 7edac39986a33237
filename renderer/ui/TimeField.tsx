import { Time } from '@internationalized/date'
import { TimeField as AriaTimeField } from 'react-aria-components'
import { Segments, segmentsField } from './Segments'

type TimeFieldProps = {
  readonly label: string
  /** `HH:MM`, from 00:00 to 23:59. */
  readonly value: `${number}:${number}`
  readonly onChange: (time: `${number}:${number}`) => void
  readonly isDisabled?: boolean
}

/** A time of day, written as the language writes times: digits go in, arrows count. */
export const TimeField = ({ label, value, onChange, isDisabled = false }: TimeFieldProps) => (
  <AriaTimeField
    value={timeOf(value)}
    onChange={(time) => time && onChange(textOf(time))}
    isDisabled={isDisabled}
    shouldForceLeadingZeros
    className={segmentsField}
  >
    <Segments label={label} />
  </AriaTimeField>
)

const timeOf = (text: string): Time => {
  const [hour, minute] = text.split(':').map(Number)
  return new Time(hour, minute)
}

const two = (number: number): string => String(number).padStart(2, '0')
const textOf = ({ hour, minute }: { readonly hour: number; readonly minute: number }): `${number}:${number}` =>
  `${two(hour)}:${two(minute)}` as `${number}:${number}`
