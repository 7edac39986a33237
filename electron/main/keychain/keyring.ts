import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, safeStorage } from 'electron'
import { WRAPPED_BY } from '#shared/ipc/wrapping'

const { system: SYSTEM, file: FILE } = WRAPPED_BY

/** A shorter tag would be easier to guess, and none is taken. */
const TAG = { authTagLength: 16 } as const

export type Keyring = {
  readonly protection: 'system' | 'file'
  wrap(bytes: Uint8Array): Uint8Array<ArrayBuffer>
  unwrap(bytes: Uint8Array): Uint8Array<ArrayBuffer>
}

/** On Linux without a keyring, Electron would "encrypt" with a fixed password: that is none. */
const hasSystemKeyring = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Without a keyring: a key in a file that only this user may read. It protects a copied database, not a lost machine. */
const fileKey = (): Buffer => {
  const path = join(app.getPath('userData'), 'keys', 'wrapping.key')
  if (existsSync(path)) return readFileSync(path)
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const key = randomBytes(32)
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' })
  return key
}

/** Wraps the page's keys for the disk: by the system's keyring, or by a file's permissions where there is none. */
export const openKeyring = (): Keyring => {
  const protection = hasSystemKeyring() ? 'system' : 'file'

  const wrapWithFile = (bytes: Uint8Array): Buffer => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', fileKey(), iv, TAG)
    return Buffer.concat([Buffer.of(FILE), iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  const unwrapWithFile = (bytes: Buffer): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', fileKey(), bytes.subarray(1, 13), TAG)
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()])
  }

  return {
    protection,
    wrap: (bytes) => {
      if (protection === 'file') return new Uint8Array(wrapWithFile(bytes))
      const sealed = safeStorage.encryptString(Buffer.from(bytes).toString('base64'))
      return new Uint8Array(Buffer.concat([Buffer.of(SYSTEM), sealed]))
    },
    unwrap: (bytes) => {
      const wrapped = Buffer.from(bytes)
      if (wrapped[0] === FILE) return new Uint8Array(unwrapWithFile(wrapped))
      if (wrapped[0] !== SYSTEM) throw new Error('not wrapped here')
      return new Uint8Array(Buffer.from(safeStorage.decryptString(wrapped.subarray(1)), 'base64'))
    },
  }
}
