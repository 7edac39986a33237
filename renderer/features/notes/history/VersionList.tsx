import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components'
import type { I18n } from '../../../i18n/context'
import { useI18n } from '../../../i18n/context'
import { dayOf } from '../../../i18n/format'
import type { VersionView } from '../../../state/views'
import { useToday } from '../../../ui/useToday'
import styles from './VersionList.module.css'

type VersionListProps = {
  /** Newest first. */
  readonly versions: readonly VersionView[]
  readonly chosen: number | undefined
  readonly onChoose: (at: number) => void
}

/** When a note was changed and by whom, day by day; the arrows go from one to the next. */
export const VersionList = ({ versions, chosen, onChoose }: VersionListProps) => {
  const i18n = useI18n()
  const { t, format } = i18n
  const today = useToday()
  const newest = versions[0]?.at
  return (
    <ListBox
      aria-label={t('history.versions')}
      className={styles['list'] ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (typeof key === 'number') onChoose(key)
      }}
    >
      {byDay(versions).map((ofDay) => (
        <ListBoxSection key={ofDay.day} id={`day${ofDay.day}`}>
          <Header className={styles['day'] ?? ''}>{format.day(ofDay.versions[0]?.until ?? 0, today)}</Header>
          {ofDay.versions.map((version) => {
            const when = version.at === newest ? t('history.now') : format.time(version.until)
            const who = whoIn(i18n, version)
            return (
              <ListBoxItem
                key={version.at}
                id={version.at}
                textValue={`${when} ${who}`}
                className={styles['version'] ?? ''}
              >
                <Text slot="label">{when}</Text>
                <Text slot="description" className={styles['who'] ?? ''} dir="auto">
                  {who}
                </Text>
              </ListBoxItem>
            )
          })}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}

const whoIn = ({ t, format }: I18n, { people, isSomeUnknown }: VersionView): string => {
  const names = people.map(({ name }) => name)
  if (names.length === 0) return t('history.someone')
  return format.names(isSomeUnknown ? [...names, t('history.someoneElse')] : names)
}

type Day = { readonly day: number; readonly versions: readonly VersionView[] }

const byDay = (versions: readonly VersionView[]): readonly Day[] => {
  const days = new Map<number, VersionView[]>()
  for (const version of versions) {
    const day = dayOf(version.until)
    days.set(day, [...(days.get(day) ?? []), version])
  }
  return [...days].map(([day, ofDay]) => ({ day, versions: ofDay }))
}
