import type { I18n } from '../../i18n/context'
import { useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import type { TurnedAwayView } from '../../state/views'
import styles from './PeopleScreen.module.css'

/** What this machine turned away or set aside, one sentence for each kind and person. For organisers. */
export const TurnedAway = () => {
  const i18n = useI18n()
  const turnedAway = useSnug((state) => state.company.turnedAway)
  const { t } = i18n
  if (turnedAway.length === 0) return <p>{t('away.none')}</p>
  const sentences = [...new Set(turnedAway.map((one) => sentenceOf(one, i18n)))]
  return (
    <>
      <ul className={styles['list']}>
        {sentences.map((sentence) => (
          <li key={sentence} className={styles['told']}>
            {sentence}
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>{t('away.help')}</p>
    </>
  )
}

const sentenceOf = (one: TurnedAwayView, { t, format }: I18n): string => {
  const people = (n: number): string => t('away.people', { n })
  if (one.is === 'capacity') return t('away.capacity', { most: people(one.most), are: people(one.are) })
  const name = one.name || t('away.somebody')
  if (one.is === 'uses') return t('away.uses', { name, most: people(one.most), are: people(one.are) })
  const [first, last] = [format.date(one.first), format.date(one.last)]
  const when = first === last ? t('away.on', { first }) : t('away.between.days', { first, last })
  switch (one.is) {
    case 'between':
      return t('away.between', { when })
    case 'stranger':
      return one.name ? t('away.stranger', { when, name }) : t('away.strangerUnknown', { when })
    case 'invitation-expired':
    case 'invitation-used-up':
    case 'invitation-unknown':
    case 'room-full':
      return t(`away.${one.is}`, { when, name, n: one.times })
    default:
      return t(`away.${one.is}`, { when, name })
  }
}
