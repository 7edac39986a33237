import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import type { PersonView } from '../../state/views'
import styles from './MemberList.module.css'

/** Everyone in the room by name, with what they do there. */
export const MemberList = ({ people }: { readonly people: readonly PersonView[] }) => {
  const { t, locale } = useI18n()
  const sorted = [...people].sort((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <div className={styles['members']}>
      <ul className={styles['list']} aria-label={t('people.members')}>
        {sorted.map((person) => (
          <li key={person.member}>
            <span className={styles['name']} dir="auto">
              {person.own ? t('people.you', { name: person.name }) : person.name}
            </span>
            <span className={styles['role']}>{t(`role.${person.role}`)}</span>
          </li>
        ))}
      </ul>
      <p className={styles['capacity']}>{t('people.capacity', { n: people.length, most: String(limits.capacity) })}</p>
    </div>
  )
}
