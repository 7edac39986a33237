import type { EpochMember } from '#shared/mesh/epochMember'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'

/** What a mesh, and a door where members meet, ask of the replica. */
export type Meeting = {
  readonly house: House
  readonly replica: Replica
  /** This device, as it is met there in any epoch. */
  readonly member: Omit<EpochMember, 'epoch' | 'secret' | 'onLink'>
}

/** Calls `look` whenever the room may have moved on, or somebody was met. Returns how to stop. */
export const whenMeetingChanges = (replica: Replica, look: () => void): (() => void) => {
  const off = [replica.on('state', look), replica.on('epochs', look), replica.on('linked', look)]
  return () => off.forEach((end) => end())
}
