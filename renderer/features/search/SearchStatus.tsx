import { useEffect, useState } from 'react'
import type { I18n } from '../../i18n/context'
import { useI18n } from '../../i18n/context'
import type { Found } from '../../state/search/searchViews'
import { Hidden } from '../../ui/Hidden'
import styles from './SearchStatus.module.css'

/** Milliseconds: what has stood so long is told to ears, and not each letter's result. */
const SETTLED = 700

type SearchStatusProps = {
  readonly found: Found
  /** Whether everything that is on this machine has been searched. */
  readonly isComplete: boolean
  /** How far the search has come. */
  readonly remark: string | undefined
}

/** How much was found, and how far the search has come. */
export const SearchStatus = ({ found, isComplete, remark }: SearchStatusProps) => {
  const i18n = useI18n()
  const count = countLine(i18n, found, isComplete)
  const [told, setTold] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTold(count), SETTLED)
    return () => clearTimeout(timer)
  }, [count])
  return (
    <div className={styles['status']}>
      <p>{[...(found.items.length > 0 ? [count] : []), remark].filter(Boolean).join(' · ')}</p>
      <div aria-live="polite">
        <Hidden>{told}</Hidden>
      </div>
    </div>
  )
}

const countLine = ({ t }: I18n, { items, hasMore }: Found, isComplete: boolean): string => {
  if (items.length === 0) return t(isComplete ? 'search.none' : 'search.noneYet')
  return hasMore ? t('search.resultsBeyond', { n: items.length }) : t('search.resultCount', { n: items.length })
}
