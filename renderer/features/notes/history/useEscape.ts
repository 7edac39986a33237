import { useEffect } from 'react'
import { useLatest } from '../../../ui/useLatest'

/** Escape leaves, wherever the focus is, unless something lies above. */
export const useEscape = (leave: () => void): void => {
  const latest = useLatest(leave)
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !document.querySelector('[role="dialog"], [role="menu"], [role="search"]'))
        latest.current()
    }
    // Before the list, which has a meaning of its own for it.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [latest])
}
