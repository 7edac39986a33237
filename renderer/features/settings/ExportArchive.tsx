import { useState } from 'react'
import { Download, PackageOpen } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './ExportArchive.module.css'

/** The whole room as one file that outlives Snug. */
export const ExportArchive = () => {
  const { t } = useI18n()
  const commands = useCommands()
  return (
    <div className={styles['archive']}>
      <h4>{t('settings.archive')}</h4>
      <p className={styles['help']}>{t('settings.archiveHelp')}</p>
      <SaveArchive />
      <p className={styles['help']}>{t('archive.openHelp')}</p>
      <div className={styles['action']}>
        <Button icon={<PackageOpen size={16} aria-hidden />} onPress={() => commands.arriveElsewhere('archive')}>
          {t('archive.open')}
        </Button>
      </div>
    </div>
  )
}

/** The button that saves it, and what has come of that. */
export const SaveArchive = () => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const [saved, setSaved] = useState(false)
  const save = (): void => {
    setSaved(false)
    void run(async () => setSaved(await commands.exportArchive()))
  }
  return (
    <>
      <div className={styles['action']}>
        <Button icon={<Download size={16} aria-hidden />} isBusy={busy} onPress={save}>
          {busy ? t('settings.exporting') : t('settings.export')}
        </Button>
        <span role="status">{saved && t('settings.exported')}</span>
      </div>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </>
  )
}
