import type { ReactNode } from 'react'
import { useI18n } from '../../i18n/context'
import { mayWantAnew } from '../../state/mayWantAnew'
import { tellsOfKeepers } from '../../state/tellsOfKeepers'
import type { RoomView } from '../../state/views'
import { Page, PageSection } from '../../ui/Page'
import { AskingList } from './AskingList'
import { Charter } from './Charter'
import { Devices } from './Devices'
import { FoundAnew } from './FoundAnew'
import { GoneRemark } from './GoneRemark'
import { Keepers } from './Keepers'
import { Leaving } from './Leaving'
import { MemberList } from './MemberList'
import { OpenInvitations } from './OpenInvitations'
import styles from './PeopleScreen.module.css'
import { SeenChoice } from './SeenChoice'
import { ThisWeek } from './ThisWeek'
import { TurnedAway } from './TurnedAway'

type PeopleScreenProps = {
  readonly room: RoomView
  readonly onInvite: () => void
  readonly onAddKeeper: () => void
  readonly onAddDevice: () => void
  /** Saves the room's archive, which belongs to the settings. */
  readonly archive: ReactNode
}

/** Who is in the room and on the way in, what was agreed, and what oneself may do about it. */
export const PeopleScreen = ({ room, onInvite, onAddKeeper, onAddDevice, archive }: PeopleScreenProps) => {
  const { t } = useI18n()
  const { gone, asking, invitations, whyNot, charter, members } = room.governance
  const isKeeper = room.me.role === 'keeper'
  return (
    <Page title={t('people.title')}>
      {gone && (
        <PageSection title={room.name}>
          <GoneRemark gone={gone} />
        </PageSection>
      )}
      {asking.length > 0 && !gone && (
        <PageSection title={t('asking.title')}>
          <AskingList asking={asking} />
        </PageSection>
      )}
      {!gone && (
        <PageSection title={t('week.title')} part="week">
          <ThisWeek room={room} />
        </PageSection>
      )}
      <PageSection title={t('people.members')} part="members">
        <MemberList
          looks={room.looks}
          members={members}
          label={t('people.members')}
          isLastOrganiser={room.governance.isLastOrganiser}
        />
        <p className={styles['soft']}>{t('people.capacity', { n: members.length, most: String(charter.capacity) })}</p>
      </PageSection>
      {tellsOfKeepers(room) && (
        <PageSection title={t('keepers.title')} part="keepers">
          <Keepers room={room} onAdd={onAddKeeper} />
        </PageSection>
      )}
      {!gone && !isKeeper && (
        <PageSection title={t('seen.title')} part="seen">
          <SeenChoice />
        </PageSection>
      )}
      {!gone && !isKeeper && (
        <PageSection title={t('devices.title')} part="devices">
          <Devices governance={room.governance} onAdd={onAddDevice} />
        </PageSection>
      )}
      {!gone && (
        <PageSection title={t('invitations.title')} part="invitations">
          <OpenInvitations invitations={invitations} whyNotInvite={whyNot.invite} onInvite={onInvite} />
        </PageSection>
      )}
      <PageSection title={t('charter.title')} part="charter">
        <Charter roomName={room.name} charter={charter} whyNotWrite={whyNot.writeCharter} />
      </PageSection>
      {room.me.role === 'organiser' && !gone && (
        <PageSection title={t('away.title')}>
          <TurnedAway />
        </PageSection>
      )}
      {mayWantAnew(room) && (
        <PageSection title={t('anew.title')} part="anew">
          <FoundAnew roomName={room.name} isRestored={gone?.how === 'restored'} />
        </PageSection>
      )}
      <PageSection title={t('leave.title')} part="leave">
        <Leaving room={room} archive={archive} />
      </PageSection>
    </Page>
  )
}
