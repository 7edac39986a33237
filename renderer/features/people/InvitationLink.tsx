import type { Role } from '#shared/events/event'
import { useI18n } from '../../i18n/context'
import styles from './InviteDialog.module.css'
import { LinkToHand } from './LinkToHand'

export type MadeInvitation = {
  readonly link: string
  readonly uses: number
  readonly until: number
  readonly role: Role
  readonly needsYes: boolean
}

type InvitationLinkProps = {
  readonly made: MadeInvitation
  /** Also when this machine is off: there is a keeper. */
  readonly opensBesides: boolean
}

/** An invitation that has just been made: to copy, or to photograph. */
export const InvitationLink = ({ made, opensBesides }: InvitationLinkProps) => {
  const { t, format } = useI18n()
  const { link, uses, needsYes, role } = made
  const whoOpens = opensBesides && !needsYes ? 'invite.keeperOpens' : 'invite.keepOpen'
  const opens = role === 'keeper' ? 'keepers.keepOpen' : whoOpens
  const people = t('invite.usesOption', { n: uses })
  const held = { until: format.until(made.until), role: t(`role.as.${made.role}`, { n: uses }) }
  return (
    <>
      {role === 'keeper' ? (
        <p>{t('keepers.made', { until: held.until })}</p>
      ) : (
        <p>{uses === 1 ? t('invite.madeOne', held) : t('invite.madeMany', { ...held, people })}</p>
      )}
      {needsYes && <p>{t('invite.madeNeedsYes')}</p>}
      <LinkToHand link={link} label={t('invite.link')} qrLabel={t('invite.qr')} file={t('qr.file')} />
      <p>{t(opens)}</p>
      <p className={styles['soft']}>{t('invite.onlyOnce')}</p>
    </>
  )
}
