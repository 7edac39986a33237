import { encodeWire } from '#shared/protocol/wire'
import { amongMallory, copyOf } from '../../support/mallory'
import { createCable } from '../../support/fakeLinks'
import { recordConversation } from '../../support/recordConversation'
import type { TestMember, TestRoom } from '../../support/room'
import type { Target } from '../target'
import { wireMutations } from './wire'

/** Milliseconds, of the fake clock, for what was said to be worked off and stored; and for all else that has an end. */
const [WORK, REST] = [40, 60_000]

/** What Anna's machine has and knows, without reading what lies on the disk. */
const digestOf = (r: TestRoom, { replica, disk }: TestMember): string => {
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

/** A member's machine as a whole, over a link to another member's, in the mesh or at the door of an earlier epoch. */
const openEngine = (place: 'mesh' | 'door') => async (): Promise<Target> => {
  const { r, anna, mallory, sent, genuine } = await amongMallory(71)
  const problems: string[] = []
  anna.replica.on('problem', ({ code }) => problems.push(code))
  const secret = anna.replica.epochs.secret(anna.replica.state().epoch)
  const ofEpochs = (await recordConversation(51)).filter(({ wire }) => wire.is === 'epoch' || wire.is === 'wantEpoch')
  const own = [encodeWire({ is: 'wantEpoch', epoch: anna.replica.state().epoch })]
  if (secret) own.push(encodeWire({ is: 'epoch', epoch: anna.replica.state().epoch, secret }))
  const samples = [...sent, ...ofEpochs].map(({ bytes }) => bytes).concat(own)
  return {
    samples,
    mutations: wireMutations(samples),
    take: async (input) => {
      const link = createCable({ clock: r.clock, a: anna.device.id, b: mallory.device.id, delay: () => 1 })
      link.ends[1].receive(() => undefined)
      if (place === 'mesh') anna.replica.connect(link.ends[0])
      else anna.replica.meetAtDoor(link.ends[0])
      link.ends[1].send(input)
      await r.pass(WORK)
      const isRefused = link.over?.startsWith('invalid') === true
      link.cut('enough')
      if (problems.length > 0) throw new Error(`a person is told of ${problems.splice(0).join()}`)
      return isRefused ? 'refused' : 'taken'
    },
    digest: () => digestOf(r, anna),
    holds: async () => {
      await r.pass(REST)
      return r.clock.waiting + anna.replica.linked().length
    },
    verify: async () =>
      (await copyOf(r, anna)).filter((line) => !genuine.has(line)).map((line) => `nobody said: ${line}`),
  }
}

export const openMesh = openEngine('mesh')
export const openEpochDoor = openEngine('door')
