import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, Text } from 'react-aria-components'
import styles from './Switch.module.css'

type SwitchProps = {
  readonly label: string
  readonly help?: ReactNode
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly onChange: (on: boolean) => void
}

/** Something that is on or off, at once, without a button to confirm it. */
export const Switch = ({ label, help, isOn, isDisabled = false, onChange }: SwitchProps) => (
  <SwitchField isSelected={isOn} onChange={onChange} isDisabled={isDisabled} className={styles['field'] ?? ''}>
    <SwitchButton className={styles['switch'] ?? ''}>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['knob']} />
      </span>
      <span className={styles['label']}>{label}</span>
    </SwitchButton>
    {help && (
      <Text slot="description" className={styles['help'] ?? ''}>
        {help}
      </Text>
    )}
  </SwitchField>
)
