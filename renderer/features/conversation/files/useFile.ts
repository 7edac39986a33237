import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../../commands/context'
import { addProblem } from '../../../state/store'
import { useIsLastLook } from '../../../state/lastLook'
import type { BringingView } from '../../../state/views'

type Bytes = Uint8Array<ArrayBuffer>

/** How much of the nth file of a message is here, from 0 to 1; undefined until that is known. */
export const useHere = ({ id, place }: BringingView, nth: number): number | undefined => {
  const { watchFile } = useCommands()
  const [here, setHere] = useState<number | undefined>()
  const isLastLook = useIsLastLook()
  const { month, hash } = place ?? {}
  useEffect(
    () => (isLastLook ? undefined : watchFile(id, nth, setHere, month && hash && { month, hash })),
    [watchFile, id, nth, month, hash, isLastLook],
  )
  return here
}

/** Its bytes once they are all here, for as long as they are wanted. */
export const useFile = ({ id, place }: BringingView, nth: number, isWanted: boolean): Bytes | undefined => {
  const { fetchFile } = useCommands()
  const [bytes, setBytes] = useState<Bytes | undefined>()
  const isLastLook = useIsLastLook()
  const { month, hash } = place ?? {}
  useEffect(() => {
    if (!isWanted || isLastLook) return undefined
    let current = true
    fetchFile(id, nth, month && hash && { month, hash }).then(
      (found) => current && setBytes(found),
      (error: unknown) => addProblem(asProblem(error)),
    )
    return () => {
      current = false
      setBytes(undefined)
    }
  }, [fetchFile, id, nth, month, hash, isWanted, isLastLook])
  return bytes
}
