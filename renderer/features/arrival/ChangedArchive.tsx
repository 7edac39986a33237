import type { ArchiveFault } from '#shared/archive/archiveFault'
import { useI18n } from '../../i18n/context'
import type { Translate } from '../../i18n/translate'
import { Notice } from '../../ui/Notice'
import styles from './ArrivalScreen.module.css'

/** So many are named; of more it is said how many. */
const NAMED = 5

/** An archive that is not as it was exported: what is wrong with it, file by file. */
export const ChangedArchive = ({ faults }: { readonly faults: readonly ArchiveFault[] }) => {
  const { t } = useI18n()
  const more = faults.length - NAMED
  return (
    <>
      <Notice happened={t('archive.changed')} safe={t('archive.changedSafe')} next={t('archive.changedNext')} />
      <section aria-label={t('archive.faults')} className={styles['found']}>
        <h3>{t('archive.faults')}</h3>
        <ul>
          {faults.slice(0, NAMED).map((fault) => (
            <li key={`${fault.kind} ${fault.path ?? ''}`} dir="auto">
              {sentenceOf(t, fault)}
            </li>
          ))}
          {more > 0 && <li>{t('archive.moreFaults', { n: more })}</li>}
        </ul>
      </section>
    </>
  )
}

const sentenceOf = (t: Translate, { kind, path }: ArchiveFault): string => {
  if (path === undefined || kind === 'manifest' || kind === 'no-manifest') return t('archive.fault.list')
  if (kind === 'missing') return t('archive.fault.missing', { path })
  return kind === 'extra' ? t('archive.fault.extra', { path }) : t('archive.fault.changed', { path })
}
