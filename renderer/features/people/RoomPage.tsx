import { useRef } from 'react'
import { BookOpen, ChevronDown, FileText, Users } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { nameToTell } from '../../i18n/nameToTell'
import { shelvesOf } from '../../state/shelvesOf'
import type { NoteView, RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Page, PageSection } from '../../ui/Page'
import { Portrait } from '../../ui/Portrait'
import { toneOf } from '../../ui/tones'
import { useFirstOf } from '../../ui/useFirstOf'
import { Charter } from './Charter'
import styles from './RoomPage.module.css'

/** The room at a glance: what it is for, who is in it, and what they have written together. */
export const RoomPage = ({ room }: { readonly room: RoomView }) => {
  const { t, locale, format } = useI18n()
  const { goTo } = useCommands()
  const { charter, whyNot, keepers } = room.governance
  const people = [...room.people].sort((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <Page title={t('roomPage.title')}>
      <PageSection title={room.name} part="room-charter">
        <Charter roomName={room.name} charter={charter} whyNotWrite={whyNot.writeCharter} />
        <Since room={room} />
      </PageSection>
      <PageSection title={t('people.title')} part="room-people">
        <ul className={styles['people']}>
          {people.map(({ member, name, own }) => (
            <li key={member} className={styles['person']}>
              <Portrait
                name={name}
                tone={toneOf(name, room.looks[member]?.tone)}
                picture={room.looks[member]?.picture}
              />
              <bdi>{own ? t('people.you', { name }) : name}</bdi>
            </li>
          ))}
        </ul>
        {keepers.length > 0 && (
          <p className={styles['soft']}>
            {t('keepers.keptBy', { n: keepers.length, names: format.names(keepers.map(({ name }) => name)) })}
          </p>
        )}
        <div>
          <Button icon={<Users size={16} aria-hidden />} onPress={() => goTo({ in: 'people' })}>
            {t('roomPage.allPeople')}
          </Button>
        </div>
      </PageSection>
      {room.editions.length > 0 && (
        <PageSection title={t('editions.title')} part="room-editions">
          <NewestEditions editions={room.editions} />
        </PageSection>
      )}
      <PageSection title={t('roomPage.notes')} part="room-notes">
        {room.notes.length === 0 ? <p>{t('room.noNotes')}</p> : <OnShelves notes={room.notes} />}
      </PageSection>
    </Page>
  )
}

/** So many of the newest are named here; the others stand on their shelf. */
const NEWEST = 3

const NewestEditions = ({ editions }: Pick<RoomView, 'editions'>) => {
  const { t, format } = useI18n()
  const { goTo } = useCommands()
  return (
    <>
      <ul className={styles['notes']}>
        {editions.slice(0, NEWEST).map(({ id, title, by, at }) => (
          <li key={id}>
            <Button
              look="quiet"
              icon={<BookOpen size={16} aria-hidden />}
              onPress={() => goTo({ in: 'edition', edition: id })}
            >
              <bdi>{title ?? t('editions.coming')}</bdi>
            </Button>
            <span className={styles['soft']}>
              {t('editions.by', { name: nameToTell(t, by), date: format.date(at) })}
            </span>
          </li>
        ))}
      </ul>
      {editions.length > NEWEST && (
        <div>
          <Button icon={<BookOpen size={16} aria-hidden />} onPress={() => goTo({ in: 'editions' })}>
            {t('editions.all')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Since when oneself is here, and by whom. */
const Since = ({ room }: { readonly room: RoomView }) => {
  const { t, format } = useI18n()
  const { members, keepers } = room.governance
  const me = [...members, ...keepers].find(({ own }) => own)
  if (!me) return null
  const date = format.date(me.since)
  return (
    <p className={styles['soft']}>
      {me.invitedBy ? t('roomPage.sinceInvited', { date, name: me.invitedBy }) : t('roomPage.since', { date })}
    </p>
  )
}

/** As in the list of notes: those on no shelf first. */
const OnShelves = ({ notes }: { readonly notes: readonly NoteView[] }) => {
  const { locale } = useI18n()
  const { loose, shelves } = shelvesOf(notes, locale)
  return (
    <>
      {loose.length > 0 && <Notes notes={loose} />}
      {shelves.map(({ name, notes: its }) => (
        <div key={name}>
          <h4 className={styles['shelf']} dir="auto">
            {name}
          </h4>
          <Notes notes={its} />
        </div>
      ))}
    </>
  )
}

const Notes = ({ notes }: { readonly notes: readonly NoteView[] }) => {
  const { t, format } = useI18n()
  const { goTo } = useCommands()
  const list = useRef<HTMLUListElement>(null)
  const { lines, showMore } = useFirstOf(notes, list)
  return (
    <>
      <ul ref={list} className={styles['notes']}>
        {lines.map(({ note, title, foundedBy, foundedAt }) => (
          <li key={note}>
            <Button look="quiet" icon={<FileText size={16} aria-hidden />} onPress={() => goTo({ in: 'note', note })}>
              <bdi>{title || t('room.untitled')}</bdi>
            </Button>
            <span className={styles['soft']}>
              {t('roomPage.noteBy', { name: foundedBy.name, date: format.date(foundedAt) })}
            </span>
          </li>
        ))}
      </ul>
      {showMore && (
        <Button look="quiet" icon={<ChevronDown size={16} aria-hidden />} onPress={showMore}>
          {t('room.moreNotes')}
        </Button>
      )}
    </>
  )
}
