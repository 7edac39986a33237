import { useState } from 'react'
import { Search } from 'lucide-react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { foldText } from '../../state/search/foldText'
import { openSearch, searchFor } from '../../state/store'
import type { NoteView } from '../../state/views'
import { FindField } from '../../ui/FindField'
import { OptionList } from '../../ui/OptionList'
import { useFinding } from '../../ui/useFinding'
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

  function searchWords(): void {
    searchFor({ words: words.trim(), kind: 'note' })
    openSearch()
  }
  const finding = useFinding({
    options,
    onWords: setWords,
    onChoose: ({ open }) => {
      onClose()
      open()
    },
  })
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
        {...finding.field}
        label={t('shelves.find')}
        hint={t('shelves.hint')}
        icon={<Search size={16} aria-hidden />}
        value={words}
        maxLength={limits.noteTitle}
      />
      <p role="status" className={styles['none']}>
        {found.length === 0 ? t('shelves.noneFound') : found.length > MOST ? t('shelves.goOnTyping') : ''}
      </p>
      <OptionList {...finding.list} label={t('shelves.found')} options={options} className={styles['list']} isInPlace />
    </div>
  )
}
