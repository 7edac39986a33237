/** What Snug uses of WebRTC, structurally: the browser's own classes fit. */
export interface DataChannel {
  binaryType: string
  bufferedAmountLowThreshold: number
  readonly bufferedAmount: number
  readonly readyState: string
  onopen: ((event: never) => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  onbufferedamountlow: ((event: never) => void) | null
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
}

export interface SessionDescription {
  readonly type: string
  readonly sdp?: string
}
export interface IceCandidateInit {
  readonly candidate?: string
  readonly sdpMid?: string | null
  readonly sdpMLineIndex?: number | null
}

export interface PeerConnection {
  readonly connectionState: string
  readonly localDescription: SessionDescription | null
  readonly sctp: { readonly transport: { getRemoteCertificates(): ArrayBuffer[] } } | null
  onicecandidate: ((event: { readonly candidate: { toJSON(): IceCandidateInit } | null }) => void) | null
  onconnectionstatechange: ((event: never) => void) | null
  createDataChannel(label: string, options: { negotiated: true; id: number }): DataChannel
  createOffer(options?: unknown): Promise<SessionDescription>
  createAnswer(options?: unknown): Promise<SessionDescription>
  setLocalDescription(description: SessionDescription): Promise<void>
  setRemoteDescription(description: SessionDescription): Promise<void>
  addIceCandidate(candidate: IceCandidateInit): Promise<void>
  close(): void
}

export interface WebRtc {
  readonly RTCPeerConnection: new (configuration?: { readonly iceServers: readonly unknown[] }) => PeerConnection
  readonly RTCSessionDescription: unknown
  readonly RTCIceCandidate: unknown
}
