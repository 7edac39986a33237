import { useRef } from 'react'
import { ChevronDown, FileText } from 'lucide-react'
import type { NoteId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { heldQuotes } from '../../i18n/heldQuotes'
import type { NoteView } from '../../state/views'
import { useFirstOf } from '../../ui/useFirstOf'
import { PlaceButton } from './PlaceButton'

type NoteLinksProps = { readonly notes: readonly NoteView[]; readonly here: NoteId | undefined }

/** Notes, each of which leads to itself: of very many the first ones, and the way to the rest. Where one is stays in sight. */
export const NoteLinks = ({ notes, here }: NoteLinksProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const list = useRef<HTMLUListElement>(null)
  const { lines, showMore } = useFirstOf(notes, list, ({ note }) => note === here)
  if (notes.length === 0) return null
  return (
    <>
      <ul ref={list}>
        {lines.map(({ note, title }) => (
          <li key={note}>
            <PlaceButton
              icon={<FileText size={16} aria-hidden />}
              isHere={note === here}
              onPress={() => goTo({ in: 'note', note })}
            >
              {title ? heldQuotes(title) : t('room.untitled')}
            </PlaceButton>
          </li>
        ))}
      </ul>
      {showMore && (
        <PlaceButton icon={<ChevronDown size={16} aria-hidden />} onPress={showMore}>
          {t('room.moreNotes')}
        </PlaceButton>
      )}
    </>
  )
}
