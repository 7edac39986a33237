import { useI18n } from '../../i18n/context'
import { asksNothing } from '../../state/search/roomSearch'
import type { Found, SearchQuery, SearchReach } from '../../state/search/searchViews'
import { Button } from '../../ui/Button'
import styles from './NothingFound.module.css'

type NothingFoundProps = {
  readonly query: SearchQuery
  readonly found: Found
  readonly reach: SearchReach
  /** Forgets everything that was asked for. */
  readonly onAnew: () => void
}

/** In place of results: before anything is asked for, and when there are none. */
export const NothingFound = ({ query, found, reach, onAnew }: NothingFoundProps) => {
  const { t } = useI18n()
  if (asksNothing(query)) return <p className={styles['empty']}>{t('search.start')}</p>
  if (found.items.length > 0) return null
  if (!reach.isComplete) return <p className={styles['empty']}>{t('search.noneYet')}</p>
  return (
    <div className={styles['empty']}>
      <p>{t('search.none')}</p>
      <Button onPress={onAnew}>{t('search.anew')}</Button>
    </div>
  )
}
