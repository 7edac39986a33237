import type { Month } from '#shared/protocol/ids'
import type { I18n } from '../../i18n/context'
import { namesOrSomeone } from '../../i18n/namesOrSomeone'
import type { ToComeView } from '../../state/views'

const yearOf = (month: Month): string => month.slice(0, 4)

/** What is still on its way, in words: years where there are several, else months. */
export const toComeLine = (i18n: I18n, { oldest, newest, people }: ToComeView): string => {
  const { t, format } = i18n
  const names = namesOrSomeone(i18n, people)
  if (!oldest || !newest) return t('room.restToCome', { names })
  if (oldest === newest) return t('room.monthToCome', { month: format.month(oldest), names })
  const name = yearOf(oldest) === yearOf(newest) ? format.month : yearOf
  return t('room.spanToCome', { from: name(oldest), to: name(newest), names })
}
