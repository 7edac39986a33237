import type { ReactNode } from 'react'
import { BookOpen, Command, MessageCircle, Search, Settings, UserPlus, Users } from 'lucide-react'
import { useCommands } from '../../commands/context'
import type { I18n } from '../../i18n/context'
import { useI18n } from '../../i18n/context'
import type { GovernanceView, PlaceView, RoomListing, RoomView } from '../../state/views'
import { openSearch, useSnug } from '../../state/store'
import { hasUnopened } from '../../state/unopened'
import { keyName } from '../../ui/keyName'
import { LinkState } from './LinkState'
import { NotesNav } from './NotesNav'
import { PlaceButton } from './PlaceButton'
import { RoomMenu } from './RoomMenu'
import styles from './Sidebar.module.css'

type SidebarProps = {
  readonly room: RoomView
  readonly rooms: readonly RoomListing[]
  readonly place: PlaceView
  /** Who is here now, which belongs to the people; nothing of a room that one is no longer in. */
  readonly people: ReactNode
  readonly onInvite: () => void
  readonly onNewNote: () => void
  /** Opens the palette, which belongs to the whole window. */
  readonly onPalette: () => void
}

/** The way through the room: its places, its notes, who is here. */
export const Sidebar = ({ room, rooms, place, people, onInvite, onNewNote, onPalette }: SidebarProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const hasNews = rooms.some((one) => one.room === room.room && one.hasNews)
  const { whyNot } = room.governance
  const opened = useSnug(({ company }) => company.opened)
  const { goTo } = useCommands()
  return (
    <div className={styles['sidebar']}>
      <header className={styles['header']}>
        <RoomMenu room={room} rooms={rooms} />
      </header>
      <div className={styles['middle']}>
        <nav aria-label={t('room.sidebar')} className={styles['nav']}>
          <div className={styles['places']}>
            <PlaceButton icon={<Search size={16} aria-hidden />} shortcut={keyName(t, 'Mod-f')} onPress={openSearch}>
              {t('search.title')}
            </PlaceButton>
            <div>
              <PlaceButton
                icon={<MessageCircle size={16} aria-hidden />}
                isHere={place.in === 'conversation'}
                onPress={() => goTo({ in: 'conversation' })}
                news={place.in !== 'conversation' && hasNews ? t('room.news') : undefined}
              >
                {t('room.conversation')}
              </PlaceButton>
              <PlaceButton
                icon={<Users size={16} aria-hidden />}
                isHere={place.in === 'people'}
                onPress={() => goTo({ in: 'people' })}
                remark={waiting(i18n, room.governance)}
              >
                {t('people.title')}
              </PlaceButton>
            </div>
          </div>
          <div className={styles['notes']}>
            <NotesNav notes={room.notes} place={place} mayFound={whyNot.post === undefined} onNew={onNewNote} />
          </div>
          <div className={styles['editions']}>
            <PlaceButton
              icon={<BookOpen size={16} aria-hidden />}
              isHere={place.in === 'editions' || place.in === 'edition' || place.in === 'desk'}
              onPress={() => goTo({ in: 'editions' })}
              news={place.in !== 'editions' && hasUnopened(room, opened) ? t('editions.unopened') : undefined}
            >
              {t('editions.title')}
            </PlaceButton>
          </div>
        </nav>
        {people && <div className={styles['people']}>{people}</div>}
      </div>
      <footer className={styles['footer']}>
        <LinkState room={room} />
        {!whyNot.invite && (
          <PlaceButton icon={<UserPlus size={16} aria-hidden />} onPress={onInvite}>
            {t('room.invite')}
          </PlaceButton>
        )}
        <PlaceButton icon={<Command size={16} aria-hidden />} shortcut={keyName(t, 'Mod-k')} onPress={onPalette}>
          {t('palette.title')}
        </PlaceButton>
        <PlaceButton
          icon={<Settings size={16} aria-hidden />}
          isHere={place.in === 'settings'}
          onPress={() => goTo({ in: 'settings' })}
        >
          {t('room.settings')}
        </PlaceButton>
      </footer>
    </div>
  )
}

/** To organisers only: who waits for their yes. */
const waiting = ({ t, format }: I18n, { asking }: GovernanceView): string | undefined => {
  const names = asking.flatMap(({ name, whyNotDecline }) => (whyNotDecline ? [] : [name]))
  return names.length > 0 ? t('people.waiting', { n: names.length, names: format.names(names) }) : undefined
}
