import { FileText } from 'lucide-react'
import type { NoteId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { NoteView } from '../../state/views'
import { PlaceButton } from './PlaceButton'

type NoteLinksProps = { readonly notes: readonly NoteView[]; readonly here: NoteId | undefined }

/** Notes, each of which leads to itself. */
export const NoteLinks = ({ notes, here }: NoteLinksProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  if (notes.length === 0) return null
  return (
    <ul>
      {notes.map(({ note, title }) => (
        <li key={note}>
          <PlaceButton
            icon={<FileText size={16} aria-hidden />}
            isHere={note === here}
            onPress={() => goTo({ in: 'note', note })}
          >
            {title || t('room.untitled')}
          </PlaceButton>
        </li>
      ))}
    </ul>
  )
}
