import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCommands } from '../../commands/context'
import type { TimelineHandle } from './Timeline'

/**
 * The way to the conversation's end, also from a stretch further back: then as soon as the end is shown. Who comes in
 * without having gone to a message, or having been at one, begins there.
 */
export const useToNewest = (
  hasLater: boolean,
  timeline: RefObject<TimelineHandle | null>,
  hasPlace: boolean,
): (() => void) => {
  const { showNewest } = useCommands()
  const [comesBack] = useState(hasLater && !hasPlace)
  const wanted = useRef(comesBack)
  useEffect(() => {
    if (comesBack) showNewest()
  }, [comesBack, showNewest])
  useLayoutEffect(() => {
    if (hasLater || !wanted.current) return
    wanted.current = false
    timeline.current?.toEnd()
  })
  return () => {
    if (!hasLater) return timeline.current?.toEnd()
    wanted.current = true
    showNewest()
  }
}
