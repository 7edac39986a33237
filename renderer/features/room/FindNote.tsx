import { useId, useState } from 'react'
import { Search } from 'lucide-react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { foldText } from '../../state/search/foldText'
import { openSearch, searchFor } from '../../state/store'
import type { NoteView } from '../../state/views'
import { FindField } from '../../ui/FindField'
import { OptionList } from '../../ui/OptionList'
import styles from './FindNote.module.css'

/** So many of those found are drawn: more than anybody looks through. */
const MOST = 50

type FindNoteProps = {
  readonly notes: readonly NoteView[]
  /** The focus is to go back to where this was opened. */
  readonly onClose: () => void
}

/** Finds a note by its title, and leads on to the search for words in all of them. */
export const FindNote = ({ notes, onClose }: FindNoteProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()

  const wanted = foldText(words.trim())
  const found = notes.filter(({ title }) => foldText(title).includes(wanted))
  const options = [
    ...found.slice(0, MOST).map(({ note, title }) => ({
      id: note as string,
      words: title || t('room.untitled'),
      open: () => goTo({ in: 'note', note }),
    })),
    ...(wanted ? [{ id: 'words', words: t('shelves.findWords', { words: words.trim() }), open: searchWords }] : []),
  ]
  const active = Math.min(chosen, options.length - 1)

  function searchWords(): void {
    searchFor({ words: words.trim(), kind: 'note' })
    openSearch()
  }
  const open = (at: number): void => {
    const option = options[at]
    if (!option) return
    onClose()
    option.open()
  }
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(options.length - 1, active + by))
    setChosen(next)
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const leaving = {
    onKeyDown: (event: { readonly key: string; stopPropagation(): void }): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
    },
  }

  return (
    <div className={styles['find']} {...leaving}>
      <FindField
        label={t('shelves.find')}
        hint={t('shelves.hint')}
        icon={<Search size={16} aria-hidden />}
        value={words}
        maxLength={limits.noteTitle}
        onChange={(next) => {
          setWords(next)
          setChosen(0)
        }}
        list={options.length > 0 ? list : undefined}
        active={options.length > 0 ? `${list}-${active}` : undefined}
        onMove={move}
        onEnter={() => open(active)}
      />
      <p role="status" className={styles['none']}>
        {found.length === 0 ? t('shelves.noneFound') : found.length > MOST ? t('shelves.goOnTyping') : ''}
      </p>
      <OptionList
        id={list}
        label={t('shelves.found')}
        options={options}
        active={active}
        onChoose={open}
        className={styles['list']}
        isInPlace
      />
    </div>
  )
}
