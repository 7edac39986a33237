import type { ShimmedConnection } from '#shared/mesh/wrtcShim'
import { shimWebRtc, SNUG_CHANNEL } from '#shared/mesh/wrtcShim'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { DataChannel, PeerConnection, WebRtc } from '#shared/ports/webrtc.port'
import { beforeEach, expect, test } from 'vitest'
import { createDataPipe } from '../../support/dataPipe'
import { passing } from '../../support/passing'

type Asked = {
  readonly id: number
  readonly negotiated: boolean
  readonly data: DataChannel
  readonly far: DataChannel
}

const clock = createFakeClock()
let asked: Asked[]
let ended: number
let connections: ShimmedConnection[]
/** The types of the own descriptions that were set. */
let set: string[]
let connection: PeerConnection

/** What a platform's connection does, as far as the shim touches it; its descriptions can't be written to. */
class PlainConnection {
  createDataChannel(_: string, { id, negotiated }: { id: number; negotiated: boolean }): DataChannel {
    const [data, far] = createDataPipe(clock).ends
    asked.push({ id, negotiated, data, far })
    return data
  }
  async createOffer(): Promise<object> {
    return Object.freeze({ type: 'offer', sdp: 'v=0' })
  }
  async createAnswer(): Promise<object> {
    return Object.freeze({ type: 'answer', sdp: 'v=0' })
  }
  async setRemoteDescription({ type }: { type: string }): Promise<void> {
    this.hasTheirOffer = type === 'offer'
  }
  async setLocalDescription({ type }: { type: string }): Promise<void> {
    if (type === 'offer' && this.hasTheirOffer) throw new DOMException('have-remote-offer', 'InvalidStateError')
    set.push(type)
  }
  private hasTheirOffer = false
  close(): void {
    ended += 1
  }
}

beforeEach(() => {
  ;[asked, ended, connections, set] = [[], 0, [], []]
  const base = { RTCPeerConnection: PlainConnection, RTCSessionDescription: 1, RTCIceCandidate: 2 } as unknown as WebRtc
  const shimmed = shimWebRtc(base, (one) => connections.push(one))
  connection = new shimmed.RTCPeerConnection({ iceServers: [] })
})
/** As y-webrtc's simple-peer opens its channel. */
const theirs = (): DataChannel => connection.createDataChannel('anything', { negotiated: true, id: 7 })

test('a connection has our channel and one for y-webrtc, both negotiated, and is announced once', () => {
  theirs()
  theirs()
  expect(asked.map(({ id, negotiated }) => [id, negotiated])).toEqual([
    [SNUG_CHANNEL, true],
    [0, true],
    [0, true],
  ])
  expect(connections).toHaveLength(1)
  expect(connections[0]?.data).toBe(asked[0]?.data)
})

test('y-webrtc’s channel is mute in both directions, though it believes that it works', async () => {
  const channel = theirs()
  const heard: unknown[] = []
  channel.onmessage = (event) => heard.push(event.data)
  asked[1]?.far.send(new Uint8Array([1, 2, 3]))
  const far: unknown[] = []
  if (asked[1]) asked[1].far.onmessage = (event) => far.push(event.data)
  channel.send(new Uint8Array([4, 5, 6]))
  await passing(clock)(1_000)
  expect([heard, far]).toEqual([[], []])
  expect([channel.readyState, channel.bufferedAmount]).toEqual(['open', 0])
  let opened = 0
  channel.onopen = () => (opened += 1)
  asked[1]?.data.onopen?.({} as never)
  expect(opened).toBe(1)
})

test('ending it closes the connection and lets y-webrtc know, so that it looks for the other side again', () => {
  const channel = theirs()
  let closed = 0
  channel.onclose = () => (closed += 1)
  connections[0]?.end()
  expect([ended, closed]).toEqual([1, 1])
})

test('descriptions can be written to, as simple-peer does', async () => {
  for (const description of [await connection.createOffer(), await connection.createAnswer()]) {
    expect(() => Object.assign(description, { sdp: 'v=1' })).not.toThrow()
    expect(description.sdp).toBe('v=1')
  }
})

test('where two offers cross, the one that was still being made is neither set nor sent, and ends nothing', async () => {
  const own = await connection.createOffer()
  await connection.setRemoteDescription({ type: 'offer', sdp: 'v=0' })
  let went: string | undefined
  connection.setLocalDescription(own).then(
    () => (went = 'sent'),
    () => (went = 'ended'),
  )
  await connection.setLocalDescription(await connection.createAnswer())
  await passing(clock)(1_000)
  expect([went, set]).toEqual([undefined, ['answer']])
})

test('where they do not, it is set', async () => {
  await connection.setLocalDescription(await connection.createOffer())
  await connection.setRemoteDescription({ type: 'answer', sdp: 'v=0' })
  expect(set).toEqual(['offer'])
})
