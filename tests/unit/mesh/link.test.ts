import { createChannel } from '#shared/mesh/channel'
import { createLink } from '#shared/mesh/link'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Link } from '#shared/ports/link.port'
import type { DataChannel } from '#shared/ports/webrtc.port'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DataPipe } from '../../support/dataPipe'
import { createDataPipe } from '../../support/dataPipe'
import { passing } from '../../support/passing'

let clock: FakeClock
let pipe: DataPipe
let ends: readonly [DataChannel, DataChannel]
let pass: (ms: number) => Promise<void>
beforeEach(() => {
  clock = createFakeClock()
  pipe = createDataPipe(clock)
  ends = pipe.ends
  pass = passing(clock)
})
const link = (data: DataChannel): Link => createLink(createChannel(data), 'D'.repeat(43) as DeviceId, clock)
const reasonOf = (one: Link): { reason: string | undefined } => {
  const closed: { reason: string | undefined } = { reason: undefined }
  one.closed((reason) => (closed.reason = reason))
  return closed
}

describe('the heartbeat', () => {
  test('keeps a link alive over which nobody says anything', async () => {
    const both = [link(ends[0]), link(ends[1])].map(reasonOf)
    await pass(60_000)
    expect(both).toEqual([{ reason: undefined }, { reason: undefined }])
  })

  test('lets go, within five seconds, of who is silent without a word', async () => {
    const both = [link(ends[0]), link(ends[1])].map(reasonOf)
    await pass(10_000)
    pipe.silence()
    await pass(limits.silence - 1_000)
    expect(both[0]?.reason).toBeUndefined()
    await pass(3_000)
    for (const { reason } of both) expect(reason).toBe('nothing heard for three seconds')
  })

  test('does not blame the other for one’s own sleep', async () => {
    const both = [link(ends[0]), link(ends[1])].map(reasonOf)
    await pass(5_000)
    clock.jump(8 * 60 * 60 * 1000)
    await pass(2_500)
    clock.jump(-60 * 60 * 1000)
    await pass(10_000)
    expect(both).toEqual([{ reason: undefined }, { reason: undefined }])
    // Nor does it wait for ever for who did not wake up.
    clock.jump(60 * 60 * 1000)
    pipe.silence()
    await pass(6_000)
    expect(both[0]?.reason).toBe('nothing heard for three seconds')
  })
})

describe('what is no message', () => {
  const frame = (...bytes: number[]): Uint8Array<ArrayBuffer> => Uint8Array.of(1, ...bytes)
  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['of neither kind', frame(9, 1)],
    ['of no kind', frame()],
    ['in no frame', new Uint8Array()],
    ['in a frame that is too long', new Uint8Array(limits.frameBytes + 1)],
  ])('%s costs the link', async (_, bytes) => {
    const closed = reasonOf(link(ends[0]))
    ends[1].send(bytes)
    await pass(100)
    expect(closed.reason).toMatch(/./)
  })

  test('a text costs it too', async () => {
    const closed = reasonOf(link(ends[0]))
    ends[0].onmessage?.({ data: 'a text' })
    expect(closed.reason).toBe('not a frame')
  })

  test('a flood before anybody listens ends at 32 MiB', async () => {
    const channel = createChannel(ends[0])
    let reason = ''
    channel.closed((why) => (reason = why))
    const message = new Uint8Array(limits.frameBytes)
    message[0] = 1
    for (let at = 0; at <= limits.messageBytes / limits.frameBytes + 1; at += 1)
      ends[0].onmessage?.({ data: message.slice().buffer })
    expect(reason).toBe('flood before anyone listens')
  })
})
