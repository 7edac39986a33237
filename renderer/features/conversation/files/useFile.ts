import { useEffect, useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../../commands/context'
import { addProblem } from '../../../state/store'

type Bytes = Uint8Array<ArrayBuffer>

/** How much of the nth file of a message is here, from 0 to 1; undefined until that is known. */
export const useHere = (message: MessageId, nth: number): number | undefined => {
  const { watchFile } = useCommands()
  const [here, setHere] = useState<number | undefined>()
  useEffect(() => watchFile(message, nth, setHere), [watchFile, message, nth])
  return here
}

/** Its bytes once they are all here, for as long as they are wanted. */
export const useFile = (message: MessageId, nth: number, isWanted: boolean): Bytes | undefined => {
  const { fetchFile } = useCommands()
  const [bytes, setBytes] = useState<Bytes | undefined>()
  useEffect(() => {
    if (!isWanted) return undefined
    let current = true
    fetchFile(message, nth).then(
      (found) => current && setBytes(found),
      (error: unknown) => addProblem(asProblem(error)),
    )
    return () => {
      current = false
      setBytes(undefined)
    }
  }, [fetchFile, message, nth, isWanted])
  return bytes
}
