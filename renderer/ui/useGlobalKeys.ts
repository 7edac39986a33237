import { useEffect } from 'react'
import { DIALOG } from './dialogSelector'
import { useLatest } from './useLatest'

/** Where keys belong to something that lies on top: of lists, only those that open from a field. */
const ON_TOP = `${DIALOG}, [role="menu"], [data-trigger] [role="listbox"]`
const WRITTEN_IN = 'input, textarea, select, [contenteditable="true"], [role="spinbutton"]'

/**
 * What keys do wherever one is: `Mod-k` for Ctrl+K and ⌘K, `Mod-Shift-l` with Shift as well, `/` for the character, which does nothing where something is
 * being written. Not while a dialog or a menu is open.
 */
export const useGlobalKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useLatest(keys)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body
      const act = latest.current[nameOf(event)]
      if (!act || event.defaultPrevented || event.isComposing || target.closest(ON_TOP)) return
      if (!event.ctrlKey && !event.metaKey && target.closest(WRITTEN_IN)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest])
}

const nameOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string => {
  if (ctrlKey || metaKey) return altKey ? '' : `Mod-${shiftKey ? 'Shift-' : ''}${key.toLowerCase()}`
  return altKey ? '' : key
}
