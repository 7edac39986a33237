import type { ReactNode, Ref } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import styles from './Button.module.css'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  readonly children: ReactNode
  /** `primary` once a screen at most; `quiet` looks like text until it is pointed at; `link` stands in a sentence. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'link' | 'danger'
  /** A Lucide icon; it only ever accompanies the words. */
  readonly icon?: ReactNode
  readonly wide?: boolean
  /** What it began goes on: it does nothing meanwhile, and keeps the focus. */
  readonly isBusy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** Without `disabled`, which would take the focus away. */
const STILL = { 'aria-disabled': true, 'data-busy': true, type: 'button', onPress: () => undefined } as const

/** A button with words on it. */
export const Button = ({ look = 'plain', icon, wide = false, isBusy = false, children, ...rest }: ButtonProps) => (
  <AriaButton
    {...rest}
    {...(isBusy ? STILL : {})}
    className={`${styles['button']} ${styles[look]} ${wide ? styles['wide'] : ''}`}
  >
    {icon}
    <span className={styles['words']}>{children}</span>
  </AriaButton>
)
