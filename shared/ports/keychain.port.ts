import type { DeviceId } from '../protocol/ids'

/** This device's identity. The private key never leaves the keychain. */
export interface Device {
  readonly id: DeviceId
  /** Ed25519 over `message`; 64 bytes. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

/**
 * How well the keychain's own key is kept: by the operating system's keyring, by the browser (not extractable), or
 * by file permissions only, which the settings must say.
 */
export type Protection = 'system' | 'browser' | 'file'

/** Where this device's private key and the rooms' secrets are kept. */
export interface Keychain {
  readonly protection: Protection
  /** The device of this profile: made at the first call, the same at every later one. Throws Problem `no-keys`. */
  device(): Promise<Device>
  /** Encrypts `secret` so that only this keychain opens it, and only under the same `label`. */
  seal(secret: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>
  /** Inverse of `seal`. Throws Problem `no-keys` when it was sealed elsewhere, under another label, or was changed. */
  open(sealed: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>
}
