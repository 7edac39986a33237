import { useEffect, useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { useCommands } from '../../commands/context'
import { addProblem } from '../../state/store'

export type Opening = { readonly open?: OpenNote; readonly problem?: Problem }

const NOTHING: Opening = {}

/** Opens a note for as long as the screen shows it. `attempt` changes when the person tries again. */
export const useOpenNote = (note: NoteId, attempt: number): Opening => {
  const commands = useCommands()
  const [opened, setOpened] = useState<{ readonly of: string; readonly opening: Opening }>()
  const of = `${note} ${attempt}`

  useEffect(() => {
    const setOpening = (opening: Opening): void => setOpened({ of, opening })
    let isHere = true
    let close = async (): Promise<void> => undefined
    commands.openNote(note).then(
      (open) => {
        close = open.close
        if (!isHere) return void close().catch((error: unknown) => addProblem(asProblem(error)))
        // An awareness that was left has no state, and would take no caret.
        if (open.awareness.getLocalState() === null) open.awareness.setLocalState({})
        setOpening({ open })
      },
      (error: unknown) => isHere && setOpening({ problem: asProblem(error) }),
    )
    return () => {
      isHere = false
      // After the editor, which goes in the same round, has let go of the document.
      queueMicrotask(() => void close().catch((error: unknown) => addProblem(asProblem(error))))
    }
  }, [commands, note, of])

  // What was opened for another note, or an earlier attempt, is on its way out.
  return opened?.of === of ? opened.opening : NOTHING
}
