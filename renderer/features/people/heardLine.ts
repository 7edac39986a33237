import type { I18n } from '../../i18n/context'
import { namesOrSomeone } from '../../i18n/namesOrSomeone'
import type { RoomView } from '../../state/views'

/** Who hears of it if one leaves the room now: those who are linked, and by them the others, if there are any. */
export const heardLine = (
  i18n: I18n,
  { linkedWith, governance }: Pick<RoomView, 'linkedWith' | 'governance'>,
): string => {
  if (linkedWith.length === 0) return i18n.t('leave.unheard')
  const others = governance.members.length + governance.keepers.length - 1
  const said = { n: linkedWith.length, names: namesOrSomeone(i18n, linkedWith) }
  return i18n.t(linkedWith.length < others ? 'leave.heard' : 'leave.heardByAll', said)
}
