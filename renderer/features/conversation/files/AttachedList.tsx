import { useI18n } from '../../../i18n/context'
import { Hidden } from '../../../ui/Hidden'
import { AttachedRow } from './AttachedRow'
import styles from './AttachedList.module.css'
import { limits } from '#shared/protocol/limits'
import { MOST_TOGETHER } from './mayAttach'
import type { Refusal } from './mayAttach'
import type { Attached } from './useAttached'

/** What goes along with a message, below the field in which it is written; and what does not, with the reason. */
export const AttachedList = ({ attached }: { readonly attached: Attached }) => {
  const { t, format } = useI18n()
  const { chosen, refusals, told } = attached
  const reason = ({ why, name }: Refusal): string => {
    if (why === 'tooMany') return t('files.tooMany', { n: limits.files })
    if (why === 'tooLarge') return t('files.tooLarge', { name, size: format.size(limits.fileBytes) })
    if (why === 'tooLargeTogether') return t('files.tooLargeTogether', { name, size: format.size(MOST_TOGETHER) })
    return t(`files.${why}`, { name })
  }
  return (
    <>
      <div role="status" className={refusals.length > 0 ? undefined : styles['silent']}>
        <Hidden>{told && t(`files.${told.is}`, { name: told.name })}</Hidden>
        {refusals.map((refusal) => (
          <p key={`${refusal.why} ${refusal.name}`} className={styles['refusal']}>
            {reason(refusal)}
          </p>
        ))}
      </div>
      {chosen.length > 0 && (
        <ul className={styles['list']} aria-label={t('files.chosen')}>
          {chosen.map((one) => (
            <AttachedRow key={one.id} one={one} attached={attached} />
          ))}
        </ul>
      )}
      {chosen.some(({ picture, asItIs }) => picture && !asItIs) && (
        <p className={styles['remark']}>{t('files.madeAnew')}</p>
      )}
    </>
  )
}
