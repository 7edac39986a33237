import type { Bridge } from '#shared/ipc/bridge'
import { WRAPPED_BY } from '#shared/ipc/wrapping'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { Keychain } from '#shared/ports/keychain.port'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browserKeys } from '../../renderer/platform/keys/keychainBrowser'
import { desktopKeys } from '../../renderer/platform/keys/keychainDesktop'
import type { SnugDatabase } from '../../renderer/storage/database'
import type { DatabaseProfile } from '../support/databaseProfile'
import { createDatabaseProfile } from '../support/databaseProfile'
import { leaveRoomFor } from '../support/fakeIndexedDb'
import { createMemoryBridge } from '../support/memoryBridge'
import { nodeRandomness } from '../support/systemPorts'
import { keychainContract } from './keychain.contract'

const inBrowser = async (database: SnugDatabase): Promise<Keychain> =>
  browserKeys(database, nodeRandomness).keychain(undefined)
const onDesktop = async (database: SnugDatabase, bridge: Bridge): Promise<Keychain> =>
  (await desktopKeys(bridge, database, nodeRandomness)).keychain(undefined)

keychainContract('in memory', async () => {
  const keychain = createMemoryKeychain()
  return { open: async () => keychain, remove: async () => undefined }
})

keychainContract('of the browser edition', async () => {
  const { open, remove } = createDatabaseProfile()
  return { open: async () => inBrowser(await open()), remove }
})

keychainContract('of the desktop application', async () => {
  const bridge = createMemoryBridge()
  const { open, remove } = createDatabaseProfile()
  return { open: async () => onDesktop(await open(), bridge), remove }
})

/** A bridge whose machine gets a keyring later. Like the real one it says in front by what a key was wrapped. */
const laterKeyring = () => {
  const kinds = { file: createMemoryBridge(), system: createMemoryBridge() }
  let now: keyof typeof kinds = 'file'
  const bridge: Bridge = {
    ...kinds.file,
    keyProtection: async () => now,
    wrapKey: async (bytes) => new Uint8Array([WRAPPED_BY[now], ...(await kinds[now].wrapKey(bytes))]),
    unwrapKey: ([form, ...wrapped]) =>
      kinds[form === WRAPPED_BY.file ? 'file' : 'system'].unwrapKey(Uint8Array.from(wrapped)),
  }
  return { bridge, appear: () => void (now = 'system') }
}

/** By what each key on the disk was wrapped. */
const formsOf = async (database: SnugDatabase): Promise<readonly (number | undefined)[]> =>
  (await database.keys.toArray()).map(({ value }) => {
    const kept = value as Uint8Array | { readonly wrapped: Uint8Array }
    return ('wrapped' in kept ? kept.wrapped : kept)[0]
  })

describe('beside what all keychains do', () => {
  let profile: DatabaseProfile
  let database: SnugDatabase
  beforeEach(async () => {
    profile = createDatabaseProfile()
    database = await profile.open()
  })
  afterEach(async () => {
    leaveRoomFor(undefined)
    await profile.remove()
  })

  test('what the disk holds in the browser edition cannot be taken out of the browser', async () => {
    const keychain = await inBrowser(database)
    await keychain.device()
    await keychain.seal(new Uint8Array(1), 'label')
    const rows = (await database.keys.toArray()) as { value: CryptoKey | { privateKey: CryptoKey } }[]
    const keys = rows.map(({ value }) => ('privateKey' in value ? value.privateKey : value))
    expect(keys.map(({ extractable }) => extractable)).toEqual([false, false])
  })

  test('what the disk holds in the desktop application has all been wrapped by the keyring', async () => {
    const unwrapped: Uint8Array[] = []
    const { wrapKey, ...others } = createMemoryBridge()
    const watched: Bridge = {
      ...others,
      wrapKey: (bytes) => {
        unwrapped.push(new Uint8Array(bytes))
        return wrapKey(bytes)
      },
    }
    const keychain = await onDesktop(database, watched)
    await keychain.device()
    await keychain.seal(new Uint8Array(1), 'label')
    expect(unwrapped).toHaveLength(2)
    const values = (await database.keys.toArray()).map(({ value }) => value as Uint8Array | { wrapped: Uint8Array })
    const onDisk = Buffer.concat(values.map((value) => ('wrapped' in value ? value.wrapped : value)))
    // The last bytes are the key itself, whatever stands before them.
    for (const bytes of unwrapped) expect(onDisk.includes(Buffer.from(bytes.slice(-16)))).toBe(false)
  })

  test('keys that a file’s key had wrapped are wrapped anew once there is a keyring, and open as before', async () => {
    const { bridge, appear } = laterKeyring()
    const before = await onDesktop(database, bridge)
    expect(before.protection).toBe('file')
    const sealed = await before.seal(new Uint8Array(3), 'label')
    const { id } = await before.device()
    appear()
    const after = await onDesktop(database, bridge)
    expect(after.protection).toBe('system')
    expect(await formsOf(database)).toEqual([WRAPPED_BY.system, WRAPPED_BY.system])
    expect((await after.device()).id).toBe(id)
    expect(await after.open(sealed, 'label')).toEqual(new Uint8Array(3))
    // And at the next start there is nothing to do.
    expect(
      (await onDesktop(database, { ...bridge, wrapKey: () => Promise.reject(new Error('not asked')) })).protection,
    ).toBe('system')
  })

  test('keys that cannot be wrapped anew stay as they are, which is told, and open', async () => {
    const { bridge, appear } = laterKeyring()
    const { id } = await (await onDesktop(database, bridge)).device()
    appear()
    const locked = { ...bridge, wrapKey: () => Promise.reject(new Error('the keyring is locked')) }
    const after = await onDesktop(database, locked)
    expect(after.protection).toBe('file')
    expect((await after.device()).id).toBe(id)
    leaveRoomFor(0)
    expect((await onDesktop(database, bridge)).protection).toBe('file')
    leaveRoomFor(undefined)
    expect((await (await onDesktop(database, bridge)).device()).id).toBe(id)
    expect(await formsOf(database)).toEqual([WRAPPED_BY.system])
  })

  test('where the keyring is another than before, the desktop application says so and makes no new device', async () => {
    const before = await onDesktop(database, createMemoryBridge())
    const sealed = await before.seal(new Uint8Array(3), 'label')
    await before.device()
    const rows = await database.keys.count()
    const after = await onDesktop(database, createMemoryBridge())
    const noKeys = { name: 'Problem', code: 'no-keys' }
    await expect(after.device()).rejects.toMatchObject(noKeys)
    await expect(after.open(sealed, 'label')).rejects.toMatchObject(noKeys)
    expect(await database.keys.count()).toBe(rows)
  })

  test.each([
    ['the browser edition', inBrowser],
    ['the desktop application', (one: SnugDatabase) => onDesktop(one, createMemoryBridge())],
  ])(
    'on a full disk %s has no keys that would be gone tomorrow, and makes them once there is space',
    async (_, open) => {
      const keychain = await open(database)
      leaveRoomFor(0)
      const full = { name: 'Problem', code: 'disk-full' }
      await expect(keychain.device()).rejects.toMatchObject(full)
      await expect(keychain.seal(new Uint8Array(1), 'label')).rejects.toMatchObject(full)
      leaveRoomFor(undefined)
      expect((await keychain.device()).id).toHaveLength(43)
      expect(await keychain.open(await keychain.seal(new Uint8Array(1), 'label'), 'label')).toEqual(new Uint8Array(1))
    },
  )
})
