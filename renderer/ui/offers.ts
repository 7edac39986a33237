import { useEffect } from 'react'
import type { MenuEntry } from './Menu'
import { useLatest } from './useLatest'

/**
 * What can be done just where the focus is: `focus` is what has it. `isAtOnce`: not only when what lies above the page has gone, so that the
 * letter that is typed next already belongs to what was chosen.
 */
type Offer<Group extends string> = (
  focus: Element | null,
) => readonly (MenuEntry & { readonly group: Group; readonly isAtOnce?: boolean })[]

const offers = new Set<Offer<string>>()

/** Lets what lies above the page name what can be done in this part of it, as long as it is on screen. */
export const useOffer = <Group extends string>(offer: Offer<Group>): void => {
  const latest = useLatest(offer)
  useEffect(() => {
    const ask: Offer<string> = (focus) => latest.current(focus)
    offers.add(ask)
    return () => void offers.delete(ask)
  }, [latest])
}

/** Everything that the parts on screen offer. */
export const offersAt = (focus: Element | null): ReturnType<Offer<string>> => [...offers].flatMap((ask) => ask(focus))
