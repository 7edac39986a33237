import { describe, expect, test } from 'vitest'
import { stunServers, withStun } from '#shared/mesh/withStun'
import type { WebRtc } from '#shared/ports/webrtc.port'
import { isPublicHub } from '#shared/protocol/hubAddress'

describe('a hub is asked how it sees this machine', () => {
  test.each(['hub.example:4665', '203.0.113.9:4665', '[2001:db8::9]:4665', '172.32.0.1:1', '100.128.0.1:1'])(
    'where it may be anywhere: %s',
    (hub) => expect(isPublicHub(hub)).toBe(true),
  )

  test.each(
    [
      '127.0.0.1 10.1.2.3 192.168.1.9 172.16.0.1 172.31.9.9 169.254.1.1 100.64.0.1 100.127.9.9 0.0.0.0 224.0.0.251',
      '[::1] [::] [fe80::1] [febf::1] [fd00::1] [fc12::1] [ff02::fb] localhost printer hub.local hub.home.arpa hub.lan',
    ]
      .join(' ')
      .split(' '),
  )('not where it is in a network of one’s own: %s', (host) => expect(isPublicHub(`${host}:4665`)).toBe(false))

  test('not where it is no address', () => expect(isPublicHub('hub.example')).toBe(false))
})

test('a connection asks the hubs of its room, as they are when it is made, two at most, and nobody else', () => {
  const made: unknown[] = []
  const base = {
    RTCPeerConnection: class {
      constructor(configuration: unknown) {
        made.push(configuration)
      }
    },
    RTCSessionDescription: 1,
    RTCIceCandidate: 2,
  } as unknown as WebRtc
  let hubs = ['192.168.1.2:4665']
  const { RTCPeerConnection, ...others } = withStun(base, () => hubs)
  const connect = (): object => new RTCPeerConnection({ iceServers: [{ urls: 'stun:somebody.example' }] })
  connect()
  hubs = ['192.168.1.2:4665', 'one.example:1', '[2001:db8::9]:2', 'three.example:3']
  connect()
  expect(made).toEqual([
    { iceServers: [] },
    { iceServers: [{ urls: 'stun:one.example:1' }, { urls: 'stun:[2001:db8::9]:2' }] },
  ])
  expect(others).toEqual({ RTCSessionDescription: 1, RTCIceCandidate: 2 })
  expect(stunServers([])).toEqual([])
})
