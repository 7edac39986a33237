import { useLayoutEffect, useRef } from 'react'
import type { MessageId } from '#shared/protocol/ids'

/** Goes to a message as soon as it is shown, once for each `goal`. `go` says whether it was there. */
export const useGoal = (goal: { readonly at?: MessageId | undefined } | undefined, go: (id: MessageId) => boolean) => {
  const reached = useRef<typeof goal>(undefined)
  useLayoutEffect(() => {
    if (goal?.at === undefined || reached.current === goal) return
    if (go(goal.at)) reached.current = goal
  })
}
