import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'
import type { MessageId } from '#shared/protocol/ids'

/** Pixels from the top, by edition: for as long as this window is open. */
const places = new Map<MessageId, number>()

/** For a window in which another person's room is shown: the gallery. */
export const forgetReadingPlaces = (): void => places.clear()

/** Whoever follows a message out of an edition and comes back reads on where they were. `isHere`: it is drawn. */
export const useReadingPlace = (edition: MessageId, page: RefObject<HTMLElement | null>, isHere: boolean): void => {
  useLayoutEffect(() => {
    const box = page.current
    if (!box || !isHere) return undefined
    box.scrollTo(0, places.get(edition) ?? 0)
    const note = (): void => void places.set(edition, box.scrollTop)
    box.addEventListener('scroll', note, { passive: true })
    return () => box.removeEventListener('scroll', note)
  }, [edition, page, isHere])
}
