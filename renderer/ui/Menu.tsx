import type { ReactNode } from 'react'
import { Header, Keyboard, Menu as AriaMenu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components'
import styles from './Menu.module.css'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** The key that does the same, as it is written on keyboards. */
  readonly shortcut?: string
  readonly onAction: () => void
  readonly danger?: boolean
  /** What is to be known of it, under its words. */
  readonly remark?: string
  /** Why it can't be done just now: said under its words, which are greyed. */
  readonly whyNot?: string
}

type MenuProps = {
  readonly label: string
  /** A line above the entries that says something and does nothing. */
  readonly remark?: string | undefined
  readonly entries: readonly MenuEntry[]
  readonly placement?: 'bottom start' | 'bottom end'
  /** Without a MenuTrigger: what the menu hangs on while it is open, and how it says that it wants to close. */
  readonly at?: { readonly anchor: Element | undefined; readonly onClose: () => void }
}

/** A list of actions under what opened it. Goes inside a MenuTrigger, after the button, or stands alone with `at`. */
export const Menu = ({ label, remark, entries, placement = 'bottom start', at }: MenuProps) => {
  const hasIcons = entries.some(({ icon }) => icon)
  const items = entries.map((entry) => (
    <MenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.whyNot !== undefined}
      onAction={entry.onAction}
      className={`${styles['item']} ${entry.danger ? styles['danger'] : ''}`}
    >
      {hasIcons && <span className={styles['icon']}>{entry.icon}</span>}
      <Text slot="label" className={styles['label'] ?? ''}>
        {entry.label}
      </Text>
      {(entry.whyNot ?? entry.remark) && (
        <Text slot="description" className={styles['whyNot'] ?? ''}>
          {entry.whyNot ?? entry.remark}
        </Text>
      )}
      {entry.shortcut && <Keyboard className={styles['key'] ?? ''}>{entry.shortcut}</Keyboard>}
    </MenuItem>
  ))
  const alone = at && {
    'aria-label': label,
    triggerRef: { current: at.anchor ?? null },
    isOpen: at.anchor !== undefined,
    onOpenChange: (open: boolean) => !open && at.onClose(),
  }
  return (
    <Popover {...alone} placement={placement} offset={4} className={styles['popover'] ?? ''}>
      <AriaMenu
        aria-label={label}
        className={styles['menu'] ?? ''}
        {...(at ? { autoFocus: 'first' as const, onClose: at.onClose } : {})}
      >
        {remark ? (
          <MenuSection>
            <Header className={styles['remark'] ?? ''}>{remark}</Header>
            {items}
          </MenuSection>
        ) : (
          items
        )}
      </AriaMenu>
    </Popover>
  )
}
