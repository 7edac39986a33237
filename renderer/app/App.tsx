import type { ComponentProps, ContextType, ReactNode } from 'react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components'
import { useI18n, I18nProvider } from '../i18n/context'
import { directed } from '../i18n/directed'
import { ArrivalScreen } from '../features/arrival/ArrivalScreen'
import { StoppedScreen } from '../features/arrival/StoppedScreen'
import { UnlockScreen } from '../features/arrival/UnlockScreen'
import { ConversationScreen } from '../features/conversation/ConversationScreen'
import { MessageText } from '../features/conversation/MessageText'
import { CommentWords } from '../features/notes/comments/CommentWords'
import { PeopleScreen } from '../features/people/PeopleScreen'
import { PresentPeople } from '../features/people/PresentPeople'
import { RoomPage } from '../features/people/RoomPage'
import { WhyNotWrite } from '../features/people/WhyNotWrite'
import { Problems } from '../features/room/Problems'
import { RoomFrame } from '../features/room/RoomFrame'
import { Sidebar } from '../features/room/Sidebar'
import { SearchScreen } from '../features/search/SearchScreen'
import { SaveArchive } from '../features/settings/ExportArchive'
import { SettingsScreen } from '../features/settings/SettingsScreen'
import { useSnug } from '../state/store'
import { useIsLastLook } from '../state/lastLook'
import { useRoom } from '../state/useRoom'
import { useLanding } from './useLanding'
import type { PlaceView, RoomView } from '../state/views'
import { keepFocus } from '../ui/keepFocus'
import { ownPressableStyle } from '../ui/ownPressableStyle'
import { restCaret } from '../ui/restCaret'
import { ShortNotice } from '../ui/ShortNotice'
import type { AboveName } from './Above'
import { Above } from './Above'
import { Guarded } from './Guarded'
import { LockKey } from './LockKey'
import { placeTitle, windowTitle } from './placeTitle'
import { Starting } from './Starting'
import styles from './App.module.css'
import './global.css'

ownPressableStyle(document)

// The editor is by far the largest part: the conversation does not wait for it.
const readEditor = () => import('../features/notes/NoteScreen')
const NoteScreen = lazy(async () => ({ default: (await readEditor()).NoteScreen }))
// It reads Markdown as the editor does.
const readEditions = () => import('./EditionPlace')
const EditionPlace = lazy(async () => ({ default: (await readEditions()).EditionPlace }))

/** Milliseconds after a room is drawn until the editor is read, if nothing else is to be done then. */
const READ_EDITOR = 3_000

/** Nobody is to wait for it at their first note, nor to lack it when the browser edition's server has gone meanwhile. */
const useEditorReadAhead = (): void => {
  useEffect(() => {
    const later = setTimeout(() => {
      requestIdleCallback(() => {
        // In two lines, as one may be read though the other was not.
        readEditor().catch((error: unknown) => console.warn('The editor could not be read ahead:', error))
        readEditions().catch((error: unknown) => console.warn('The editions could not be read ahead:', error))
      })
    }, READ_EDITOR)
    return () => clearTimeout(later)
  }, [])
}

/** The whole window. Needs a CommandsProvider above it. */
export const App = () => {
  const language = useSnug((state) => state.language)
  const theme = useSnug((state) => state.theme)
  const textSize = useSnug((state) => state.textSize)

  useEffect(() => keepFocus(document), [])
  useEffect(() => restCaret(document), [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    document.documentElement.dataset['size'] = textSize
  }, [textSize])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  return (
    <I18nProvider language={language}>
      <Spoken>
        <Guarded>
          <Stage />
        </Guarded>
      </Spoken>
    </I18nProvider>
  )
}

/** React Aria's own few words and its sorting, in the same language, and its arrow keys in the direction of the page. */
const Spoken = ({ children }: { readonly children: ReactNode }) => {
  const { locale } = useI18n()
  return <AriaI18nProvider locale={directed(locale, document.documentElement.dir)}>{children}</AriaI18nProvider>
}

const Stage = () => {
  const app = useSnug((state) => state.app)
  const room = useRoom()
  const rooms = useSnug((state) => state.rooms)
  const isSearching = useSnug((state) => state.search.isOpen)
  const { t } = useI18n()
  const title = windowTitle(t, room && app.stage === 'room' ? { room, place: app.place, isSearching } : undefined)

  useLanding(app, room?.room)
  useEffect(() => {
    document.title = title
  }, [title])

  if (app.stage === 'locked') return <UnlockScreen unlock={app.unlock} beginAnew={app.beginAnew} />
  if (app.stage === 'stopped') return <StoppedScreen problem={app.problem} beginAnew={app.beginAnew} />
  if (app.stage === 'arrival')
    return (
      <>
        <ArrivalScreen arrival={app} rooms={rooms} />
        <LockKey />
      </>
    )
  if (app.stage === 'room' && room)
    return (
      <>
        <Room room={room} place={app.place} />
        {!app.isLastLook && <LockKey />}
      </>
    )
  return <Starting />
}

const Room = ({ room, place }: { readonly room: RoomView; readonly place: PlaceView }) => {
  const rooms = useSnug((state) => state.rooms)
  const isSearching = useSnug((state) => state.search.isOpen)
  const { t } = useI18n()
  const isLastLook = useIsLastLook()
  const [above, setAbove] = useState<AboveName | undefined>()
  useEditorReadAhead()
  return (
    <RoomFrame
      at={place}
      isInert={isLastLook}
      room={room.name}
      hasNews={rooms.some((one) => one.hasNews && (one.room !== room.room || place.in !== 'conversation'))}
      label={placeTitle(t, { room, place, isSearching })}
      problems={<Problems room={room} />}
      over={isSearching && <SearchScreen key={room.room} room={room} />}
      sidebar={
        <Sidebar
          room={room}
          rooms={rooms}
          place={place}
          people={!room.governance.gone && <PresentPeople room={room} />}
          onInvite={() => setAbove('invite')}
          onNewNote={() => setAbove('newNote')}
          onPalette={() => setAbove('palette')}
        />
      }
    >
      <Place
        key={room.room}
        room={room}
        place={place}
        onInvite={() => setAbove('invite')}
        onAddKeeper={() => setAbove('keeper')}
        onAddDevice={() => setAbove('device')}
        onDay={() => setAbove('day')}
        onNoteLike={() => setAbove('noteLike')}
      />
      {!isLastLook && <Above room={room} open={above} onOpen={setAbove} />}
      <ShortNotice />
    </RoomFrame>
  )
}

/** Alone in hearing of every message: nothing else of the window is drawn anew for one. */
const Conversation = (props: Omit<ComponentProps<typeof ConversationScreen>, 'room'>) => {
  const room = useSnug((state) => state.room)
  return room && <ConversationScreen {...props} room={room} />
}

const drawWords: ContextType<typeof CommentWords> = (text, calls) => <MessageText text={text} calls={calls} />

type PlaceProps = {
  readonly room: RoomView
  readonly place: PlaceView
  readonly onInvite: () => void
  readonly onAddDevice: () => void
  readonly onAddKeeper: () => void
  readonly onDay: () => void
  readonly onNoteLike: () => void
}

const Place = ({ room, place, onInvite, onAddKeeper, onAddDevice, onDay, onNoteLike }: PlaceProps) => {
  const { t } = useI18n()
  if (place.in === 'settings') return <SettingsScreen room={room} />
  if (place.in === 'room') return <RoomPage room={room} />
  if (place.in === 'people')
    return (
      <PeopleScreen
        room={room}
        onInvite={onInvite}
        onAddKeeper={onAddKeeper}
        onAddDevice={onAddDevice}
        archive={<SaveArchive />}
      />
    )
  const closed = room.governance.whyNot.post && <WhyNotWrite governance={room.governance} />
  if (place.in === 'conversation') return <Conversation goal={place} closed={closed} onDay={onDay} />
  if (place.in === 'editions' || place.in === 'edition' || place.in === 'desk')
    return (
      <Suspense
        fallback={
          <p className={styles['loading']} data-opening>
            {t('app.placeLoading')}
          </p>
        }
      >
        <EditionPlace room={room} place={place} closed={closed} />
      </Suspense>
    )
  const note = room.notes.find((one) => one.note === place.note)
  if (!note) return <p className={styles['loading']}>{t('room.noteGone')}</p>
  return (
    <CommentWords value={drawWords}>
      <Suspense fallback={<p className={styles['loading']}>{t('app.placeLoading')}</p>}>
        <NoteScreen
          key={note.note}
          note={note}
          room={room}
          look={place.look}
          isBegun={place.isBegun}
          closed={closed}
          onLike={onNoteLike}
        />
      </Suspense>
    </CommentWords>
  )
}
