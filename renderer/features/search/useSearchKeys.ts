import { useEffect } from 'react'
import { openSearch } from '../../state/store'

/** Where keys belong to something else. */
const ON_TOP = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'
const WRITTEN_IN = 'input, textarea, select, [contenteditable="true"], [role="spinbutton"]'

/** Ctrl+F (⌘F) opens the search wherever one is, and `/` where nothing is being written. */
export const useSearchKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body
      if (event.defaultPrevented || !isSearchKey(event, target) || target.closest(ON_TOP)) return
      event.preventDefault()
      openSearch()
      document.querySelector<HTMLElement>('[role="search"] [role="combobox"]')?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const isSearchKey = (event: KeyboardEvent, target: Element): boolean => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (altKey) return false
  if (ctrlKey || metaKey) return key.toLowerCase() === 'f' && !shiftKey
  return key === '/' && !target.closest(WRITTEN_IN)
}
