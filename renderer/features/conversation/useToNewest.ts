import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { useCommands } from '../../commands/context'
import type { TimelineHandle } from './Timeline'

/** The way to the conversation's end, also from a stretch further back: then as soon as the end is shown. */
export const useToNewest = (hasLater: boolean, timeline: RefObject<TimelineHandle | null>): (() => void) => {
  const commands = useCommands()
  const wanted = useRef(false)
  useLayoutEffect(() => {
    if (hasLater || !wanted.current) return
    wanted.current = false
    timeline.current?.toEnd()
  })
  return () => {
    if (!hasLater) return timeline.current?.toEnd()
    wanted.current = true
    commands.showNewest()
  }
}
