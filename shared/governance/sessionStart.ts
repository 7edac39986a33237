import type { DeviceId, EventId } from '../protocol/ids'
import type { Claim, Ends, RoomState } from './roomState'

/**
 * The event that a device's new sessions are to be bound to (`boundSession`), so that what it writes counts although
 * something of it or of its person was ended before. Undefined where nothing ever was.
 */
export const sessionStart = (state: Pick<RoomState, 'standings'>, device: DeviceId): EventId | undefined => {
  const standing = state.standings.get(device)
  if (!standing) return undefined
  const held: readonly Claim[] = [...standing.grants, ...standing.places].filter(({ ended }) => ended === 0n)
  const last = held.reduce<Claim | undefined>(
    (most, claim) => (most && count(most.after) >= count(claim.after) ? most : claim),
    undefined,
  )
  return last && last.after !== 0n ? last.id : undefined
}

const count = (ends: Ends): number => {
  let bits = 0
  for (let left = ends; left > 0n; left &= left - 1n) bits += 1
  return bits
}
