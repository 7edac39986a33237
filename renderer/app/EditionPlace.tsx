import type { ComponentProps, ReactNode } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../commands/context'
import { EditionComments } from '../features/conversation/EditionComments'
import { MessageFiles } from '../features/conversation/files/MessageFiles'
import { MessageText } from '../features/conversation/MessageText'
import { EditionDesk } from '../features/editions/EditionDesk'
import { EditionDrawing } from '../features/editions/EditionDrawing'
import { EditionPage } from '../features/editions/EditionPage'
import { EditionsScreen } from '../features/editions/EditionsScreen'
import { NoteReading } from '../features/notes/NoteReading'
import { useI18n } from '../i18n/context'
import { addProblem } from '../state/store'
import type { PlaceView, RoomView } from '../state/views'
import { Button } from '../ui/Button'
import styles from './App.module.css'

type EditionPlaceProps = {
  readonly room: RoomView
  readonly place: PlaceView & { readonly in: 'editions' | 'edition' | 'desk' }
  /** In place of where one writes: why one may not. */
  readonly closed: ReactNode
}

/** Where editions are, with the conversation's words and the notes' pages to draw what they are made of. */
export const EditionPlace = ({ room, place, closed }: EditionPlaceProps) => {
  const { t } = useI18n()
  const { openLink, goTo } = useCommands()
  const follow: Omit<ComponentProps<typeof NoteReading>, 'content'> = {
    notes: room.notes,
    onOpenLink: (address) => void openLink(address).catch((error: unknown) => addProblem(asProblem(error))),
    onOpenNote: (note) => goTo({ in: 'note', note }),
  }
  const drawing: ComponentProps<typeof EditionDrawing>['value'] = {
    words: (text, calls) => <MessageText text={text} calls={calls} />,
    files: (message, files) => <MessageFiles message={message} files={files} tabIndex={0} />,
    blocks: (blocks) => <NoteReading content={{ title: '', blocks, strange: [] }} {...follow} />,
  }
  const whyNot = room.governance.whyNot.publish
  const shown = (): ReactNode => {
    if (place.in === 'editions') return <EditionsScreen room={room} />
    if (place.in === 'desk') return <EditionDesk room={room} closed={whyNot && <p>{t(`reason.${whyNot}`)}</p>} />
    const line = room.editions.find(({ id }) => id === place.edition)
    if (!line)
      return (
        <div className={styles['loading']}>
          <p role="status">{t('editions.gone')}</p>
          <Button look="link" onPress={() => goTo({ in: 'editions' })}>
            {t('editions.all')}
          </Button>
        </div>
      )
    return (
      <EditionPage
        key={line.id}
        line={line}
        room={room}
        comments={(onClose) => <EditionComments room={room} edition={line} closed={closed} onClose={onClose} />}
      />
    )
  }
  return <EditionDrawing value={drawing}>{shown()}</EditionDrawing>
}
