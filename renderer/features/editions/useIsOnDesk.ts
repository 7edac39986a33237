import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { DESK, isEmptyDesk, parseDesk } from '../../commands/desk'
import { addProblem } from '../../state/store'

/** Whether an edition has been begun that has not come out. */
export const useIsOnDesk = (): boolean => {
  const { draft } = useCommands()
  const [isBegun, setBegun] = useState(false)
  useEffect(() => {
    let current = true
    draft(DESK).then(
      (kept) => current && setBegun(!isEmptyDesk(parseDesk(kept))),
      (error: unknown) => addProblem(asProblem(error)),
    )
    return () => {
      current = false
    }
  }, [draft])
  return isBegun
}
