import type { MessageId } from '#shared/protocol/ids'
import type { EditionLine } from './editionViews'
import type { RoomView } from './views'

/** Whether somebody else's edition has not been opened on this machine. */
export const isUnopened = ({ id, isOwn }: EditionLine, opened: readonly MessageId[]): boolean =>
  !isOwn && !opened.includes(id)

/** Whether there is one of which one can say that it is new: what came out before somebody came is there for them, and waits. */
export const hasUnopened = (
  { editions, governance }: Pick<RoomView, 'editions' | 'governance'>,
  opened: readonly MessageId[],
): boolean => {
  const since = [...governance.members, ...governance.keepers].find(({ own }) => own)?.since ?? Infinity
  return editions.some((edition) => edition.at > since && isUnopened(edition, opened))
}
