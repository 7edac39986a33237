import { useI18n } from '../../i18n/context'
import type { FormerAuthor, SearchQuery } from '../../state/search/searchViews'
import { namesBefore } from '../../state/namesBefore'
import type { MemberView } from '../../state/views'
import { DayField } from '../../ui/DayField'
import { Select } from '../../ui/Select'
import styles from './SearchFilters.module.css'

type SearchFiltersProps = {
  readonly people: readonly MemberView[]
  readonly former: readonly FormerAuthor[]
  readonly query: SearchQuery
  readonly onChange: (query: SearchQuery) => void
}

const ANY = 'any'

/** By whom, of which kind, between which days. */
export const SearchFilters = ({ people, former, query, onChange }: SearchFiltersProps) => {
  const { t, format } = useI18n()
  const option = (person: FormerAuthor, label: string) => {
    const before = namesBefore(person)
    return {
      value: person.member,
      label,
      ...(before.length > 0 && { remark: t('people.before', { name: format.names(before) }) }),
    }
  }
  const persons = [
    ...people.map((one) => option(one, one.own ? t('people.you', { name: one.name }) : one.name)),
    ...former.map((one) => option(one, t('search.former', { name: one.name }))),
  ]
  return (
    <div role="group" aria-label={t('search.filters')} className={styles['filters']}>
      <Select
        label={t('search.who')}
        value={query.person ?? ANY}
        options={[{ value: ANY, label: t('search.anyone') }, ...persons]}
        onChange={(chosen) => onChange({ ...query, person: persons.find(({ value }) => value === chosen)?.value })}
      />
      <Select
        label={t('search.what')}
        value={query.kind ?? ANY}
        options={[
          { value: ANY, label: t('search.everything') },
          { value: 'message', label: t('search.messages') },
          { value: 'files', label: t('search.files') },
          { value: 'note', label: t('search.notes') },
        ]}
        onChange={(kind) => onChange({ ...query, kind: kind === ANY ? undefined : kind })}
      />
      <DayField label={t('search.from')} value={query.from} onChange={(from) => onChange({ ...query, from })} />
      <DayField
        label={t('search.until')}
        value={query.until === undefined ? undefined : besides(query.until, -1)}
        onChange={(last) => onChange({ ...query, until: last === undefined ? undefined : besides(last, 1) })}
      />
    </div>
  )
}

/** The beginning of a day so many days after that of `day`. Days are not all 24 hours long. */
const besides = (day: number, days: number): number => {
  const date = new Date(day)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}
