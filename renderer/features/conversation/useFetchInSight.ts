import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useLatest } from '../../ui/useLatest'

/** So many pixels before it is in sight. */
const AHEAD = '600px'
const MARGIN = { top: `${AHEAD} 0px 0px 0px`, bottom: `0px 0px ${AHEAD} 0px` } as const

type Fetching = {
  /** At which end of the conversation the mark stands. */
  readonly edge: keyof typeof MARGIN
  /** Whether there is anything to fetch, and nothing in the way of it. */
  readonly isWanted: boolean
  readonly busy: boolean
  /** Changes when messages have come, so that a short page goes on fetching. */
  readonly version: unknown
  readonly fetch: () => void
}

/**
 * Fetches whenever the mark is nearly in sight. It is looked at again when a fetch has ended: who was at the mark all
 * the while would wait there for good, since nothing more comes into sight.
 */
export const useFetchInSight = (mark: RefObject<HTMLElement | null>, given: Fetching): void => {
  const { edge, isWanted, busy, version, fetch } = given
  const latest = useLatest(fetch)
  const isDue = isWanted && !busy

  useEffect(() => {
    const element = mark.current
    if (!element || !isDue) return undefined
    const watch = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && latest.current(), {
      root: element.closest('[data-scroller]'),
      rootMargin: MARGIN[edge],
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [mark, edge, isDue, version, latest])
}
