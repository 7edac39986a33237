import type { Seen } from '#shared/sync/replica'
import type { RoomView } from './views'

/** Who is unseen leaves no marks, nor does who is no member any more, nor a keeper. */
export const mayMark = (room: Pick<RoomView, 'governance' | 'me'> | undefined, seen: Seen): boolean =>
  seen !== 'unseen' && room?.governance.gone === undefined && room?.me.role !== 'keeper'
