import { useState } from 'react'
import type { MemberId } from '#shared/protocol/ids'
import { useI18n } from '../../i18n/context'
import type { LooksView, MemberView } from '../../state/views'
import { HandOverDialog } from './HandOverDialog'
import type { Deed } from './MemberRow'
import { MemberRow } from './MemberRow'
import styles from './MemberList.module.css'
import { RemoveDialog } from './RemoveDialog'
import { RoleDialog } from './RoleDialog'
import { TheirDevicesDialog } from './TheirDevicesDialog'

type MemberListProps = {
  readonly members: readonly MemberView[]
  readonly looks: LooksView
  /** What the list is called. */
  readonly label: string
  /** Of keepers: those that are linked with this machine. */
  readonly linked?: readonly MemberId[]
  readonly isLastOrganiser: boolean
}

/** Everyone in the room by name, or all that keep it, with what they do there, and what an organiser can do about it. */
export const MemberList = ({ members, looks, label, linked, isLastOrganiser }: MemberListProps) => {
  const { locale } = useI18n()
  const [doing, setDoing] = useState<{ readonly deed: Deed; readonly member: MemberView } | undefined>()
  const sorted = [...members].sort((a, b) => a.name.localeCompare(b.name, locale))
  const isDoing = (deed: Deed): MemberView | undefined => (doing?.deed === deed ? doing.member : undefined)
  const close = (): void => setDoing(undefined)
  return (
    <div className={styles['members']}>
      <ul className={styles['list']} aria-label={label}>
        {sorted.map((member) => (
          <MemberRow
            key={member.member}
            member={member}
            look={looks[member.member]}
            isLinked={linked?.includes(member.member)}
            onDeed={(deed) => setDoing({ deed, member })}
          />
        ))}
      </ul>
      <RoleDialog member={isDoing('role')} isLastOrganiser={isLastOrganiser} onClose={close} />
      <HandOverDialog member={isDoing('handOver')} onClose={close} />
      <TheirDevicesDialog member={isDoing('device')} onClose={close} />
      <RemoveDialog member={isDoing('remove')} onClose={close} />
    </div>
  )
}
