import { useI18n } from '../../i18n/context'
import type { I18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import styles from './LinkState.module.css'

/** One honest line on whether what is written here reaches anybody now. */
export const LinkState = ({ room }: { readonly room: RoomView }) => (
  <p role="status" className={styles['state']}>
    {sentence(useI18n(), room)}
  </p>
)

const sentence = ({ t, format }: I18n, { linkedWith, hub, people }: RoomView): string => {
  if (linkedWith.length > 0) return t('room.linkedWith', { names: format.names(linkedWith) })
  if (hub === 'connecting') return t('room.hubConnecting')
  if (hub === 'strange') return t('room.hubStrange')
  if (hub !== 'connected') return t('room.hubAway')
  return people.length > 1 ? t('room.alone') : t('room.founder')
}
