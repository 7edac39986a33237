import { Archive } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../../commands/context'
import type { ArchiveLook } from '../../commands/lookAtArchive'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { FileField } from '../../ui/FileField'
import { Hidden } from '../../ui/Hidden'
import { Notice } from '../../ui/Notice'
import styles from './ArrivalScreen.module.css'
import { ChangedArchive } from './ChangedArchive'

/** Choosing a room's archive: what it is is said before anything is done with it. */
export const OpenArchive = ({ onBack }: { readonly onBack: () => void }) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const file = useRef<HTMLInputElement>(null)
  const [look, setLook] = useState<ArchiveLook>()
  const [step, setStep] = useState<{ readonly done: number; readonly all: number }>()
  const underway = useRef<AbortController>(undefined)
  // Whoever goes elsewhere has given it up.
  useEffect(() => () => underway.current?.abort(), [])
  const read = (chosen: File): void => {
    setLook(undefined)
    void run(async () => setLook(await commands.lookAtArchive(chosen)))
  }
  const restore = (found: Extract<ArchiveLook, { is: 'sound' }>): void => {
    clear()
    const giving = new AbortController()
    underway.current = giving
    void run(async () => {
      try {
        await found.restore((done, all) => setStep({ done, all }), giving.signal)
      } finally {
        setStep(undefined)
      }
    })
  }
  const isBringing = step !== undefined
  const said = ({ name, exportedAt, files }: Extract<ArchiveLook, { is: 'sound' }>): string =>
    [name, t('archive.exported', { when: format.date(exportedAt) }), t('archive.sound', { n: files })].join('. ')
  return (
    <section className={styles['form']} aria-label={t('archive.open')}>
      <h2>{t('archive.open')}</h2>
      <p>{t('archive.intro')}</p>
      <div className={styles['choices']}>
        <Button
          autoFocus
          look={look?.is === 'sound' ? 'plain' : 'primary'}
          icon={<Archive size={16} aria-hidden />}
          isBusy={busy && !isBringing}
          onPress={() => file.current?.click()}
        >
          {busy && !isBringing ? t('archive.looking') : t('archive.choose')}
        </Button>
      </div>
      <FileField ref={file} label={t('archive.choose')} accept=".zip,application/zip" onChoose={read} />
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      {look?.is === 'sound' && <SoundArchive look={look} busy={busy} step={step} onRestore={() => restore(look)} />}
      {/* What it is is read out once; how far it has come, only to whoever asks. */}
      <Hidden>
        <span role="status">
          {busy ? (isBringing ? t('archive.bringing') : t('archive.looking')) : look?.is === 'sound' && said(look)}
        </span>
      </Hidden>
      {look?.is === 'changed' && <ChangedArchive faults={look.faults} />}
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={onBack}>
          {t('app.back')}
        </Button>
      </div>
    </section>
  )
}

type SoundArchiveProps = {
  readonly look: Extract<ArchiveLook, { is: 'sound' }>
  readonly busy: boolean
  readonly step: { readonly done: number; readonly all: number } | undefined
  readonly onRestore: () => void
}

/** What an archive is that is as it was exported, and the one thing that can be done with it here. */
const SoundArchive = ({ look, busy, step, onRestore }: SoundArchiveProps) => {
  const { t, format } = useI18n()
  return (
    <div className={styles['found']}>
      <p className={styles['called']} dir="auto">
        {look.name}
      </p>
      <p className={styles['soft']}>{t('archive.exported', { when: format.date(look.exportedAt) })}</p>
      <p>{t('archive.sound', { n: look.files })}</p>
      <p>{look.isHere ? t('archive.bringBackMeans') : t('archive.toReadMeans')}</p>
      <Button look="primary" isBusy={busy} onPress={onRestore}>
        {busy ? t('archive.bringing') : look.isHere ? t('archive.bringBack') : t('archive.toRead')}
      </Button>
      {step && (
        <>
          <progress
            max={step.all}
            value={step.done}
            aria-label={t('archive.bringing')}
            className={styles['progress']}
          />
          <p className={styles['soft']}>{t('archive.step', { done: String(step.done), all: String(step.all) })}</p>
          <p>{look.isHere ? t('archive.backKeeps') : t('archive.backKeepsNothing')}</p>
        </>
      )}
    </div>
  )
}
