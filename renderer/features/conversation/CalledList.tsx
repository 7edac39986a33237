import type { PersonView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import { OptionList } from '../../ui/OptionList'
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
    <OptionList
      id={id}
      label={t('composer.people')}
      options={people.map(({ member, name }) => ({ id: member, words: name }))}
      active={active}
      onChoose={(at) => {
        const person = people[at]
        if (person) onChoose(person)
      }}
      className={styles['list']}
    />
  )
}
