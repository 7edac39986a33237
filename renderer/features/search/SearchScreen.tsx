import type { KeyboardEvent } from 'react'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Search, X } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { asksNothing } from '../../state/search/roomSearch'
import type { FoundItem, SearchQuery } from '../../state/search/searchViews'
import { closeSearch, searchFor, useSnug } from '../../state/store'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { FindField } from '../../ui/FindField'
import { IconButton } from '../../ui/IconButton'
import { Notice } from '../../ui/Notice'
import { PlaceHeader } from '../../ui/Place'
import { unlessMovedOn } from '../../ui/unlessMovedOn'
import { useToday } from '../../ui/useToday'
import { foldFound } from './foldFound'
import { foundKey } from './foundKey'
import { FoundList } from './FoundList'
import { NothingFound } from './NothingFound'
import { reachLine } from './reachLine'
import { SearchFilters } from './SearchFilters'
import styles from './SearchScreen.module.css'
import { SearchStatus } from './SearchStatus'
import { useRoomSearch } from './useRoomSearch'

/** Results that are shown at first, and how many more each time: more than a window has room for. */
const PAGE = 24
/** Characters: nobody types more, and somebody may paste a book. */
const LONGEST = 200

/** Everything said and written in the room, found by its words, its author, its kind, its day. Lies over the place. */
export const SearchScreen = ({ room }: { readonly room: RoomView }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { showMessage, goTo } = useCommands()
  const { query, chosen } = useSnug((state) => state.search)
  const [most, setMost] = useState(PAGE)
  const { found, reach, former } = useRoomSearch(query, most)
  const muted = useSnug((state) => state.muted)
  const { run, busy, problem } = useAttempt()
  const today = useToday()
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  // Whoever asks for the search types at once: the field does not wait for its four lists and calendars.
  const isComplete = useDeferredValue(true, false)
  const [from] = useState(() => document.activeElement)

  const { hasMore } = found
  const items = useMemo(() => foldFound(found.items, muted), [found.items, muted])
  const index = Math.max(
    0,
    items.findIndex((item) => foundKey(item) === chosen),
  )
  const active = items[index] && foundKey(items[index])
  const rowId = active && `${list}-${active}`

  useEffect(() => {
    if (rowId) document.getElementById(rowId)?.scrollIntoView({ block: 'nearest' })
  }, [rowId])

  const ask = (next: SearchQuery): void => {
    setMost(PAGE)
    searchFor(next)
  }
  const move = (by: number): void => {
    const next = items[Math.max(0, Math.min(items.length - 1, index + by))]
    if (next) searchFor(query, foundKey(next))
    if (index + by >= items.length - 1 && hasMore) setMost(most + PAGE)
  }
  const open = (item: FoundItem): void => {
    if (busy) return
    searchFor(query, foundKey(item))
    void run(async () => (item.kind === 'note' ? goTo({ in: 'note', note: item.note }) : showMessage(item)))
  }
  const close = (): void => {
    closeSearch()
    // The place lies open again only after this.
    unlessMovedOn(() => from instanceof HTMLElement && from.focus({ preventScroll: true }))
  }
  const anew = (): void => {
    ask({ words: '' })
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    close()
  }
  const keys = { onMove: move, onEnter: () => items[index] && open(items[index]) }
  const closing = { onKeyDown }
  const trouble = problem ?? reach.problem

  return (
    <section role="search" aria-label={t('search.title')} className={styles['screen']} {...closing}>
      <PlaceHeader className={styles['header']}>
        <FindField
          ref={field}
          label={t('search.field')}
          hint={t('search.hint')}
          icon={<Search size={18} aria-hidden />}
          value={query.words}
          maxLength={LONGEST}
          onChange={(words) => ask({ ...query, words })}
          list={items.length > 0 ? list : undefined}
          active={rowId}
          {...keys}
        />
        {items.length > 0 && <p className={styles['keys']}>{t('search.keys')}</p>}
        <IconButton label={t('search.close')} icon={<X size={18} aria-hidden />} onPress={close} />
      </PlaceHeader>
      <div className={styles['filters']}>
        {isComplete && <SearchFilters people={room.governance.members} former={former} query={query} onChange={ask} />}
      </div>
      {!asksNothing(query) && (
        <SearchStatus found={found} isComplete={reach.isComplete} remark={reachLine(i18n, reach)} />
      )}
      <div className={styles['scroller']}>
        <div className={styles['column']}>
          {trouble && <Notice {...problemSentences(t, trouble.code)} />}
          <NothingFound query={query} found={found} reach={reach} onAnew={anew} />
          {items.length > 0 && (
            <FoundList id={list} items={items} active={active} today={today} onOpen={open} {...keys} />
          )}
          {hasMore && (
            <div className={styles['more']}>
              <Button look="quiet" onPress={() => setMost(most + PAGE)}>
                {t('search.more')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </section>
  )
}
