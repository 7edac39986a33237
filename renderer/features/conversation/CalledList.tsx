import type { PersonView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import styles from './CalledList.module.css'

type CalledListProps = {
  readonly id: string
  readonly people: readonly PersonView[]
  readonly active: number
  readonly onChoose: (person: PersonView) => void
}

/** Who can be called by the name that is begun; the field keeps the focus. */
export const CalledList = ({ id, people, active, onChoose }: CalledListProps) => {
  const { t } = useI18n()
  return (
    <div id={id} role="listbox" aria-label={t('composer.people')} className={styles['list']}>
      {people.map((person, at) => (
        <div
          key={person.member}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className={styles['person']}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(person)
          }}
        >
          <span dir="auto">{person.name}</span>
        </div>
      ))}
    </div>
  )
}
