import { useRef, useState } from 'react'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'

export type Attempt = {
  /** Runs a command. Resolves true when it is done, false when it failed: then `problem` says why. */
  run(command: () => Promise<unknown>): Promise<boolean>
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** Puts the problem away. */
  clear(): void
}

/** One command at a time on behalf of one part of a screen; what the person typed is the caller's to keep. */
export const useAttempt = (): Attempt => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>()
  const latest = useRef(0)

  const run = async (command: () => Promise<unknown>): Promise<boolean> => {
    const turn = ++latest.current
    setBusy(true)
    setProblem(undefined)
    try {
      await command()
      return true
    } catch (error) {
      if (turn === latest.current) setProblem(asProblem(error))
      return false
    } finally {
      if (turn === latest.current) setBusy(false)
    }
  }

  return { run, busy, problem, clear: () => setProblem(undefined) }
}
