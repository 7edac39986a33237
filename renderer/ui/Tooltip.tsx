import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip } from 'react-aria-components'
import styles from './Tooltip.module.css'

/** A word or two beside what is pointed at or focused. Goes inside a TooltipTrigger. */
export const Tooltip = ({ children }: { readonly children: ReactNode }) => (
  <AriaTooltip offset={6} className={styles['tooltip'] ?? ''}>
    {children}
  </AriaTooltip>
)
