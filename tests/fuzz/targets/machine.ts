import { createCable } from '../../support/fakeLinks'
import type { TestMember, TestRoom } from '../../support/room'

/** Milliseconds, of the fake clock, for what was said to be worked off and stored; and for all else that has an end. */
export const [WORK, REST] = [40, 60_000]

/** What a member's machine has and knows, without reading what lies on the disk. */
export const digestOf = (r: TestRoom, { replica, disk }: TestMember): string => {
  const { members, byDevice, epoch, invitations } = replica.state()
  const on = disk.rooms.get(r.id)
  return JSON.stringify([
    replica
      .months()
      .map((month) => [month, replica.heads(month).map(({ client, length, last }) => [client, length, last])]),
    [...members.values()],
    [...byDevice.keys()],
    [epoch, [...invitations.keys()], replica.epochs.held()],
    replica.notes().map(({ note, id }) => [note, id, replica.noteTitle(note)]),
    replica.documents(),
    [...(on?.summaries.values() ?? [])].map(({ doc, digest }) => [doc, digest]),
    [...(on?.updates ?? [])].map(([doc, updates]) => [doc, updates.length]),
    [on?.contents.size, on?.erased.size, on?.epochs.size, on?.notables.size],
  ])
}

/** Links a member's machine with one that says whatever it is given, in the mesh or at the door of an earlier epoch. */
export const linkOf =
  (r: TestRoom) =>
  (at: TestMember, from: TestMember, place: 'mesh' | 'door' = 'mesh') => {
    const cable = createCable({ clock: r.clock, a: at.device.id, b: from.device.id, delay: () => 1 })
    cable.ends[1].receive(() => undefined)
    if (place === 'mesh') at.replica.connect(cable.ends[0])
    else at.replica.meetAtDoor(cable.ends[0])
    return {
      say: (bytes: Uint8Array<ArrayBuffer>): void => cable.ends[1].send(bytes),
      /** Whether what was said was called invalid, which costs the link. */
      isRefused: (): boolean => cable.over?.startsWith('invalid') === true,
      cut: (): void => cable.cut('enough'),
    }
  }
