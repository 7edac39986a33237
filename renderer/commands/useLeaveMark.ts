import type { RefObject } from 'react'
import { useRef } from 'react'
import { mayMark } from '../state/mayMark'
import { useSnug } from '../state/store'
import { useCommands } from './context'
import type { Readable } from './readers'
import type { Attempt } from './useAttempt'
import { useAttempt } from './useAttempt'

/** Whether one may leave marks in the room on screen. */
export const useMayMark = (): boolean => useSnug(({ company, room }) => mayMark(room, company.seen))

/** Leaving "I was here", or "I read this" where something ends. `line` says who has read it: it takes the focus once the button is gone with what was done. */
export const useLeaveMark = (
  on?: Readable,
): Pick<Attempt, 'busy' | 'problem'> & {
  readonly mayMark: boolean
  readonly line: RefObject<HTMLParagraphElement | null>
  leave(): Promise<void>
} => {
  const { leaveMark } = useCommands()
  const { run, busy, problem } = useAttempt()
  const line = useRef<HTMLParagraphElement>(null)
  return {
    mayMark: useMayMark(),
    busy,
    problem,
    line,
    leave: async () => {
      if (await run(() => leaveMark(on))) line.current?.focus()
    },
  }
}
