import { useEffect } from 'react'
import type { MessageId, Month } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { addProblem } from '../../state/store'

/** Has the open thread read, also what of it is not on screen, and of which the `month` is told. */
export const useThread = (root: MessageId | undefined, month?: Month): void => {
  const { showThread } = useCommands()
  useEffect(() => {
    if (root === undefined) return undefined
    const show = (one: MessageId | undefined): void =>
      void showThread(one, month).catch((error: unknown) => addProblem(asProblem(error)))
    show(root)
    return () => show(undefined)
  }, [root, month, showThread])
}
