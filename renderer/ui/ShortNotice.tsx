import { useEffect, useState } from 'react'
import type { SaidShortly } from './sayShortly'
import { useSaidShortly } from './sayShortly'
import styles from './ShortNotice.module.css'

/** Milliseconds: long enough for a short sentence. */
const STAYS = 4_000

/** Where `sayShortly` is seen, near the top of what it stands in, and heard; also from below a menu that is just going. */
export const ShortNotice = () => {
  const said = useSaidShortly()
  // What was said before it was drawn has been seen elsewhere.
  const [over, setOver] = useState<SaidShortly | undefined>(said)
  useEffect(() => {
    const timer = setTimeout(() => setOver(said), STAYS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div aria-live="polite" data-live-announcer="true" className={styles['place']}>
      {said && said !== over && <ShortWords words={said.words} />}
    </div>
  )
}

export const ShortWords = ({ words }: SaidShortly) => <p className={styles['words']}>{words}</p>
