import { toBase64url } from '../crypto/base64url'
import { derive } from '../crypto/derive'
import type { Hash } from '../protocol/ids'
import type { Epoch } from './roomState'

/**
 * What the ledger says of an epoch's secret (32 random bytes): who is handed one can see whether it is the right one,
 * and can't be led into a room of one member's making. It tells nothing of the secret, nor of what else is derived.
 */
export const epochCheck = async (secret: Uint8Array<ArrayBuffer>): Promise<Hash> =>
  toBase64url(await derive(secret, 'snug/epoch-check/1')) as Hash

/**
 * Whether a secret that was handed over is that epoch's. Of the first epoch of an older room, which has no check, any 32
 * bytes may be.
 */
export const isSecretOf = async ({ check }: Pick<Epoch, 'check'>, secret: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  secret.length === 32 && (check === undefined || check === (await epochCheck(secret)))
