import { useI18n } from '../../i18n/context'
import type { I18n } from '../../i18n/context'
import type { GoneView } from '../../state/views'
import styles from './PeopleScreen.module.css'

/** To who is no longer a member here: what happened, what is left, and how one comes back. */
export const GoneRemark = ({ gone }: { readonly gone: GoneView }) => {
  const i18n = useI18n()
  return (
    <div role="status" className={styles['gone']}>
      <p>
        <strong>{happened(i18n, gone)}</strong>
      </p>
      <p>{i18n.t(gone.how === 'restored' ? 'gone.restoredMeans' : 'gone.means')}</p>
      <p>{i18n.t(BACK[gone.how])}</p>
      {gone.how === 'left' && <p>{i18n.t('gone.notYou')}</p>}
    </div>
  )
}

const BACK = {
  removed: 'gone.back',
  left: 'gone.back',
  device: 'gone.backDevice',
  restored: 'gone.restoredBack',
} as const

const happened = ({ t, format }: I18n, { how, by, at }: GoneView): string => {
  if (how === 'removed') return t('gone.removed', { name: by ?? '?', when: format.until(at ?? 0) })
  if (how === 'restored') return t('gone.restored')
  return how === 'left' ? t('gone.left') : t('gone.device')
}
