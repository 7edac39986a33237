import { verify } from '#shared/crypto/keys'
import type { Keychain } from '#shared/ports/keychain.port'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A profile's keychain, which can be opened again as after a restart. */
export type KeychainMachine = {
  open(): Promise<Keychain>
  remove(): Promise<void>
}

const secret = new Uint8Array(32).map((_, at) => at)
const message = new TextEncoder().encode('Has everyone finished the third chapter?')

/** What every Keychain does, whoever keeps its keys. */
export const keychainContract = (name: string, createMachine: () => Promise<KeychainMachine>): void => {
  describe(`keychain: ${name}`, () => {
    let machine: KeychainMachine
    let keychain: Keychain
    beforeEach(async () => {
      machine = await createMachine()
      keychain = await machine.open()
    })
    afterEach(() => machine.remove())
    const noKeys = { name: 'Problem', code: 'no-keys' }

    test('has one device: the same at every call, also when many ask at once, and after a restart', async () => {
      const devices = await Promise.all([keychain.device(), keychain.device(), keychain.device()])
      const again = await (await machine.open()).device()
      expect(new Set([...devices, again].map(({ id }) => id)).size).toBe(1)
      expect(again.id).toMatch(/^[\w-]{43}$/)
    })

    test('signs so that everybody can verify it by the device’s id, before and after a restart', async () => {
      const device = await keychain.device()
      const again = await (await machine.open()).device()
      for (const { sign } of [device, again]) {
        const signature = await sign(message)
        expect(signature).toHaveLength(64)
        expect(await verify(device.id, message, signature)).toBe(true)
      }
    })

    test('opens what it has sealed, also after a restart', async () => {
      const sealed = await keychain.seal(secret, 'epoch')
      expect(await keychain.open(sealed, 'epoch')).toEqual(secret)
      expect(await (await machine.open()).open(sealed, 'epoch')).toEqual(secret)
      const nothing = await keychain.seal(new Uint8Array(), 'epoch')
      expect(await keychain.open(nothing, 'epoch')).toEqual(new Uint8Array())
    })

    test('shows nothing of what is sealed, and never seals twice alike', async () => {
      const [one, two] = [await keychain.seal(secret, 'epoch'), await keychain.seal(secret, 'epoch')]
      expect(Buffer.from(one).equals(two)).toBe(false)
      expect(Buffer.from(one).includes(Buffer.from(secret.subarray(0, 4)))).toBe(false)
    })

    test('opens nothing under another label, nothing that was changed or cut, nothing of another keychain', async () => {
      const sealed = await keychain.seal(secret, 'epoch')
      await expect(keychain.open(sealed, 'another')).rejects.toMatchObject(noKeys)
      for (const at of [0, 12, sealed.length - 1]) {
        const changed = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte))
        await expect(keychain.open(changed, 'epoch')).rejects.toMatchObject(noKeys)
      }
      for (const length of [0, 5, sealed.length - 1])
        await expect(keychain.open(sealed.slice(0, length), 'epoch')).rejects.toMatchObject(noKeys)
      const other = await createMachine()
      const elsewhere = await other.open()
      await expect(elsewhere.open(sealed, 'epoch')).rejects.toMatchObject(noKeys)
      expect((await elsewhere.device()).id).not.toBe((await keychain.device()).id)
      await other.remove()
    })
  })
}
