import { useRef } from 'react'
import type { Problem } from '#shared/protocol/problem'
import { useAttempt } from './useAttempt'
import type { FileToSend } from './filesToSend'
import type { Leaving as LeavingText } from './useDraft'

/** A text on its way out of a field, with what goes along. */
export type Leaving = LeavingText & { readonly files?: readonly FileToSend[] }

export type Sending = {
  /** Sends what left the field once all before it is sent. If that fails, it and all after it come back. */
  send(leaving: Leaving): void
  readonly problem: Problem | undefined
  /** Puts the problem away. */
  clear(): void
}

/** One text after the other, in the order in which they were written, however fast. */
export const useSending = (onSend: (text: string, files: readonly FileToSend[]) => Promise<void>): Sending => {
  const { run, problem, clear } = useAttempt()
  const waiting = useRef<readonly Leaving[]>([])

  const sendAll = async (): Promise<void> => {
    for (let [first] = waiting.current; first; [first] = waiting.current) {
      const { text, files = [] } = first
      if (!(await run(() => onSend(text, files)))) {
        for (const leaving of waiting.current.toReversed()) leaving.back()
        waiting.current = []
        return
      }
      first.done()
      waiting.current = waiting.current.slice(1)
    }
  }

  const send = (leaving: Leaving): void => {
    const isSending = waiting.current.length > 0
    waiting.current = [...waiting.current, leaving]
    if (!isSending) void sendAll()
  }

  return { send, problem, clear }
}
