import { useState } from 'react'
import type { ReadingPlace } from '../../state/store'
import { useSnug } from '../../state/store'
import type { WholeRoomView } from '../../state/views'

/** Where whoever comes back goes on reading in a room, if what they read is shown; undefined for the conversation's end. */
export const useReadOn = ({ room, messages }: WholeRoomView): ReadingPlace | undefined => {
  const [begin] = useState(() => {
    const left = useSnug.getState().reading.get(room)
    return left && messages.some(({ id }) => id === left.message) ? left : undefined
  })
  return begin
}
