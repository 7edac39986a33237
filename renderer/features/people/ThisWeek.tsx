import { Footprints } from 'lucide-react'
import { useLeaveMark } from '../../commands/useLeaveMark'
import type { I18n } from '../../i18n/context'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import type { RoomView, WeekView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useToday } from '../../ui/useToday'
import styles from './PeopleScreen.module.css'

/** Who came by this week, and the mark that one may leave oneself. Readers are thanked: reading is taking part. */
export const ThisWeek = ({ room }: { readonly room: RoomView }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { mayMark, leave, line: said, busy, problem } = useLeaveMark()
  const { seen, week } = useSnug((state) => state.company)
  const today = useToday()
  const isMarked = week.markedAt !== undefined && isSameDay(week.markedAt, today)
  return (
    <>
      <p>{line(i18n, week)}</p>
      {room.me.role === 'reader' && <p>{t('week.thanks')}</p>}
      {!isMarked && mayMark && (
        <div className={styles['actions']}>
          <Button icon={<Footprints size={16} aria-hidden />} isBusy={busy} onPress={() => void leave()}>
            {t('week.leaveMark')}
          </Button>
        </div>
      )}
      {room.me.role !== 'keeper' && (
        <p role="status" className={styles['soft']} tabIndex={-1} ref={said}>
          {isMarked ? t(seen === 'name' ? 'week.marked' : 'week.markedQuietly') : t(`week.mark.${seen}`)}
        </p>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </>
  )
}

const line = ({ t, format }: I18n, { people, counted }: WeekView): string => {
  const names = format.names(people.map(({ name }) => name))
  if (people.length === 0) return counted === 0 ? t('week.nobody') : t('week.counted', { n: counted })
  return counted === 0 ? t('week.named', { names }) : t('week.both', { n: counted, names })
}

const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString()
