import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Button, Group, Toolbar as AriaToolbar, ToggleButton } from 'react-aria-components'
import styles from './Toolbar.module.css'
import { Tooltip } from './Tooltip'

type ToolbarProps = {
  readonly label: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLDivElement>
  /** Escape: back to what the tools are for. */
  readonly onLeave: () => void
}

/** A row of tools: one stop for Tab, arrows walk through it, Home and End go to its ends. */
export const Toolbar = ({ label, children, ref, onLeave }: ToolbarProps) => (
  <div
    role="presentation"
    onKeyDown={(event) => {
      if (event.key === 'Escape') onLeave()
      if (event.key === 'Home' || event.key === 'End') toEnd(event)
    }}
  >
    <AriaToolbar aria-label={label} className={styles['toolbar'] ?? ''} ref={ref ?? null}>
      {children}
    </AriaToolbar>
  </div>
)

const toEnd = (event: KeyboardEvent<HTMLElement>): void => {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')]
  event.preventDefault()
  tools.at(event.key === 'Home' ? 0 : -1)?.focus()
}

/** Tools that belong together, with a little room before the next. */
export const ToolbarGroup = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Group aria-label={label} className={styles['group'] ?? ''}>
    {children}
  </Group>
)

type ToolProps = {
  readonly label: string
  /** The key that does the same, as it is written on keyboards. */
  readonly shortcut?: string | undefined
  readonly icon: ReactNode
  /** Given: the tool is on or off, and says which. */
  readonly isOn?: boolean
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

/** One tool of a Toolbar. */
export const Tool = ({ label, shortcut, icon, isOn, isDisabled = false, onPress }: ToolProps) => {
  const common = { 'aria-label': label, isDisabled, onPress, className: styles['tool'] ?? '' }
  const words = (
    <>
      {/* Ears have heard it already. */}
      <span aria-hidden>{label}</span>
      {shortcut && <kbd className={styles['key']}>{shortcut}</kbd>}
    </>
  )
  return (
    <Tooltip words={words}>
      {isOn === undefined ? (
        <Button {...common}>{icon}</Button>
      ) : (
        <ToggleButton {...common} isSelected={isOn}>
          {icon}
        </ToggleButton>
      )}
    </Tooltip>
  )
}
