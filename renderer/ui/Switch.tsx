import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, Text } from 'react-aria-components'
import styles from './Switch.module.css'

type SwitchProps = {
  readonly label: string
  readonly help?: ReactNode
  readonly isOn: boolean
  readonly isDisabled?: boolean
  /** One choice among others of something small, and none of the page's own. */
  readonly isSmall?: boolean
  readonly onChange: (on: boolean) => void
}

/** Something that is on or off, at once, without a button to confirm it. */
export const Switch = ({ label, help, isOn, isDisabled = false, isSmall = false, onChange }: SwitchProps) => (
  <SwitchField
    isSelected={isOn}
    onChange={onChange}
    isDisabled={isDisabled}
    className={`${styles['field']} ${isSmall ? styles['small'] : ''}`}
  >
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
