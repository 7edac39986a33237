import type { WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'
import { toBase64url } from '../crypto/base64url'
import { derive } from '../crypto/derive'
import { Problem } from '../protocol/problem'
import { createChannel } from './channel'
import { fingerprintsOf } from './fingerprints'
import { shakeHands } from './handshake'
import type { EpochMember } from './epochMember'
import { tellOnce, tellRefusal } from './epochMember'
import { createLink } from './link'
import { whenOpen } from './whenOpen'
import type { ShimmedConnection } from './wrtcShim'
import { shimWebRtc } from './wrtcShim'

/** A connection that does not come about, or is refused, is given up after this long and up to half as much again. */
const GIVE_UP = 8_000

export type MeshMember = EpochMember & {
  readonly signallingUrl: string
  /** What proves to the hub that this is the own page: it may change when the hub starts anew. */
  token(): string
}

/** y-webrtc's connection to the hub, as far as it is used here. */
type HubConnection = {
  on(event: 'connect', handler: () => void): void
  emit(event: 'connect', args: readonly []): void
  send(message: object): void
  connected: boolean
}

export type RoomMesh = {
  /** Says again that this device is here: to be called when more can hear it than before. */
  announce(): void
  /** Takes no new links; those that are there live on until `leave`. */
  retire(): void
  leave(): void
}

/** Joins the mesh of a room's epoch: y-webrtc finds and connects, everything else is ours. */
export const joinMesh = (member: MeshMember): RoomMesh => {
  let provider: WebrtcProvider | undefined
  let left = false
  let retired = false
  const connections = new Set<ShimmedConnection>()
  const hubConnections = (): readonly HubConnection[] =>
    (provider?.signalingConns ?? []) as unknown as readonly HubConnection[]
  const tell = tellOnce(member.onProblem)

  const welcome = async (shimmed: ShimmedConnection): Promise<void> => {
    await whenOpen(shimmed.data)
    const channel = createChannel(shimmed.data)
    const { device, clock, randomness, authorise, introduce, introduction } = member
    const { device: other, early } = await shakeHands({
      channel,
      device,
      purpose: { is: 'mesh', room: member.room, of: member.epoch },
      fingerprints: await fingerprintsOf(shimmed.connection),
      clock,
      randomness,
      authorise,
      introduce,
      introduction,
    })
    if (retired) return channel.close('the room meets elsewhere')
    channel.closed(() => shimmed.end())
    member.onLink(createLink(channel, other, clock, early))
  }

  const onConnection = (shimmed: ShimmedConnection): void => {
    if (left) return
    connections.add(shimmed)
    let welcomed = false
    // Not at once: y-webrtc would try again at once too, for ever.
    member.clock.after(GIVE_UP * (1 + member.randomness.fraction() / 2), () => {
      if (!welcomed) shimmed.end()
      connections.delete(shimmed)
    })
    if (retired) return
    welcome(shimmed).then(
      () => (welcomed = true),
      (error: unknown) => {
        tellRefusal(member, error)
        tell(error)
      },
    )
  }

  const start = async (): Promise<void> => {
    const topic = toBase64url(await derive(member.secret, 'snug/mesh-topic/1'))
    const password = toBase64url(await derive(member.secret, 'snug/mesh-password/1'))
    // A fifth of the engine's code, which nobody needs before there is a room to meet in.
    const { WebrtcProvider: Provider } = await import('y-webrtc')
    if (left) return
    provider = new Provider(topic, new Y.Doc(), {
      signaling: [member.signallingUrl],
      password,
      peerOpts: {
        wrtc: shimWebRtc(member.wrtc, onConnection),
        config: { iceServers: [] },
        channelConfig: { negotiated: true, id: 0 },
      },
    })
    const authenticate = (connection: HubConnection): void =>
      connection.send({ type: 'authenticate', token: member.token() })
    for (const connection of hubConnections()) {
      // y-webrtc subscribes first; the hub holds that back until it knows who speaks.
      connection.on('connect', () => authenticate(connection))
      if (connection.connected) authenticate(connection)
    }
  }
  start().catch((error: unknown) =>
    member.onProblem(new Problem('unexpected', 'the mesh could not be joined', { cause: error })),
  )

  return {
    announce: () => {
      // y-webrtc announces itself only when its own connection to the hub comes about: it is told that it has.
      for (const connection of hubConnections()) if (connection.connected) connection.emit('connect', [])
    },
    retire: () => {
      retired = true
    },
    leave: () => {
      left = true
      // In this order: `destroy` alone leaves the socket to the hub open.
      provider?.disconnect()
      provider?.destroy()
      for (const shimmed of connections) shimmed.connection.close()
    },
  }
}
