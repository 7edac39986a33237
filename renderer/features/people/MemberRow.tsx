import { ArrowRightLeft, MonitorX, MoreHorizontal, UserCog, UserMinus, Volume2, VolumeX } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { Reason } from '#shared/governance/reason'
import { useI18n } from '../../i18n/context'
import { setMuted, useSnug } from '../../state/store'
import type { LookView, MemberView } from '../../state/views'
import { IconButton } from '../../ui/IconButton'
import type { MenuEntry } from '../../ui/Menu'
import { Menu } from '../../ui/Menu'
import { Portrait } from '../../ui/Portrait'
import { toneOf } from '../../ui/tones'
import styles from './MemberList.module.css'

/** What can be done about a member. */
export type Deed = 'role' | 'handOver' | 'device' | 'remove'

type MemberRowProps = {
  readonly member: MemberView
  readonly look: LookView | undefined
  /** Of a keeper: whether it is linked with this machine. */
  readonly isLinked?: boolean | undefined
  readonly onDeed: (deed: Deed) => void
}

/** What nobody but organisers can do is no use to say again at every name. */
const UNTOLD: ReadonlySet<Reason | undefined> = new Set<Reason>([
  'organisers-only',
  'not-a-member',
  'yourself',
  'not-your-device',
  'only-device',
  'keeper',
])

/** Who changes their name often does not fill the list with it. */
const MOST_EARLIER = 3

/** One member: their name and role, since when and by whom, and what may be done about it. */
export const MemberRow = ({ member, look, isLinked, onDeed }: MemberRowProps) => {
  const { t, format } = useI18n()
  const { name, role, own, since, invitedBy, earlier, hasDouble, whyNotHandOver, whyNotRemove } = member
  const entry = (deed: Deed, label: string, icon: MenuEntry['icon'], whyNot: Reason | undefined): MenuEntry[] =>
    UNTOLD.has(whyNot)
      ? []
      : [{ id: deed, label, icon, onAction: () => onDeed(deed), ...(whyNot ? { whyNot: t(`reason.${whyNot}`) } : {}) }]
  const isMuted = useSnug((state) => state.muted.includes(member.member))
  const mute: MenuEntry = {
    id: 'mute',
    label: isMuted ? t('people.unmute') : t('people.mute'),
    icon: isMuted ? <Volume2 size={16} aria-hidden /> : <VolumeX size={16} aria-hidden />,
    onAction: () => setMuted(member.member, !isMuted),
  }
  const entries: MenuEntry[] = [
    ...(own || role === 'keeper' ? [] : [mute]),
    ...entry('role', t('people.changeRole'), <UserCog size={16} aria-hidden />, whyNoRole(member)),
    ...entry('handOver', t('handOver.action'), <ArrowRightLeft size={16} aria-hidden />, whyNotHandOver),
    ...entry('device', t('devices.theirs.action'), <MonitorX size={16} aria-hidden />, whyNoDevice(member)),
    ...entry('remove', t('remove.action'), <UserMinus size={16} aria-hidden />, whyNotRemove).map((last) => ({
      ...last,
      danger: true,
    })),
  ]
  const date = format.date(since)
  return (
    <li className={styles['member']}>
      <Portrait name={name} tone={toneOf(name, look?.tone)} picture={look?.picture} />
      <div className={styles['who']}>
        <span className={styles['name']} dir="auto">
          {own ? t(role === 'keeper' ? 'keepers.own' : 'people.you', { name }) : name}
        </span>
        <span className={styles['role']}>{t(`role.${role}`)}</span>
        {isLinked !== undefined && !own && (
          <span className={styles['role']}>{t(isLinked ? 'keepers.linked' : 'keepers.unlinked')}</span>
        )}
        {isMuted && <span className={styles['role']}>{t('people.muted')}</span>}
        <span className={styles['since']}>
          {invitedBy ? t('people.sinceInvited', { date, name: invitedBy }) : t('people.since', { date })}
        </span>
        {earlier.slice(0, MOST_EARLIER).map((before) => (
          <span key={before.until} className={styles['since']}>
            {t('people.earlier', { name: before.name, date: format.date(before.until) })}
          </span>
        ))}
        {hasDouble && <span className={styles['since']}>{t('people.double')}</span>}
      </div>
      {entries.length > 0 && (
        <MenuTrigger>
          <IconButton label={t('people.more', { name })} icon={<MoreHorizontal size={18} aria-hidden />} />
          <Menu label={t('people.more', { name })} placement="bottom end" entries={entries} />
        </MenuTrigger>
      )}
    </li>
  )
}

/** Why a member can't be given any other role. */
const whyNoRole = ({ roles }: MemberView): Reason | undefined => {
  const reasons = roles.map(({ whyNot }) => whyNot).filter((whyNot) => whyNot !== 'same-role')
  return reasons.includes(undefined) ? undefined : reasons[0]
}

/** Why no single device of a member's can be removed. One's own are in a list of their own. */
const whyNoDevice = ({ own, devices }: MemberView): Reason | undefined => {
  const [first] = devices
  return own || !first ? 'yourself' : first.whyNotRemove
}
