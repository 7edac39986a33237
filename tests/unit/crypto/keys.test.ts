import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import {
  deviceOf,
  exportPrivateKey,
  generateDeviceKey,
  importPrivateKey,
  keyFromSeed,
  verify,
} from '#shared/crypto/keys'
import type { DeviceId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'
import { describe, expect, test, vi } from 'vitest'

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, 'hex'))

test('a seed gives the key and the signature of RFC 8032, section 7.1, test 2', async () => {
  const key = await keyFromSeed(bytesOf('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
  expect(key.id).toBe(toBase64url(bytesOf('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')))
  const signature = await key.sign(bytesOf('72'))
  expect(Buffer.from(signature).toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  await expect(keyFromSeed(new Uint8Array(31))).rejects.toThrow()
})

test('a key from a seed does not leave the platform once it is there', async () => {
  const signing = vi.spyOn(crypto.subtle, 'sign')
  await (await keyFromSeed(new Uint8Array(32).fill(7))).sign(utf8('hello'))
  expect(signing.mock.calls.map(([, key]) => key.extractable)).toEqual([false])
  signing.mockRestore()
})

test('a new device signs, and only its own words verify under its id', async () => {
  const { id, privateKey } = await generateDeviceKey()
  const other = await generateDeviceKey()
  const signature = await deviceOf(id, privateKey).sign(utf8('hello'))
  expect(isHash(id)).toBe(true)
  expect(signature).toHaveLength(64)
  expect(await verify(id, utf8('hello'), signature)).toBe(true)
  expect(await verify(id, utf8('Hello'), signature)).toBe(false)
  expect(await verify(other.id, utf8('hello'), signature)).toBe(false)
  signature[3] = (signature[3] ?? 0) ^ 1
  expect(await verify(id, utf8('hello'), signature)).toBe(false)
})

test('a key leaves its keychain only if it was made to be wrapped, and comes back unable to leave', async () => {
  const fixed = await generateDeviceKey()
  await expect(exportPrivateKey(fixed.privateKey)).rejects.toThrow()
  const loose = await generateDeviceKey(true)
  const imported = await importPrivateKey(await exportPrivateKey(loose.privateKey))
  await expect(exportPrivateKey(imported)).rejects.toThrow()
  const signature = await deviceOf(loose.id, imported).sign(utf8('still me'))
  expect(await verify(loose.id, utf8('still me'), signature)).toBe(true)
})

describe('whatever is no key or no signature has signed nothing', () => {
  test.each(['', 'short', 'A'.repeat(44), `${'A'.repeat(42)}B`, 'é'.repeat(43)])('key %j', async (id) => {
    expect(await verify(id as DeviceId, utf8('x'), new Uint8Array(64))).toBe(false)
  })
  test('a signature of another length', async () => {
    const { id, privateKey } = await generateDeviceKey()
    const signature = await deviceOf(id, privateKey).sign(utf8('x'))
    expect(await verify(id, utf8('x'), signature.slice(0, 63))).toBe(false)
    expect(await verify(id, utf8('x'), new Uint8Array(65))).toBe(false)
    expect(await verify(id, utf8('x'), new Uint8Array(0))).toBe(false)
  })
})

test('keys of small order sign nothing, though the platform would say that they do', async () => {
  // With the neutral element as R and 0 as S, every message is signed under the neutral element.
  const neutral = new Uint8Array(32)
  neutral[0] = 1
  const signature = new Uint8Array(64)
  signature[0] = 1
  const small = [
    toBase64url(neutral),
    toBase64url(new Uint8Array(32)),
    toBase64url(bytesOf('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85')),
    toBase64url(bytesOf('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')),
    toBase64url(bytesOf(`ec${'ff'.repeat(30)}7f`)),
    toBase64url(bytesOf(`ee${'ff'.repeat(30)}ff`)),
  ]
  let platformSays = 0
  for (const id of small) {
    const key = await crypto.subtle
      .importKey('raw', fromBase64url(id), 'Ed25519', true, ['verify'])
      .catch(() => undefined)
    for (let n = 0; n < 64; n += 1) {
      const message = utf8(`message ${n}`)
      if (key && (await crypto.subtle.verify('Ed25519', key, signature, message))) platformSays += 1
      expect(await verify(id as DeviceId, message, signature)).toBe(false)
    }
  }
  expect(platformSays).toBeGreaterThan(64)
})
