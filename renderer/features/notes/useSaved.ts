import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { addProblem } from '../../state/store'

/** What can be said of a note's changes, own ones and others': `late` when the disk has not taken them for a while. */
export type Saved = 'saved' | 'saving' | 'late'

/** Milliseconds of quiet before it is asked: what is typed without a pause is gathered on its way to the disk. */
const QUIET = 300
/** Milliseconds after which it is said that saving does not succeed. */
const PATIENCE = 3_000

/** Follows an open note to the disk: says `saved` only once everything that is on screen is there. */
export const useSaved = (open: OpenNote): Saved => {
  const [saved, setSaved] = useState<Saved>('saving')

  useEffect(() => {
    let changes = 0
    let asking: ReturnType<typeof setTimeout> | undefined
    let waiting: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      const upTo = changes
      waiting ??= setTimeout(() => setSaved('late'), PATIENCE)
      open.saved().then(
        () => {
          clearTimeout(waiting)
          waiting = undefined
          if (upTo === changes) setSaved('saved')
        },
        (error: unknown) => {
          setSaved('late')
          addProblem(asProblem(error))
        },
      )
    }
    const follow = (): void => {
      changes += 1
      setSaved((before) => (before === 'late' ? 'late' : 'saving'))
      clearTimeout(asking)
      asking = setTimeout(ask, QUIET)
    }
    ask()
    open.doc.on('update', follow)
    return () => {
      changes += 1
      clearTimeout(asking)
      clearTimeout(waiting)
      open.doc.off('update', follow)
    }
  }, [open])

  return saved
}
