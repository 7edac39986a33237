import type { DataChannel, PeerConnection, SessionDescription, WebRtc } from '../ports/webrtc.port'

/** Our own channel: everything that Snug says runs on it. */
export const SNUG_CHANNEL = 1
/** y-webrtc's. Negotiated, so that two offers that cross don't leave two half-open channels behind. */
const MUTED_CHANNEL = 0

/** A connection as y-webrtc made it, with our channel. */
export type ShimmedConnection = {
  readonly connection: PeerConnection
  readonly data: DataChannel
  /** Ends it, so that y-webrtc notices and looks for the other side again. */
  end(): void
}

type Handler = ((event: never) => void) | null

/**
 * y-webrtc's channel, mute in both directions: what came in would go straight into its document, unchecked. simple-peer
 * has to believe that it works, so opening and closing come through.
 */
const createMuted = (data: DataChannel) => {
  const handlers: { open: Handler; close: Handler; error: Handler } = { open: null, close: null, error: null }
  data.onopen = (event: never) => handlers.open?.(event)
  data.onclose = (event: never) => handlers.close?.(event)
  data.onerror = (event: never) => handlers.error?.(event)
  return {
    label: 'muted',
    binaryType: 'arraybuffer',
    bufferedAmountLowThreshold: 0,
    bufferedAmount: 0,
    get readyState() {
      return data.readyState
    },
    set onopen(handler: Handler) {
      handlers.open = handler
    },
    set onclose(handler: Handler) {
      handlers.close = handler
    },
    set onerror(handler: Handler) {
      handlers.error = handler
    },
    onmessage: null,
    onbufferedamountlow: null,
    send: () => undefined,
    close: () => data.close(),
    /** Tells simple-peer that it is over. */
    end: () => handlers.close?.({} as never),
  }
}

/** Plain copies: simple-peer writes to `sdp`, which newer browsers' own objects don't allow. */
const plain = ({ type, sdp }: SessionDescription): SessionDescription => ({ type, sdp: sdp ?? '' })

/**
 * The WebRTC classes for y-webrtc's `peerOpts.wrtc`. `onConnection` is called for each connection that it opens,
 * before anything has been sent over it.
 */
export const shimWebRtc = (base: WebRtc, onConnection: (connection: ShimmedConnection) => void): WebRtc => {
  class ShimmedPeerConnection extends base.RTCPeerConnection {
    readonly #data: DataChannel
    #announced = false
    /** The other side's offer has come. */
    #answers = false

    constructor(configuration?: { readonly iceServers: readonly unknown[] }) {
      super(configuration)
      this.#data = super.createDataChannel('snug', { negotiated: true, id: SNUG_CHANNEL })
    }

    override createDataChannel(): DataChannel {
      const data = super.createDataChannel('muted', { negotiated: true, id: MUTED_CHANNEL })
      const muted = createMuted(data)
      const end = (): void => {
        this.close()
        muted.end()
      }
      if (!this.#announced) onConnection({ connection: this, data: this.#data, end })
      this.#announced = true
      return muted as unknown as DataChannel
    }

    override setRemoteDescription(description: SessionDescription): Promise<void> {
      if (description.type === 'offer') this.#answers = true
      return super.setRemoteDescription(description)
    }

    /**
     * Where two offers cross, the other's can come while the own one is still being made. It is answered then, and the
     * own one must not be set, which would fail and end the connection, nor be sent: so it never is.
     */
    override setLocalDescription(description: SessionDescription): Promise<void> {
      if (description.type === 'offer' && this.#answers) return new Promise(() => undefined)
      return super.setLocalDescription(description)
    }

    override async createOffer(options?: unknown): Promise<SessionDescription> {
      return plain(await super.createOffer(options))
    }

    override async createAnswer(options?: unknown): Promise<SessionDescription> {
      return plain(await super.createAnswer(options))
    }
  }
  const { RTCSessionDescription, RTCIceCandidate } = base
  return { RTCPeerConnection: ShimmedPeerConnection, RTCSessionDescription, RTCIceCandidate }
}
