import type { Clock } from '#shared/ports/clock.port'
import type { DataChannel, PeerConnection, SessionDescription, WebRtc } from '#shared/ports/webrtc.port'
import { createHash } from 'node:crypto'
import { createDataPipe } from './dataPipe'

/** Connections in memory: two find each other by what their descriptions say, as the platform's do. */
export type FakeWebRtc = WebRtc & {
  /** Every connection ever opened, those that were closed too. */
  readonly connections: readonly FakeConnection[]
}

export type FakeConnection = PeerConnection & { readonly certificate: string; readonly isClosed: boolean }

const fingerprintLine = (certificate: string): string => {
  const sum = createHash('sha256').update(certificate).digest('hex').toUpperCase()
  return `a=fingerprint:sha-256 ${sum.match(/../g)?.join(':')}\r\n`
}

/** `certificateSeenOf` a connection is what its other end sees: another one where somebody stands between them. */
export const createFakeWebRtc = (
  clock: Clock,
  certificateSeenOf = (certificate: string) => certificate,
): FakeWebRtc => {
  const connections: Connection[] = []

  class Connection implements FakeConnection {
    readonly certificate = `certificate ${connections.length}`
    connectionState = 'new'
    localDescription: SessionDescription | null = null
    sctp: PeerConnection['sctp'] = null
    onicecandidate: PeerConnection['onicecandidate'] = null
    onconnectionstatechange: PeerConnection['onconnectionstatechange'] = null
    isClosed = false
    /** Stands before the pipe does: it is only known then which channel is at its other end. */
    private readonly data: DataChannel & { readyState: string } = {
      binaryType: 'arraybuffer',
      bufferedAmountLowThreshold: 0,
      bufferedAmount: 0,
      readyState: 'connecting',
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      onbufferedamountlow: null,
      send: () => {
        throw new DOMException('The channel is not open.', 'InvalidStateError')
      },
      close: () => undefined,
    }
    private hangUp = (): void => undefined

    constructor() {
      connections.push(this)
    }
    createDataChannel(): DataChannel {
      return this.data
    }
    createOffer(): Promise<SessionDescription> {
      return Promise.resolve({ type: 'offer', sdp: this.sdp() })
    }
    createAnswer(): Promise<SessionDescription> {
      return Promise.resolve({ type: 'answer', sdp: this.sdp() })
    }
    async setLocalDescription(description: SessionDescription): Promise<void> {
      this.localDescription = description
      this.onicecandidate?.({
        candidate: { toJSON: () => ({ candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 }) },
      })
    }
    async setRemoteDescription(description: SessionDescription): Promise<void> {
      const number = Number(/^s=(\d+)/m.exec(description.sdp ?? '')?.[1])
      const other = connections[number]
      if (!other || other.isClosed) throw new Error('nobody is there')
      if (description.type === 'answer') this.join(other)
    }
    addIceCandidate(): Promise<void> {
      return Promise.resolve()
    }
    close(): void {
      this.isClosed = true
      this.hangUp()
    }

    private sdp(): string {
      return `v=0\r\ns=${connections.indexOf(this)}\r\n${fingerprintLine(this.certificate)}`
    }
    private join(other: Connection): void {
      const pipe = createDataPipe(clock)
      this.plug(pipe.ends[0], other, pipe.cut)
      other.plug(pipe.ends[1], this, pipe.cut)
    }
    private plug(end: DataChannel, other: Connection, cut: () => void): void {
      const { data } = this
      const bytes = new TextEncoder().encode(certificateSeenOf(other.certificate))
      this.sctp = { transport: { getRemoteCertificates: () => [bytes.buffer] } }
      this.hangUp = cut
      end.onmessage = (event) => data.onmessage?.(event)
      end.onclose = (event) => {
        data.readyState = 'closed'
        data.onclose?.(event)
      }
      Object.assign(data, {
        send: (message: Uint8Array<ArrayBuffer>) => end.send(message),
        close: () => {
          data.readyState = 'closed'
          end.close()
        },
      })
      clock.after(1, () => {
        data.readyState = 'open'
        data.onopen?.(new Event('open') as never)
      })
    }
  }

  return {
    connections,
    RTCPeerConnection: Connection,
    RTCSessionDescription: undefined,
    RTCIceCandidate: undefined,
  }
}
