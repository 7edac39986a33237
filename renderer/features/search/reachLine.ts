import type { I18n } from '../../i18n/context'
import type { SearchReach } from '../../state/search/searchViews'

/** How far the search has come, in a sentence; undefined when there is nothing that it does not know. */
export const reachLine = ({ t, format }: I18n, reach: SearchReach): string | undefined => {
  const { since, isComplete, absent, problem } = reach
  if (problem) return since === undefined ? undefined : t('search.stoppedAt', { day: format.date(since) })
  if (!isComplete) {
    return since === undefined ? t('search.reading') : t('search.readSince', { day: format.date(since) })
  }
  return absent > 0 ? t('search.absent', { n: absent }) : undefined
}
