import { useEffect, useRef, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { addProblem } from '../state/store'
import { useCommands } from './context'

/** A text on its way out of a field. Until one of the two is called it is kept on disk with what is typed after it. */
export type Leaving = {
  readonly text: string
  /** It has arrived. */
  done(): void
  /** It could not leave: it stands in the field again, before what has been typed since. */
  back(): void
}

export type Draft = {
  readonly text: string
  /** Also keeps it on disk. */
  write(text: string): void
  /** Empties the field for what comes next. */
  take(): Leaving
}

/** What is being written under `key`, as it was when Snug last closed; `otherwise` if nothing was. */
export const useDraft = (key: string, otherwise = ''): Draft => {
  const commands = useCommands()
  const [text, setText] = useState(otherwise)
  const newest = useRef(otherwise)
  const touched = useRef(false)
  const leaving = useRef<readonly string[]>([])

  const keep = (): void => commands.keepDraft(key, inLines([...leaving.current, newest.current]))
  const write = (next: string): void => {
    touched.current = true
    newest.current = next
    setText(next)
    keep()
  }
  useEffect(() => {
    let current = true
    const come = (kept: string): void => {
      // Of a text that was there before, what is typed into it counts.
      if (!current || !kept || kept === newest.current || (touched.current && otherwise)) return
      // Keys may have been faster than the disk: what they wrote stands behind what was here already.
      newest.current = inLines([kept, newest.current].slice(0, touched.current ? 2 : 1))
      setText(newest.current)
      if (touched.current) commands.keepDraft(key, inLines([...leaving.current, newest.current]))
    }
    commands.draft(key).then(come, (error: unknown) => addProblem(asProblem(error)))
    return () => {
      current = false
    }
  }, [commands, key, otherwise])

  const take = (): Leaving => {
    const taken = newest.current
    const gone = (): void => {
      leaving.current = without(leaving.current, taken)
    }
    leaving.current = [...leaving.current, taken]
    write('')
    return {
      text: taken,
      done: () => {
        gone()
        keep()
      },
      back: () => {
        gone()
        write(inLines([taken, newest.current]))
      },
    }
  }

  return { text, write, take }
}

const inLines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')

const without = (texts: readonly string[], text: string): readonly string[] =>
  texts.filter((_, at) => at !== texts.indexOf(text))
