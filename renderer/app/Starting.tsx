import { useEffect, useState } from 'react'
import { useI18n } from '../i18n/context'
import { Lamp } from '../ui/Lamp'
import styles from './App.module.css'

/** Milliseconds after which nobody should have to wonder any more: thirty times what opening takes. */
const LONG = 6_000

/** What stands in the window until a room does, or the arrival. */
export const Starting = () => {
  const { t } = useI18n()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className={styles['starting']}>
      <Lamp />
      <h1>{t('app.name')}</h1>
      <p role="status">{t(isLong ? 'app.startingLong' : 'app.starting')}</p>
    </main>
  )
}
