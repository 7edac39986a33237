import { useI18n } from '../../i18n/context'
import { Notice } from '../../ui/Notice'
import type { RoomLeft } from './useRoomLeft'

/** Above a note that others will soon take no more of, or that they take no more of already. */
export const FullRemark = ({ left }: { readonly left: Exclude<RoomLeft, 'enough'> }) => {
  const { t } = useI18n()
  if (left === 'none')
    return <Notice happened={t('notes.full')} safe={t('notes.fullSafe')} next={t('notes.fullNext')} />
  return <Notice happened={t('notes.nearlyFull')} safe={t('notes.nearlyFullSafe')} next={t('notes.nearlyFullNext')} />
}
