import { useEffect, useState } from 'react'
import type { ReadingPlace } from '../../state/store'
import { useSnug } from '../../state/store'
import type { WholeRoomView } from '../../state/views'

/** Milliseconds: what a room that has just been opened has read by then from the disk. Later, nobody is to be taken elsewhere. */
const MOST = 2_000

/**
 * Where to go on reading in a room; undefined for its end. Whoever comes back from another place is there at once; where the room
 * itself has just been opened, as soon as that message has been read.
 */
export const useReadOn = ({ room, messages }: WholeRoomView): ReadingPlace | undefined => {
  const [wanted, setWanted] = useState(() => useSnug.getState().reading.get(room))
  const [begin, setBegin] = useState<ReadingPlace | undefined>()
  const found = !begin && wanted && messages.some(({ id }) => id === wanted.message) ? wanted : undefined
  if (found) setBegin(found)
  useEffect(() => {
    const late = setTimeout(() => setWanted(undefined), MOST)
    return () => clearTimeout(late)
  }, [])
  return begin ?? found
}
