import { toBase64url } from '../crypto/base64url'
import { derive } from '../crypto/derive'
import { keyFromSeed } from '../crypto/keys'
import type { Device } from '../ports/keychain.port'
import type { DeviceId, Hash } from '../protocol/ids'

export type InvitationKeys = {
  /** The public key that the ledger holds. */
  readonly key: DeviceId
  readonly signer: Device
  /** The door's secret, which the ledger holds too: 32 bytes as base64url. */
  readonly door: Hash
}

/** What an invitation's 32-byte seed stands for. The seed itself is in the link alone. */
export const invitationFromSeed = async (seed: Uint8Array<ArrayBuffer>): Promise<InvitationKeys> => {
  const signer = await keyFromSeed(await derive(seed, 'snug/invitation-key/1'))
  const door = toBase64url(await derive(seed, 'snug/door-secret/1')) as Hash
  return { key: signer.id, signer, door }
}
