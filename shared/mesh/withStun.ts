import type { WebRtc } from '../ports/webrtc.port'
import { isPublicHub } from '../protocol/hubAddress'

/** More are asked in vain: each says the same. */
const MOST = 2

/** Hubs that can tell a machine under which address it is seen beyond its router, as WebRTC wants to be told of them. */
export const stunServers = (hubs: readonly string[]): readonly { readonly urls: string }[] =>
  hubs
    .filter(isPublicHub)
    .slice(0, MOST)
    .map((hub) => ({ urls: `stun:${hub}` }))

/** WebRTC classes whose connections ask these hubs, as they are when each connection is made, and nobody else. */
export const withStun = (wrtc: WebRtc, hubs: () => readonly string[]): WebRtc => ({
  RTCPeerConnection: class extends wrtc.RTCPeerConnection {
    constructor(configuration?: { readonly iceServers: readonly unknown[] }) {
      super({ ...configuration, iceServers: stunServers(hubs()) })
    }
  },
  RTCSessionDescription: wrtc.RTCSessionDescription,
  RTCIceCandidate: wrtc.RTCIceCandidate,
})
