import type { Keychain, Protection } from './keychain.port'

/**
 * A profile's keys on its disk, closed. A passphrase, where one is set, locks what a keychain keeps of this device: its
 * private key, where the platform hands that out, and the key under which the rooms' secrets are sealed. Never what was
 * said in the rooms.
 */
export interface KeyCabinet {
  readonly protection: Protection
  hasPassphrase(): Promise<boolean>
  /**
   * The keychain. Throws Problem `passphrase-wrong` when another passphrase was set, `no-keys` when what is stored
   * cannot be read.
   */
  open(passphrase?: string): Promise<Keychain>
  /**
   * Makes ready another passphrase: from `now` to `next`, undefined for none. Throws Problem `passphrase-wrong`, with
   * nothing changed. `commit` then changes everything in one step, whole or not at all; nothing may be sealed or stored
   * by a keychain between the two, and all keychains that were open are of no more use.
   */
  prepareChange(now: string | undefined, next: string | undefined): Promise<{ commit(): Promise<void> }>
}
