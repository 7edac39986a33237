import { useEffect, useState } from 'react'
import { limits } from '#shared/protocol/limits'
import type { OpenNote } from '#shared/sync/replica'

/** How much more a note can hold: `none` when members take no more of it. */
export type RoomLeft = 'enough' | 'little' | 'none'

/** From this part of what a note may be on, it is said that there is little left. */
const NEARLY = 0.9
/** Milliseconds between two looks while it changes: a size is known a moment after what made it. */
const LOOK = 500

export const roomLeft = (bytes: number): RoomLeft => {
  if (bytes > limits.noteBytes) return 'none'
  return bytes > limits.noteBytes * NEARLY ? 'little' : 'enough'
}

/** How much more an open note can hold, as it is written by whomever. */
export const useRoomLeft = (open: OpenNote): RoomLeft => {
  const [left, setLeft] = useState(() => roomLeft(open.bytes()))
  useEffect(() => {
    let looking: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      looking = undefined
      setLeft(roomLeft(open.bytes()))
    }
    const follow = (): void => {
      looking ??= setTimeout(look, LOOK)
    }
    look()
    open.doc.on('update', follow)
    return () => {
      clearTimeout(looking)
      open.doc.off('update', follow)
    }
  }, [open])
  return left
}
