import type { RoomMesh } from '#shared/mesh/roomMesh'
import { joinMesh } from '#shared/mesh/roomMesh'
import type { EpochId } from '#shared/protocol/ids'
import { meetingEpoch } from '#shared/sync/meetingEpoch'
import type { Meeting } from './meeting'
import { whenMeetingChanges } from './meeting'

/** Milliseconds for which links of the epoch before live on, so that nobody is parted while all move over. */
const MOVING = 15_000

/** Keeps this device in the mesh of the room's epoch, and moves it when the room moves on. */
export const keepMesh = ({ house, replica, handshake, onRefused }: Meeting): { announce(): void; close(): void } => {
  const { device, wrtc, clock, randomness, screen } = house
  let now: { readonly epoch: EpochId; readonly mesh: RoomMesh } | undefined
  const leaving = new Set<RoomMesh>()

  const leave = (mesh: RoomMesh): void => {
    leaving.delete(mesh)
    mesh.leave()
  }

  const look = (): void => {
    const meeting = meetingEpoch(replica.state(), replica.epochs)
    if (!meeting || meeting.epoch === now?.epoch) return
    const before = now?.mesh
    const mesh = joinMesh({
      ...meeting,
      ...handshake,
      room: replica.room,
      device,
      signallingUrl: house.hub.url,
      token: () => house.hub.token,
      wrtc,
      clock,
      randomness,
      onRefused,
      onLink: (link) => replica.connect(link, meeting.epoch),
      onProblem: screen.problem,
    })
    now = { epoch: meeting.epoch, mesh }
    if (!before) return
    before.retire()
    leaving.add(before)
    clock.after(MOVING, () => leave(before))
  }

  const off = whenMeetingChanges(replica, look)
  look()
  return {
    announce: () => now?.mesh.announce(),
    close: () => {
      off()
      for (const mesh of Array.from(leaving)) leave(mesh)
      now?.mesh.leave()
    },
  }
}
