import { useEffect } from 'react'
import { useI18n } from '../../i18n/context'
import { heldQuotes } from '../../i18n/heldQuotes'
import type { FindKeys } from '../../ui/findKeys'
import { findKeys } from '../../ui/findKeys'
import type { NamedEntry } from './entriesNamed'
import type { PaletteEntry } from './paletteEntries'
import { GROUPS } from './paletteEntries'
import styles from './PaletteList.module.css'

type PaletteListProps = FindKeys & {
  readonly id: string
  readonly entries: readonly NamedEntry[]
  readonly active: string | undefined
  readonly onRun: (entry: PaletteEntry) => void
}

/** What can be chosen, under what it is. */
export const PaletteList = ({ id, entries, active, onRun, ...keys }: PaletteListProps) => {
  const { t } = useI18n()
  const activeId = active && `${id}-${active}`
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={t('palette.list')}
      aria-activedescendant={activeId}
      className={styles['list']}
      onKeyDown={findKeys(keys)}
    >
      {GROUPS.map((group) => {
        const its = entries.filter((entry) => entry.group === group)
        if (its.length === 0) return null
        return (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <p id={`${id}-${group}`} role="presentation" className={styles['group']}>
              {t(`palette.${group}`)}
            </p>
            {its.map((entry) => (
              <PaletteRow
                key={entry.id}
                id={`${id}-${entry.id}`}
                entry={entry}
                isActive={entry.id === active}
                onRun={onRun}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}

type PaletteRowProps = Pick<PaletteListProps, 'id' | 'onRun'> & {
  readonly entry: NamedEntry
  readonly isActive: boolean
}

const PaletteRow = ({ id, entry, isActive, onRun }: PaletteRowProps) => {
  const { t } = useI18n()
  // The keyboard works in the field and in the list.
  const pointing = { onClick: () => onRun(entry) }
  return (
    <div id={id} role="option" tabIndex={-1} aria-selected={isActive} className={styles['row']} {...pointing}>
      {entry.icon}
      <span className={styles['label']} dir="auto">
        {heldQuotes(entry.label)}
        {entry.by && <small className={styles['by']}> {t('people.before', { name: entry.by })}</small>}
      </span>
      {entry.shortcut && <kbd className={styles['key']}>{entry.shortcut}</kbd>}
    </div>
  )
}
