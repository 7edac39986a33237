import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './Choice.module.css'

type ChoiceProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  /** `sign`: what is drawn before its words. */
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly lang?: string
    readonly sign?: ReactNode
  }[]
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

/** One of a few, all of them in sight. */
export const Choice = <Value extends string>({ label, value, options, onChange, isDisabled }: ChoiceProps<Value>) => (
  <RadioGroup
    value={value}
    onChange={(chosen) => {
      const option = options.find((one) => one.value === chosen)
      if (option) onChange(option.value)
    }}
    orientation="horizontal"
    isDisabled={isDisabled ?? false}
    className={styles['group'] ?? ''}
  >
    <Label className={styles['label'] ?? ''}>{label}</Label>
    <div className={styles['options']}>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles['option'] ?? ''}>
          <span className={styles['dot']} aria-hidden="true" />
          {option.sign}
          <span lang={option.lang}>{option.label}</span>
        </Radio>
      ))}
    </div>
  </RadioGroup>
)
