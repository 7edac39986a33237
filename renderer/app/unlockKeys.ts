import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import type { Keychain } from '#shared/ports/keychain.port'
import type { Screen } from '../commands/house'

/**
 * Opens the keys. Where a passphrase locks them, the screen asks for it first, as often as it takes; who has forgotten it
 * can only begin anew. Throws Problem `no-keys` when what is stored cannot be read.
 */
export const unlockKeys = async (
  keys: KeyCabinet,
  hasPassphrase: boolean,
  screen: Pick<Screen, 'app'>,
  beginAnew: () => Promise<void>,
): Promise<Keychain> => {
  if (!hasPassphrase) return keys.open()
  return new Promise((resolve) => {
    const unlock = async (passphrase: string): Promise<void> => {
      const keychain = await keys.open(passphrase)
      screen.app(() => ({ stage: 'starting' }))
      resolve(keychain)
    }
    screen.app(() => ({ stage: 'locked', unlock, beginAnew }))
  })
}
