import { Problem } from '../protocol/problem'
import type { KeyCabinet } from './keyCabinet.port'
import type { Keychain } from './keychain.port'

/** A cabinet in memory around one keychain. */
export const createMemoryCabinet = (keychain: Keychain): KeyCabinet => {
  let passphrase: string | undefined
  const check = (given: string | undefined): void => {
    if (given !== passphrase) throw new Problem('passphrase-wrong')
  }
  return {
    protection: keychain.protection,
    hasPassphrase: async () => passphrase !== undefined,
    open: async (given) => {
      check(given)
      return keychain
    },
    prepareChange: async (now, next) => {
      check(now)
      return {
        commit: async () => {
          passphrase = next
        },
      }
    },
  }
}
