import type { ReactNode, Ref } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip'

type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> & {
  /** What it does: read out, and shown when it is pointed at or focused. */
  readonly label: string
  /** Shorter words for the tooltip, when the label says more than a glance needs. */
  readonly hint?: string
  readonly icon: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** For the few places where words would crowd the reading; everywhere else take Button. */
export const IconButton = ({ label, hint = label, icon, ...rest }: IconButtonProps) => (
  // Ears have heard the label already.
  <Tooltip words={hint === label ? <span aria-hidden>{hint}</span> : hint}>
    <AriaButton {...rest} aria-label={label} className={styles['button'] ?? ''}>
      {icon}
    </AriaButton>
  </Tooltip>
)
