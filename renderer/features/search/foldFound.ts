import type { MemberId } from '#shared/protocol/ids'
import type { FoundItem } from '../../state/search/searchViews'

/**
 * What was found, with the words of muted people folded away as in the conversation: where one goes from here, and can ask
 * for them. Notes stay as they are, being everybody's.
 */
export const foldFound = (items: readonly FoundItem[], muted: readonly MemberId[]): readonly FoundItem[] => {
  if (muted.length === 0) return items
  return items.map((item) =>
    item.kind === 'message' && muted.includes(item.author.member) ? { ...item, pieces: [], isFolded: true } : item,
  )
}
