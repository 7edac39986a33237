import { useEffect, useMemo, useState } from 'react'
import { useCommands } from '../../commands/context'
import type { FormerAuthor, Found, RoomSearch, SearchQuery, SearchReach } from '../../state/search/searchViews'

const NOTHING: Found = { items: [], hasMore: false }
const NOBODY: readonly FormerAuthor[] = []
const UNREAD: SearchReach = { since: undefined, isComplete: false, absent: 0 }

/** What is found in the room on screen, as it is read and as it changes. At most `most` of it. */
export const useRoomSearch = (query: SearchQuery, most: number) => {
  const { openSearch } = useCommands()
  const [open, setOpen] = useState<{ readonly search: RoomSearch } | undefined>()

  useEffect(() => {
    const search = openSearch()
    // Another object each time: there is something else to find.
    const tell = (): void => setOpen({ search })
    const off = search.onChange(tell)
    queueMicrotask(tell)
    return () => {
      off()
      search.close()
    }
  }, [openSearch])

  const former = useMemo(() => open?.search.former(query.person) ?? NOBODY, [open, query.person])
  return useMemo(
    () => ({ found: open?.search.find(query, most) ?? NOTHING, reach: open?.search.reach() ?? UNREAD, former }),
    [open, query, most, former],
  )
}
