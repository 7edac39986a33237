import { useI18n } from '../../i18n/context'
import type { Renamed } from './arrange'
import styles from './RenamedLines.module.css'

/** Who is called otherwise from here on: a line for each. */
export const RenamedLines = ({ renamings }: Pick<Renamed, 'renamings'>) => {
  const { t } = useI18n()
  return (
    <div className={styles['renamed']}>
      {renamings.map(({ member, own, before, name }) => (
        <p key={member}>{own ? t('talk.renamedSelf', { name }) : t('talk.renamed', { before, name })}</p>
      ))}
    </div>
  )
}
