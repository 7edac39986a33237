import { toBase64url } from '../crypto/base64url'
import { derive } from '../crypto/derive'
import { keyFromSeed } from '../crypto/keys'
import type { Device } from '../ports/keychain.port'
import type { DeviceId, Hash } from '../protocol/ids'

export type LinkKeys = {
  /** The link's public key. Of an invitation the ledger holds it. */
  readonly key: DeviceId
  readonly signer: Device
  /** The door's secret: 32 bytes as base64url. Of an invitation the ledger holds it too. */
  readonly door: Hash
}

const keysFrom = async (seed: Uint8Array<ArrayBuffer>, ofKey: string, ofDoor: string): Promise<LinkKeys> => {
  const signer = await keyFromSeed(await derive(seed, ofKey))
  const door = toBase64url(await derive(seed, ofDoor)) as Hash
  return { key: signer.id, signer, door }
}

/** What an invitation's 32-byte seed stands for. The seed itself is in the link alone. */
export const invitationFromSeed = (seed: Uint8Array<ArrayBuffer>): Promise<LinkKeys> =>
  keysFrom(seed, 'snug/invitation-key/1', 'snug/door-secret/1')

/** What the seed of a device's link stands for: nothing of it is in the ledger, not even the door. */
export const deviceLinkFromSeed = (seed: Uint8Array<ArrayBuffer>): Promise<LinkKeys> =>
  keysFrom(seed, 'snug/device-link-key/1', 'snug/device-link-door/1')
