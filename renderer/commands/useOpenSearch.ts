import { useEffect, useState } from 'react'
import type { RoomSearch } from '../state/search/searchViews'
import { useCommands } from './context'

/**
 * Keeps the search of the room on screen open as long as whoever calls this is there. Another object whenever there is something else to
 * find; undefined for a moment at first.
 */
export const useOpenSearch = (): { readonly search: RoomSearch } | undefined => {
  const { openSearch } = useCommands()
  const [open, setOpen] = useState<{ readonly search: RoomSearch } | undefined>()
  useEffect(() => {
    const search = openSearch()
    const tell = (): void => setOpen({ search })
    const off = search.onChange(tell)
    queueMicrotask(tell)
    return () => {
      off()
      search.close()
    }
  }, [openSearch])
  return open
}
