import { useEffect, useRef, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { addProblem } from '../../state/store'

export type Draft = {
  readonly text: string
  /** Also keeps it on disk. */
  write(text: string): void
  /** Forgets what was kept, once it is sent; what has been typed since stays. */
  sent(text: string): void
}

/** What is being written under `key`, as it was when Snug last closed; `otherwise` if nothing was. */
export const useDraft = (key: string, otherwise = ''): Draft => {
  const commands = useCommands()
  const [text, setText] = useState(otherwise)
  const newest = useRef(otherwise)
  const touched = useRef(false)

  useEffect(() => {
    let current = true
    commands.draft(key).then(
      (kept) => {
        if (!current || touched.current || !kept) return
        newest.current = kept
        setText(kept)
      },
      (error: unknown) => addProblem(asProblem(error)),
    )
    return () => {
      current = false
    }
  }, [commands, key])

  const write = (next: string): void => {
    touched.current = true
    newest.current = next
    setText(next)
    commands.keepDraft(key, next)
  }
  const sent = (done: string): void => write(newest.current.startsWith(done) ? newest.current.slice(done.length) : '')

  return { text, write, sent }
}
