import { useCallback, useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'

/** Messages that were asked for one after the other, as long as the screen is there, and what adds one. */
export const useGathered = (): readonly [ReadonlySet<MessageId>, (id: MessageId) => void] => {
  const [gathered, setGathered] = useState<ReadonlySet<MessageId>>(new Set())
  const add = useCallback(
    (id: MessageId) => setGathered((before) => (before.has(id) ? before : new Set(before).add(id))),
    [],
  )
  return [gathered, add]
}
