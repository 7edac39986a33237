import { useRef } from 'react'
import type { NoteView, PersonView, PresentView, RoomView } from '../../state/views'
import type { Translate } from '../../i18n/translate'
import { useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { useTabWhileScrolled } from '../../ui/useTabWhileScrolled'
import styles from './PresentPeople.module.css'

/** Who is in the room now, and where: each person once, oneself last. */
export const PresentPeople = ({ room }: { readonly room: RoomView }) => {
  const { t } = useI18n()
  const section = useRef<HTMLElement>(null)
  useTabWhileScrolled(section)
  const people = gather(room.present)
  const seen = useSnug((state) => state.company.seen)
  const alone = room.counted === 0 && people.every(({ person }) => person.own)
  return (
    <section ref={section} aria-labelledby="here-now" className={styles['section']}>
      <h2 id="here-now" className={styles['heading']}>
        {t('people.hereNow')}
      </h2>
      {alone ? (
        <p className={styles['alone']}>{t('people.onlyYou')}</p>
      ) : (
        <ul className={styles['people']}>
          {people.map(({ person, places }) => (
            <li key={person.member} className={styles['person']}>
              <span className={styles['lamp']} aria-hidden="true" />
              <span className={styles['name']}>
                <bdi>{person.own ? t('people.you', { name: person.name }) : person.name}</bdi>
              </span>
              <span className={styles['place']}>
                {person.own && seen !== 'name' ? t(`people.own.${seen}`) : placeOf(t, places, room.notes)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {room.counted > 0 && <p className={styles['alone']}>{t('people.alsoHere', { n: room.counted })}</p>}
    </section>
  )
}

type Gathered = { readonly person: PersonView; readonly places: readonly PresentView['place'][] }

/** One entry for each person, however many devices they are here with; others by name, then oneself. */
const gather = (present: readonly PresentView[]): readonly Gathered[] => {
  const people = new Map<string, Gathered>()
  for (const { person, place } of present) {
    const places = people.get(person.member)?.places ?? []
    people.set(person.member, { person, places: [...places, place] })
  }
  return [...people.values()].sort(
    (a, b) => Number(a.person.own) - Number(b.person.own) || a.person.name.localeCompare(b.person.name),
  )
}

/** The most telling of a person's places: a note before the conversation before none. */
const placeOf = (t: Translate, places: Gathered['places'], notes: readonly NoteView[]): string => {
  for (const place of places) {
    if (place.in !== 'note') continue
    const note = notes.find((one) => one.note === place.note)
    return note ? t('people.inNote', { title: note.title || t('room.untitled') }) : t('people.inUnknownNote')
  }
  return places.some((place) => place.in === 'conversation') ? t('people.inConversation') : t('people.away')
}
