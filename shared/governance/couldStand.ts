import type { DeviceId, StreamDocId } from '../protocol/ids'
import type { RoomState } from './roomState'

/**
 * Whether any entry of this stream from place `from` on might count: if not, it need not be read to be set aside. Says
 * yes where it can't be said without looking.
 */
export const couldStand = (
  state: Pick<RoomState, 'standings'>,
  { doc, client, device }: { readonly doc: StreamDocId; readonly client: number; readonly device: DeviceId },
  from: number,
): boolean => {
  const standing = state.standings.get(device)
  if (!standing) return false
  return standing.isActive || standing.ends.some(({ extent }) => (extent.get(doc)?.get(client) ?? 0) > from)
}
