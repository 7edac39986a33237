import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { AskingView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './PeopleScreen.module.css'

/** Who waits at the door for a yes, oldest first. */
export const AskingList = ({ asking }: { readonly asking: readonly AskingView[] }) => {
  const { t } = useI18n()
  return (
    <>
      <ul className={styles['list']}>
        {asking.map((one) => (
          <AskingRow key={one.id} asking={one} />
        ))}
      </ul>
      <p className={styles['soft']}>{t('asking.check')}</p>
    </>
  )
}

const AskingRow = ({ asking }: { readonly asking: AskingView }) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const { id, name, at, invitedBy, role, note, whyNotAdmit, whyNotDecline } = asking
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <p className={styles['name']} dir="auto">
          {name}
        </p>
        <p className={styles['soft']}>
          {t('asking.who', { when: format.until(at), name: invitedBy, role: t(`role.as.${role}`, { n: 1 }) })}
        </p>
        {note && (
          <blockquote className={styles['quote']} dir="auto">
            {note}
          </blockquote>
        )}
        {whyNotAdmit && (
          <p className={styles['soft']}>
            {t(whyNotAdmit === 'organisers-only' ? 'reason.needs-yes' : `reason.${whyNotAdmit}`)}
          </p>
        )}
        {problem && <Notice {...problemSentences(t, problem.code)} />}
      </div>
      {!whyNotDecline && (
        <div className={styles['actions']}>
          <Button
            isBusy={busy}
            isDisabled={whyNotAdmit !== undefined}
            aria-label={t('asking.admitLabel', { name })}
            onPress={() => void run(() => commands.admitAsking(id))}
          >
            {t('asking.admit')}
          </Button>
          <Button
            look="quiet"
            isBusy={busy}
            aria-label={t('asking.declineLabel', { name })}
            onPress={() => void run(() => commands.declineAsking(id))}
          >
            {t('asking.decline')}
          </Button>
        </div>
      )}
    </li>
  )
}
