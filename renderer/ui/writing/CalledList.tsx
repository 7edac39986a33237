import { useI18n } from '../../i18n/context'
import { OptionList } from '../OptionList'
import styles from './CalledList.module.css'
import type { Nameable } from './useCalling'

type CalledListProps = {
  readonly id: string
  readonly people: readonly Nameable[]
  readonly active: number
  readonly onChoose: (person: Nameable) => void
  /** Over what stands above the field; or below the field, as a part of the page, where nothing may lie over it. */
  readonly lies: 'above' | 'below'
}

const intoView = (list: HTMLElement | null): void => list?.scrollIntoView({ block: 'nearest' })

/** Who can be called by the name that is begun; the field keeps the focus. */
export const CalledList = ({ id, people, active, onChoose, lies }: CalledListProps) => {
  const { t } = useI18n()
  return (
    <OptionList
      id={id}
      label={t('composer.people')}
      options={people.map(({ id: one, name, earlier }) => ({
        id: one,
        words: name,
        ...(earlier && { remark: t('people.before', { name: earlier }) }),
      }))}
      active={active}
      onChoose={(at) => {
        const person = people[at]
        if (person) onChoose(person)
      }}
      className={styles[lies]}
      isInPlace={lies === 'below'}
      ref={lies === 'below' ? intoView : null}
    />
  )
}
