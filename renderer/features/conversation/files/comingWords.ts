import type { Translate } from '../../../i18n/translate'
import type { BringingView } from '../../../state/views'

/** What stands in place of a file that is not all here. Of one's own, nobody else may have what was never kept. */
export const comingWords = (t: Translate, { author, partsToCome }: BringingView): string => {
  if (!author.own) return t('files.comingFrom', { name: author.name })
  return partsToCome ? t('files.notKept') : t('files.coming')
}
