import { useI18n } from '../../i18n/context'
import { Choice } from '../../ui/Choice'

const DAYS = ['1', '7', '30'] as const
export type Days = (typeof DAYS)[number]

const DAY = 24 * 60 * 60 * 1000

/** When a link ends that is made now: milliseconds since 1970. */
export const inDays = (days: Days): number => Date.now() + Number(days) * DAY

type DaysChoiceProps = { readonly days: Days; readonly onChange: (days: Days) => void }

/** For how long a link is to hold. */
export const DaysChoice = ({ days, onChange }: DaysChoiceProps) => {
  const { t } = useI18n()
  return (
    <Choice
      label={t('invite.days')}
      value={days}
      onChange={onChange}
      options={DAYS.map((value) => ({ value, label: t('invite.daysOption', { n: Number(value) }) }))}
    />
  )
}
