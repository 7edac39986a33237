import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'

type TooltipProps = {
  /** What stands beside it. */
  readonly words: ReactNode
  /** What is pointed at or focused. */
  readonly children: ReactNode
}

/** A word or two beside what is pointed at or focused. Escape puts them away, and does what else it does there. */
export const Tooltip = ({ words, children }: TooltipProps) => {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    // Gone before React Aria hears of the key: it keeps it to itself, and who leaves a place by it would press twice.
    const putAway = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') flushSync(() => setOpen(false))
    }
    window.addEventListener('keydown', putAway, true)
    return () => window.removeEventListener('keydown', putAway, true)
  }, [isOpen])
  return (
    <TooltipTrigger delay={500} closeDelay={100} isOpen={isOpen} onOpenChange={setOpen}>
      {children}
      <AriaTooltip offset={6} className={styles['tooltip'] ?? ''}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
