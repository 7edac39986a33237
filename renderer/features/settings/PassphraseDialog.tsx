import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import styles from './Protection.module.css'

/** What is to become of the passphrase. */
export type PassphraseDeed = 'offer' | 'change' | 'takeAway'

type PassphraseDialogProps = { readonly deed: PassphraseDeed | undefined; readonly onClose: () => void }

/** Sets a passphrase, changes it, or takes it away. */
export const PassphraseDialog = ({ deed, onClose }: PassphraseDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t(`lock.${deed ?? 'offer'}`)} isOpen={deed !== undefined} onClose={onClose}>
      {deed && <PassphraseForm deed={deed} onClose={onClose} />}
    </Dialog>
  )
}

const PassphraseForm = ({ deed, onClose }: { readonly deed: PassphraseDeed; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const { changePassphrase } = useCommands()
  const { run, busy, problem } = useAttempt()
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const isSet = deed !== 'offer'
  const isNew = deed !== 'takeAway'
  const isReady = !busy && (!isSet || now !== '') && (!isNew || (next !== '' && next === again))

  const change = async (): Promise<void> => {
    const done = await run(() => changePassphrase(isSet ? now : undefined, isNew ? next : undefined))
    if (done) onClose()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void change()
      }}
    >
      {deed === 'offer' && (
        <>
          <p>{t('lock.means')}</p>
          <p>{t('lock.asked')}</p>
        </>
      )}
      {isNew ? <p>{t('lock.forget')}</p> : <p>{t('lock.takeAwayMeans')}</p>}
      {isSet && <TextField label={t('lock.current')} value={now} onChange={setNow} secret autoFocus />}
      {isNew && (
        <>
          <TextField
            label={t('lock.new')}
            help={`${t('lock.advice')} ${t('lock.newHelp', { least: String(limits.passphraseLeast) })}`}
            value={next}
            onChange={setNext}
            secret
            autoFocus={!isSet}
          />
          <TextField
            label={t('lock.again')}
            value={again}
            onChange={setAgain}
            secret
            error={again !== '' && !next.startsWith(again) ? t('lock.differ') : undefined}
          />
        </>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button look="quiet" onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {busy ? t('lock.working') : t(`lock.${deed}`)}
        </Button>
      </DialogButtons>
    </form>
  )
}
