import type { ReactNode } from 'react'
import { useI18n } from '../../i18n/context'
import { Lamp } from '../../ui/Lamp'
import styles from './ArrivalScreen.module.css'

/** A column in the middle of the window, under the lamp: where nobody is in a room. */
export const ArrivalFrame = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useI18n()
  return (
    <main className={styles['screen']}>
      <div className={styles['column']}>
        <header className={styles['header']}>
          <Lamp />
          <h1>{t('app.name')}</h1>
        </header>
        {children}
      </div>
    </main>
  )
}
