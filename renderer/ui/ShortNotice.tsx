import { useEffect, useState } from 'react'
import { isCovered } from './dialogSelector'
import { inFrames } from './inFrames'
import type { SaidShortly } from './sayShortly'
import { useSaidShortly } from './sayShortly'
import styles from './ShortNotice.module.css'

/** Milliseconds: long enough for a short sentence. */
const STAYS = 4_000

/** Where `sayShortly` is seen, near the top of what it stands in, and heard: not before the menu that it was chosen in lets ears back to the page. */
export const ShortNotice = () => {
  const said = useSaidShortly()
  // What was said before it was drawn has been seen elsewhere.
  const [before] = useState(said)
  const [shown, show] = useState<SaidShortly | undefined>()
  useEffect(() => {
    if (said === before) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = inFrames(isCovered, () => {
      show(said)
      timer = setTimeout(() => show(undefined), STAYS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [said, before])
  return (
    <div aria-live="polite" className={styles['place']}>
      {shown && <ShortWords words={shown.words} />}
    </div>
  )
}

export const ShortWords = ({ words }: SaidShortly) => <p className={styles['words']}>{words}</p>
