import { UserPlus } from 'lucide-react'
import type { Reason } from '#shared/governance/reason'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { InvitationView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './PeopleScreen.module.css'

type OpenInvitationsProps = {
  readonly invitations: readonly InvitationView[]
  readonly whyNotInvite: Reason | undefined
  readonly onInvite: () => void
}

/** By which links somebody can still come in, and who has. */
export const OpenInvitations = ({ invitations, whyNotInvite, onInvite }: OpenInvitationsProps) => {
  const { t } = useI18n()
  return (
    <>
      {invitations.length === 0 ? (
        <p>{t('invitations.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {whyNotInvite ? (
        <p className={styles['soft']}>{t(`reason.${whyNotInvite}`)}</p>
      ) : (
        <div className={styles['actions']}>
          <Button icon={<UserPlus size={16} aria-hidden />} onPress={onInvite}>
            {t('invite.title')}
          </Button>
        </div>
      )}
    </>
  )
}

const InvitationRow = ({ invitation }: { readonly invitation: InvitationView }) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const { id, by, role, note, expiresAt, uses, needsYes, cameBy, whyNotRevoke } = invitation
  const until = format.until(expiresAt)
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <p className={styles['name']}>
          {t('invitations.for', {
            people: t('invite.usesOption', { n: uses }),
            role: t(`role.as.${role}`, { n: uses }),
          })}
        </p>
        {note && (
          <blockquote className={styles['quote']} dir="auto">
            {note}
          </blockquote>
        )}
        <p className={styles['soft']}>
          {[
            t('invitations.made', { name: by, until }),
            ...(needsYes ? [t('invitations.needsYes')] : []),
            cameBy.length > 0 ? t('invitations.cameBy', { names: format.names(cameBy) }) : t('invitations.nobody'),
          ].join(' ')}
        </p>
        {problem && <Notice {...problemSentences(t, problem.code)} />}
      </div>
      {!whyNotRevoke && (
        <Button
          isBusy={busy}
          aria-label={t('invitations.revokeLabel', { name: by, until })}
          onPress={() => void run(() => commands.revokeInvitation(id))}
        >
          {t('invitations.revoke')}
        </Button>
      )}
      {whyNotRevoke && whyNotRevoke !== 'organisers-only' && whyNotRevoke !== 'not-a-member' && (
        <p className={styles['soft']}>{t(`reason.${whyNotRevoke}`)}</p>
      )}
    </li>
  )
}
