import { derive } from '#shared/crypto/derive'
import { hashOf } from '#shared/crypto/hash'
import { utf8 } from '#shared/crypto/bytes'
import { expect, test } from 'vitest'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('is HKDF-SHA-256: RFC 5869, test case 3', async () => {
  const derived = await derive(new Uint8Array(22).fill(0x0b), '', 42)
  expect(hex(derived)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8')
})

test('another label gives another key, a longer one begins like a shorter', async () => {
  const secret = new Uint8Array(32).fill(7)
  const topic = await derive(secret, 'snug/mesh-topic/1')
  expect(topic).toHaveLength(32)
  expect(hex(await derive(secret, 'snug/mesh-password/1'))).not.toBe(hex(topic))
  expect(hex(await derive(secret, 'snug/mesh-topic/1', 16))).toBe(hex(topic.subarray(0, 16)))
})

test('hashes texts as their UTF-8', async () => {
  expect(await hashOf('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  expect(await hashOf('é')).toBe(await hashOf(utf8('é')))
})
