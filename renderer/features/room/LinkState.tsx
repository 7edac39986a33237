import { useI18n } from '../../i18n/context'
import type { I18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { namesOrSomeone } from '../../i18n/namesOrSomeone'
import { isRefused } from './isRefused'
import styles from './LinkState.module.css'
import { toComeLine } from './toComeLine'

/** One honest line on whether what is written here reaches anybody now, and one on what is still on its way here. */
export const LinkState = ({ room }: { readonly room: RoomView }) => {
  const i18n = useI18n()
  return (
    <>
      <p role="status" className={styles['state']}>
        {sentence(i18n, room)}
      </p>
      {room.toCome && <p className={styles['state']}>{toComeLine(i18n, room.toCome)}</p>}
    </>
  )
}

const sentence = (i18n: I18n, room: RoomView): string => {
  const { linkedWith, isOwnLinked, refusedBy, hub, people, governance } = room
  const { t, format } = i18n
  if (governance.gone) return t(governance.gone.how === 'restored' ? 'gone.restoredLine' : 'gone.unlinked')
  if (isRefused(room)) return t('gone.refused', { names: format.names(refusedBy) })
  if (linkedWith.length > 0) return t('room.linkedWith', { names: namesOrSomeone(i18n, linkedWith) })
  if (isOwnLinked) return t('room.linkedOwn')
  if (hub === 'connecting') return t('room.hubConnecting')
  if (hub === 'strange') return t('room.hubStrange')
  if (hub !== 'connected') return t('room.hubAway')
  if (people.length === 1) return t('room.founder')
  return governance.whyNot.post ? t('room.aloneReading') : t('room.alone')
}
