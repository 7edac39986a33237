import { useMemo } from 'react'
import { useI18n } from '../../i18n/context'
import { dayOf } from '../../i18n/format'
import type { FoundItem } from '../../state/search/searchViews'
import type { FindKeys } from '../../ui/findKeys'
import { findKeys } from '../../ui/findKeys'
import { foundKey } from './foundKey'
import styles from './FoundList.module.css'
import { FoundRow } from './FoundRow'

type FoundListProps = FindKeys & {
  readonly id: string
  readonly items: readonly FoundItem[]
  /** The key of the one that Enter opens. */
  readonly active: string | undefined
  readonly today: number
  readonly onOpen: (item: FoundItem) => void
}

/** What was found, newest first, under the days that it was written on. */
export const FoundList = ({ id, items, active, today, onOpen, ...keys }: FoundListProps) => {
  const { t, format } = useI18n()
  const days = useMemo(() => byDay(items), [items])
  return (
    <div
      id={id}
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={t('search.results')}
      aria-activedescendant={active && `${id}-${active}`}
      onKeyDown={findKeys(keys)}
    >
      {days.map(({ day, at, items: found }) => (
        <div key={day} role="group" aria-labelledby={`${id}-${day}`} className={styles['day']}>
          <p id={`${id}-${day}`} className={styles['date']} role="presentation">
            {format.day(at, today)}
          </p>
          {found.map((item) => {
            const key = foundKey(item)
            return <FoundRow key={key} id={`${id}-${key}`} item={item} isActive={key === active} onOpen={onOpen} />
          })}
        </div>
      ))}
    </div>
  )
}

type FoundDay = { readonly day: number; readonly at: number; readonly items: FoundItem[] }

const byDay = (items: readonly FoundItem[]): readonly FoundDay[] => {
  const days: FoundDay[] = []
  for (const item of items) {
    const day = dayOf(item.at)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, at: item.at, items: [item] })
  }
  return days
}
