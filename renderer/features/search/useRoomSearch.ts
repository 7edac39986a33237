import { useMemo } from 'react'
import { useOpenSearch } from '../../commands/useOpenSearch'
import type { FormerAuthor, Found, SearchQuery, SearchReach } from '../../state/search/searchViews'

const NOTHING: Found = { items: [], hasMore: false }
const NOBODY: readonly FormerAuthor[] = []
const UNREAD: SearchReach = { since: undefined, isComplete: false, absent: 0 }

/** What is found in the room on screen, as it is read and as it changes. At most `most` of it. */
export const useRoomSearch = (query: SearchQuery, most: number) => {
  const open = useOpenSearch()
  const former = useMemo(() => open?.search.former(query.person) ?? NOBODY, [open, query.person])
  return useMemo(
    () => ({ found: open?.search.find(query, most) ?? NOTHING, reach: open?.search.reach() ?? UNREAD, former }),
    [open, query, most, former],
  )
}
