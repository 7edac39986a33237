import type { Clock } from '../ports/clock.port'
import type { PeerConnection, SessionDescription, WebRtc } from '../ports/webrtc.port'
import type { Channel } from './channel'
import { createChannel } from './channel'
import type { DoorMessage } from './doorMessages'
import type { Fingerprints } from './fingerprints'
import { fingerprintsOf } from './fingerprints'
import { whenOpen } from './whenOpen'
import { SNUG_CHANNEL } from './wrtcShim'

/** Milliseconds for a connection to come about. */
const PATIENCE = 12_000

type Signal = Extract<DoorMessage, { is: 'description' | 'candidate' }>

export type OpenedAtDoor = { readonly channel: Channel; readonly fingerprints: Fingerprints }

/** A connection of its own for one knock, without mesh: negotiated over the door's topic. */
export type DoorConnection = {
  /** What the other side says of its end. */
  hear(signal: Signal): void
  readonly opened: Promise<OpenedAtDoor>
  close(): void
}

/** The side that `offers` starts; `say` sends to the other side. */
export const connectAtDoor = (given: {
  readonly wrtc: WebRtc
  readonly clock: Clock
  readonly offers: boolean
  say(
    signal:
      | Omit<Extract<Signal, { is: 'description' }>, 'from' | 'to'>
      | Omit<Extract<Signal, { is: 'candidate' }>, 'from' | 'to'>,
  ): void
}): DoorConnection => {
  const { wrtc, clock, offers, say } = given
  const connection: PeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
  const data = connection.createDataChannel('snug', { negotiated: true, id: SNUG_CHANNEL })
  let described = false
  const early: Extract<Signal, { is: 'candidate' }>[] = []
  let turn: Promise<void> = Promise.resolve()

  connection.onicecandidate = ({ candidate }) => {
    const { candidate: line, sdpMid = null, sdpMLineIndex = null } = candidate?.toJSON() ?? {}
    if (line) say({ is: 'candidate', candidate: { candidate: line, sdpMid, sdpMLineIndex } })
  }

  const describe = async (description: SessionDescription): Promise<void> => {
    await connection.setLocalDescription(description)
    const { type, sdp = '' } = connection.localDescription ?? description
    if (type === 'offer' || type === 'answer') say({ is: 'description', description: { type, sdp } })
  }

  const addCandidate = ({ candidate }: Extract<Signal, { is: 'candidate' }>): Promise<void> =>
    connection.addIceCandidate({
      candidate: candidate.candidate,
      sdpMid: candidate.sdpMid ?? null,
      sdpMLineIndex: candidate.sdpMLineIndex ?? null,
    })

  const take = async (signal: Signal): Promise<void> => {
    if (signal.is === 'candidate') {
      if (described) return addCandidate(signal)
      if (early.length < 64) early.push(signal)
      return
    }
    if (described || signal.description.type !== (offers ? 'answer' : 'offer')) return
    described = true
    await connection.setRemoteDescription(signal.description)
    for (const waiting of early.splice(0)) await addCandidate(waiting)
    if (!offers) await describe(await connection.createAnswer())
  }

  let fail: (error: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => undefined)
  const cancel = clock.after(PATIENCE, () => fail(new Error('no connection came about')))
  const opened = Promise.race([
    whenOpen(data).then(async () => ({ channel: createChannel(data), fingerprints: await fingerprintsOf(connection) })),
    failed,
  ]).finally(cancel)
  opened.catch(() => connection.close())
  if (offers) turn = connection.createOffer().then(describe).catch(fail)

  return {
    hear: (signal) => {
      turn = turn.then(() => take(signal)).catch(fail)
    },
    opened,
    close: () => connection.close(),
  }
}
