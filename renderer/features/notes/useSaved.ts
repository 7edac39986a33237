import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { addProblem } from '../../state/store'

/** What can be said of a note's changes, own ones and others': `late` when the disk has not taken them for a while. */
export type Saved = 'saved' | 'saving' | 'late'

/** Milliseconds after which it is said that saving does not succeed. */
const PATIENCE = 3_000

/** Follows an open note to the disk: says `saved` only once everything that is on screen is there. */
export const useSaved = (open: OpenNote): Saved => {
  const [saved, setSaved] = useState<Saved>('saving')

  useEffect(() => {
    let turn = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = (): void => {
      turn += 1
      const own = turn
      setSaved((before) => (before === 'late' ? 'late' : 'saving'))
      timer ??= setTimeout(() => setSaved('late'), PATIENCE)
      open.saved().then(
        () => {
          if (own !== turn) return
          clearTimeout(timer)
          timer = undefined
          setSaved('saved')
        },
        (error: unknown) => {
          setSaved('late')
          addProblem(asProblem(error))
        },
      )
    }
    follow()
    open.doc.on('update', follow)
    return () => {
      turn += 1
      clearTimeout(timer)
      open.doc.off('update', follow)
    }
  }, [open])

  return saved
}
