import type { DeviceId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'

/** What a mesh, and a door where members meet, ask of the replica. */
export type Meeting = {
  readonly house: House
  readonly replica: Replica
  readonly handshake: {
    authorise(device: DeviceId): Promise<boolean>
    introduce(device: DeviceId, ledger: Uint8Array<ArrayBuffer>): Promise<boolean>
    introduction(to: DeviceId): Promise<Uint8Array<ArrayBuffer> | undefined>
  }
  /** A member's device says that this one is no member's. */
  readonly onRefused: (by: DeviceId) => void
  /** This device has said no: to one that is no member's, or, undefined, to one that was not who it said. */
  readonly onTurnedAway: (by: DeviceId | undefined) => void
}

/** Calls `look` whenever the room may have moved on, or somebody was met. Returns how to stop. */
export const whenMeetingChanges = (replica: Replica, look: () => void): (() => void) => {
  const off = [replica.on('state', look), replica.on('epochs', look), replica.on('linked', look)]
  return () => off.forEach((end) => end())
}
