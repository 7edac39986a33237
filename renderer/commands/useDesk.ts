import { useEffect, useRef, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { addProblem } from '../state/store'
import { useCommands } from './context'
import type { Desk } from './desk'
import { DESK, EMPTY_DESK, formatDesk, parseDesk } from './desk'

/** The desk of the room on screen, kept as drafts are. `desk`: undefined until it has been read. */
export const useDesk = (): {
  readonly desk: Desk | undefined
  change(to: (now: Desk) => Desk): void
  /** Nothing is on it any more. */
  clear(): void
} => {
  const { draft, keepDraft } = useCommands()
  const [desk, setDesk] = useState<Desk | undefined>()
  const newest = useRef<Desk | undefined>(undefined)

  useEffect(() => {
    let current = true
    const come = (kept: string): void => {
      if (!current) return
      newest.current = parseDesk(kept)
      setDesk(newest.current)
    }
    draft(DESK).then(come, (error: unknown) => addProblem(asProblem(error)))
    return () => {
      current = false
    }
  }, [draft])

  const change = (to: (now: Desk) => Desk): void => {
    if (!newest.current) return
    newest.current = to(newest.current)
    setDesk(newest.current)
    keepDraft(DESK, formatDesk(newest.current))
  }
  return { desk, change, clear: () => change(() => EMPTY_DESK) }
}
