import { utf8 } from '#shared/crypto/bytes'
import { isLinkProven, proveLink } from '#shared/mesh/linkProof'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { InvitationId, RoomId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(84)
const [link, other] = [await seededDevice(random), await seededDevice(random)]
const purpose = { is: 'door', room: 'room' as RoomId, of: 'invitation' as InvitationId } as const
const greetings = { guest: random.bytes(180), host: random.bytes(180) }
const proof = await proveLink(link, purpose, greetings)
const holds = (change: Partial<typeof greetings> = {}, of: Partial<typeof purpose> | { is: 'device' } = {}) =>
  isLinkProven(proof, link.id, { ...purpose, ...of }, { ...greetings, ...change })

test('the proof of a link is good on the connection on which it was given, and for that link', async () => {
  expect(await holds()).toBe(true)
  expect(await isLinkProven(proof, other.id, purpose, greetings)).toBe(false)
  expect(await holds({}, { is: 'device' })).toBe(false)
  expect(await holds({}, { room: 'another' as RoomId })).toBe(false)
  expect(await holds({}, { of: 'another' as InvitationId })).toBe(false)
})

test('who has heard it can’t say it again: neither to another host, nor as one', async () => {
  expect(await holds({ host: random.bytes(180) })).toBe(false)
  expect(await holds({ guest: random.bytes(180) })).toBe(false)
  expect(await holds({ guest: greetings.host, host: greetings.guest })).toBe(false)
  const all = new Uint8Array([...greetings.guest, ...greetings.host])
  expect(await holds({ guest: all.slice(0, 170), host: all.slice(170) })).toBe(false)
})

test('what is no proof is none', async () => {
  for (const noise of [
    '',
    '{',
    '{"is":"link"}',
    '{"is":"link","proof":"A"}',
    `{"is":"link","proof":"${'A'.repeat(86)}"}`,
  ])
    expect(await isLinkProven(utf8(noise), link.id, purpose, greetings)).toBe(false)
  expect(await isLinkProven(new Uint8Array([255, 0, 1]), link.id, purpose, greetings)).toBe(false)
})
