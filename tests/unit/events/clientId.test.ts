import { clientIdOf } from '#shared/events/clientId'
import { streamName } from '#shared/events/streamName'
import type { DeviceId, SessionId } from '#shared/protocol/ids'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'

const [device, session] = ['D'.repeat(43) as DeviceId, 'S'.repeat(22) as SessionId]

test('is the first 53 bits of the SHA-256 of document, device and session', async () => {
  const digest = createHash('sha256')
    .update(JSON.stringify(['room/talk/2026-01', device, session]))
    .digest()
  const expected = Number(digest.readBigUInt64BE(0) >> 11n)
  const client = await clientIdOf('room/talk/2026-01', device, session)
  expect(client).toBe(expected)
  expect(Number.isSafeInteger(client)).toBe(true)
  expect(streamName(client)).toBe(BigInt(expected).toString(36))
})

test('where one part ends and the next begins matters', async () => {
  const once = await clientIdOf('ledger', 'ab' as DeviceId, 'c' as SessionId)
  expect(await clientIdOf('ledger', 'a' as DeviceId, 'bc' as SessionId)).not.toBe(once)
  expect(await clientIdOf('ledgera', 'b' as DeviceId, 'c' as SessionId)).not.toBe(once)
})
