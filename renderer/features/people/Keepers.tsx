import { Server } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { MemberList } from './MemberList'
import styles from './PeopleScreen.module.css'

type KeepersProps = { readonly room: RoomView; readonly onAdd: () => void }

/** The machines that keep the room when nobody is here, whether they are on, and how one is added. */
export const Keepers = ({ room, onAdd }: KeepersProps) => {
  const { t } = useI18n()
  const { keepers, whyNotInviteKeeper, isLastOrganiser } = room.governance
  return (
    <>
      <p>{t(keepers.length === 0 ? 'keepers.none' : 'keepers.some')}</p>
      {keepers.length > 0 && (
        <MemberList
          looks={room.looks}
          members={keepers}
          label={t('keepers.title')}
          linked={room.keepersLinked}
          isLastOrganiser={isLastOrganiser}
        />
      )}
      {!whyNotInviteKeeper && (
        <div className={styles['actions']}>
          <Button icon={<Server size={16} aria-hidden />} onPress={onAdd}>
            {t('keepers.add')}
          </Button>
        </div>
      )}
    </>
  )
}
