import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { Dot } from '../../ui/Dot'
import { Hidden } from '../../ui/Hidden'
import styles from './PlaceButton.module.css'

type PlaceButtonProps = {
  readonly children: ReactNode
  readonly icon?: ReactNode
  /** Marks the place one is in. */
  readonly isHere?: boolean
  /** Others have said something there that was not looked at: a dot says so, and these words to ears. */
  readonly news?: string | undefined
  /** The key that does the same, as it is written on keyboards. */
  readonly shortcut?: string
  /** What is to be known of it, under its words. */
  readonly remark?: string | undefined
  readonly onPress: () => void
}

/** A line of the sidebar that leads somewhere. */
export const PlaceButton = ({ children, icon, isHere = false, news, shortcut, remark, onPress }: PlaceButtonProps) => (
  <Button className={styles['place'] ?? ''} {...(isHere ? { 'aria-current': 'page' as const } : {})} onPress={onPress}>
    {icon}
    <span className={styles['text']}>
      <span className={styles['words']} dir="auto">
        {children}
      </span>
      {remark && <span className={styles['remark']}>{remark}</span>}
    </span>
    {news && (
      <span className={styles['news']}>
        <Dot />
        <Hidden>{news}</Hidden>
      </span>
    )}
    {shortcut && (
      <kbd className={styles['key']} aria-hidden>
        {shortcut}
      </kbd>
    )}
  </Button>
)
