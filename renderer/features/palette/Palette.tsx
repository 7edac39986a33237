import { useId, useMemo, useState } from 'react'
import { Search } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { wordsToFind } from '../../state/search/matchWords'
import { openSearch, searchFor } from '../../state/store'
import { Dialog } from '../../ui/Dialog'
import { FindField } from '../../ui/FindField'
import type { NamedEntry } from './entriesNamed'
import { entriesNamed } from './entriesNamed'
import styles from './Palette.module.css'
import type { PaletteEntry } from './paletteEntries'
import { GROUPS } from './paletteEntries'
import { PaletteList } from './PaletteList'

/** Characters. */
const LONGEST = 200

/** So many of each kind are drawn: who looks for another goes on typing. */
const MOST = 60

type PaletteProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Asked as long as it is open: nobody else needs them. */
  readonly entries: () => readonly PaletteEntry[]
}

/** Every place, person and action by its name, and the way into the search. */
export const Palette = ({ isOpen, onClose, entries }: PaletteProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('palette.title')} look="above" isOpen={isOpen} onClose={onClose}>
      <PaletteBody read={entries} onClose={onClose} />
    </Dialog>
  )
}

type PaletteBodyProps = { readonly read: PaletteProps['entries']; readonly onClose: () => void }

const PaletteBody = ({ read, onClose }: PaletteBodyProps) => {
  const { t } = useI18n()
  const entries = useMemo(() => read(), [read])
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()

  const words = wordsToFind(typed)
  const searching: PaletteEntry = {
    id: 'searchFor',
    group: 'search',
    label: t('palette.searchFor', { words: typed.trim() }),
    icon: <Search size={16} aria-hidden />,
    act: () => {
      searchFor({ words: typed })
      openSearch()
    },
  }
  const named = fewOfEach(entriesNamed(entries, words))
  const found = words.length > 0 ? [...named, searching] : named
  // As they stand in the list, so that the arrows go from one to the next.
  const shown = GROUPS.flatMap((group) => found.filter((entry) => entry.group === group))
  const index = Math.min(chosen, shown.length - 1)

  const run = ({ act, isAtOnce }: PaletteEntry): void => {
    if (isAtOnce) act()
    onClose()
    if (isAtOnce) return
    // What opens next takes the focus, and gives it back to where it was before the palette.
    requestAnimationFrame(() => requestAnimationFrame(act))
  }
  const keys = {
    onMove: (by: number) => setChosen(Math.max(0, Math.min(shown.length - 1, index + by))),
    onEnter: () => shown[index] && run(shown[index]),
  }
  return (
    <>
      <div className={styles['field']}>
        <FindField
          label={t('palette.title')}
          hint={t('palette.field')}
          icon={<Search size={18} aria-hidden />}
          value={typed}
          maxLength={LONGEST}
          onChange={(value) => {
            setTyped(value)
            setChosen(0)
          }}
          list={list}
          active={shown[index] && `${list}-${shown[index].id}`}
          {...keys}
        />
      </div>
      <div className={styles['scroller']}>
        <PaletteList id={list} entries={shown} active={shown[index]?.id} onRun={run} {...keys} />
      </div>
    </>
  )
}

const fewOfEach = (entries: readonly NamedEntry[]): readonly NamedEntry[] => {
  const drawn = new Map<PaletteEntry['group'], number>()
  return entries.filter(({ group }) => {
    const count = (drawn.get(group) ?? 0) + 1
    drawn.set(group, count)
    return count <= MOST
  })
}
