import type { KeyboardEvent } from 'react'

/** How many of what is found make a page for the Page keys. */
const PAGE = 8
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }

export type FindKeys = {
  /** Moves through what is found: by one, or by a page. */
  readonly onMove: (by: number) => void
  readonly onEnter: () => void
}

/** The keys that choose among what is found, in the field and in the list alike. */
export const findKeys =
  ({ onMove, onEnter }: FindKeys) =>
  (event: KeyboardEvent): void => {
    // Enter ends a word that an input method is putting together.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const by = MOVES[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (by === undefined) onEnter()
    else onMove(by)
  }
