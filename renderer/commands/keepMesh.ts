import type { RoomMesh } from '#shared/mesh/roomMesh'
import { joinMesh } from '#shared/mesh/roomMesh'
import type { EpochId } from '#shared/protocol/ids'
import { meetingEpoch } from '#shared/sync/meetingEpoch'
import type { Meeting } from './meeting'
import { whenMeetingChanges } from './meeting'

/** Milliseconds for which links of the epoch before live on, so that nobody is parted while all move over. */
const MOVING = 15_000

/** Keeps this device in the mesh of the room's epoch, and moves it when the room moves on. */
export const keepMesh = ({ house, replica, member }: Meeting, join = joinMesh): { announce(): void; close(): void } => {
  const { clock } = house
  let now: { readonly epoch: EpochId; readonly mesh: RoomMesh } | undefined
  /** Meshes of epochs before, each with how to leave it at once. */
  const leaving = new Map<EpochId, () => void>()

  const retire = (epoch: EpochId, mesh: RoomMesh): void => {
    const leave = (): void => {
      stop()
      leaving.delete(epoch)
      mesh.leave()
    }
    const stop = clock.after(MOVING, leave)
    leaving.set(epoch, leave)
    mesh.retire()
  }

  const look = (): void => {
    const meeting = meetingEpoch(replica.state(), replica.epochs)
    if (!meeting || meeting.epoch === now?.epoch) return
    // Two at the same address would be in each other's way.
    leaving.get(meeting.epoch)?.()
    if (now) retire(now.epoch, now.mesh)
    const mesh = join({
      ...member,
      ...meeting,
      signallingUrl: house.hub.url,
      token: () => house.hub.token,
      onLink: (link) => replica.connect(link, meeting.epoch),
    })
    now = { epoch: meeting.epoch, mesh }
  }

  const off = whenMeetingChanges(replica, look)
  look()
  return {
    announce: () => now?.mesh.announce(),
    close: () => {
      off()
      for (const leave of Array.from(leaving.values())) leave()
      now?.mesh.leave()
    },
  }
}
