import type { FoundItem } from '../../state/search/searchViews'

/** By what a result is known from one search to the next. */
export const foundKey = (item: FoundItem): string => (item.kind === 'note' ? `note-${item.note}` : item.id)
