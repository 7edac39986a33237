import type { Clock } from '../ports/clock.port'
import type { Device } from '../ports/keychain.port'
import type { Link } from '../ports/link.port'
import type { Randomness } from '../ports/randomness.port'
import type { WebRtc } from '../ports/webrtc.port'
import type { DeviceId, EpochId, RoomId } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import { NotAMember, NotWelcome, SignedOtherwise } from './handshake'

/** A member's device where it meets the others: in the mesh of an epoch, or at its door. */
export type EpochMember = {
  readonly room: RoomId
  readonly epoch: EpochId
  readonly secret: Uint8Array<ArrayBuffer>
  readonly device: Device
  readonly wrtc: WebRtc
  readonly clock: Clock
  readonly randomness: Randomness
  authorise(device: DeviceId): Promise<boolean>
  introduce(device: DeviceId, ledger: Uint8Array<ArrayBuffer>): Promise<boolean>
  introduction(to: DeviceId): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** A device has passed the handshake. */
  onLink(link: Link): void
  /** A member's device says that this one is no member's. */
  onRefused(by: DeviceId): void
  /** This device has said no: to one that is no member's, or, undefined, to one that was not who it said. */
  onTurnedAway(by: DeviceId | undefined): void
  /** Told once of each kind: who can't be understood comes back again and again. */
  onProblem(problem: Problem): void
}

/** Tells of a handshake that was refused, by one side or the other. */
export const tellRefusal = (
  { onRefused, onTurnedAway }: Pick<EpochMember, 'onRefused' | 'onTurnedAway'>,
  error: unknown,
): void => {
  if (error instanceof NotWelcome) onRefused(error.by)
  if (error instanceof NotAMember) onTurnedAway(error.by)
  if (error instanceof SignedOtherwise) onTurnedAway(undefined)
}

/** Tells of what went wrong, each kind of problem once, and of nothing that is none. */
export const tellOnce = (tell: (problem: Problem) => void): ((error: unknown) => void) => {
  const told = new Set<Problem['code']>()
  return (error) => {
    if (!(error instanceof Problem) || told.has(error.code)) return
    told.add(error.code)
    tell(error)
  }
}
