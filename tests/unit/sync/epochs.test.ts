import { copyOfDisk, setBack } from '#shared/ports/documentStore.fake'
import { epochCheck } from '#shared/governance/epochCheck'
import type { EpochId } from '#shared/protocol/ids'
import type { Wire } from '#shared/protocol/wire'
import { encodeWire } from '#shared/protocol/wire'
import { Problem } from '#shared/protocol/problem'
import { describe, expect, test } from 'vitest'
import { changeRole } from '../../../renderer/commands/changeRole'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf, say } from '../../support/house'
import { createCable } from '../../support/fakeLinks'
import type { Sent, TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const memberAt = (at: TestMember, whom: TestMember) => at.replica.state().byDevice.get(whom.device.id)!
const remove = (of: TestRoom, by: TestMember, whom: TestMember): Promise<void> =>
  of.when(removeMember(houseOf(of, by))(memberAt(by, whom).id))
const makeOrganiser = (of: TestRoom, by: TestMember, whom: TestMember): Promise<void> =>
  of.when(changeRole(houseOf(of, by))(memberAt(by, whom).id, 'organiser'))

const epochOf = ({ replica }: TestMember): EpochId => replica.state().epoch
const secretOf = ({ replica }: TestMember, epoch = replica.state().epoch) => replica.epochs.secret(epoch)
const linksOf = ({ replica }: TestMember) => new Set(replica.linked())
const ids = (...members: TestMember[]) => new Set(members.map(({ device }) => device.id))

/** Everybody here meets in one epoch, whose secret they all have. */
const meetTogether = (...members: TestMember[]): EpochId => {
  const [epoch, ...others] = new Set(members.map(epochOf))
  expect(others).toEqual([])
  const secrets = members.map((member) => secretOf(member))
  for (const secret of secrets) expect(secret).toEqual(secrets[0])
  expect(secrets[0]).toHaveLength(32)
  return epoch!
}

describe('a removal', () => {
  test('opens a new epoch, whose secret all who remain are handed, and nobody else', async () => {
    const circle = await room(51, 'anna', 'idris', 'carmen', 'david')
    const { anna, idris, carmen, david } = circle
    circle.meetAll()
    await circle.pass(1_000)
    const sent: Sent[] = []
    circle.watch((one) => sent.push(one))
    await remove(circle, anna, idris)
    await circle.pass(2_000)

    const epoch = meetTogether(anna, carmen, david)
    expect(epoch).not.toBe(circle.id)
    expect(secretOf(idris, epoch)).toBeUndefined()
    expect(await epochCheck(secretOf(anna)!)).toBe(anna.replica.state().epochs.get(epoch)?.check)
    expect(sent.filter(({ wire }) => wire.is === 'epoch').map(({ to }) => to)).not.toContain('idris')
    const secret = Buffer.from(secretOf(anna)!)
    for (const { wire, bytes } of sent) if (wire.is !== 'epoch') expect(Buffer.from(bytes).includes(secret)).toBe(false)
    expect(circle.meet(carmen, idris)?.over).toBe('no longer a device of a member')
  })

  test('is not needed for that: who leaves is followed by a new epoch too', async () => {
    const circle = await room(61, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await circle.when(idris.replica.appendLedger({ kind: 'left', by: memberAt(idris, idris).grant, cut: '' }))
    await circle.pass(5_000)
    const epoch = meetTogether(anna, carmen)
    expect(epoch).not.toBe(circle.id)
    expect(secretOf(idris, epoch)).toBeUndefined()
  })

  test('is opened for once, though there are several organisers', async () => {
    const circle = await room(52, 'anna', 'idris', 'carmen', 'david')
    const { anna, idris, carmen, david } = circle
    circle.meetAll()
    await circle.pass(1_000)
    for (const one of [carmen, david]) await makeOrganiser(circle, anna, one)
    await circle.pass(1_000)
    await remove(circle, carmen, idris)
    await circle.pass(30_000)
    meetTogether(anna, carmen, david)
    expect(anna.replica.state().epochs.size).toBe(2)
  })

  test('that nobody’s machine opened an epoch for is followed by one as soon as an organiser’s can', async () => {
    const circle = await room(53, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await makeOrganiser(circle, anna, carmen)
    await circle.pass(1_000)
    // Only the removal goes out, and then carmen's machine is off.
    let isOff = false
    circle.watch(({ from, wire }) => {
      if (isOff || from !== 'carmen' || wire.is !== 'update') return
      isOff = true
      circle.clock.after(6, () => circle.crash(carmen))
    })
    const { grant } = memberAt(carmen, carmen)
    const { id } = memberAt(carmen, idris)
    await circle.when(carmen.replica.appendLedger({ kind: 'removed', by: grant, of: id, cut: '' }))
    await circle.pass(200)
    expect(isOff).toBe(true)
    expect(memberAt(anna, idris)).toBeUndefined()
    await circle.pass(30_000)
    expect(anna.replica.state().isEpochFit).toBe(true)
    expect(epochOf(anna)).not.toBe(circle.id)
    await circle.restart(carmen)
    circle.meetAll()
    await circle.pass(5_000)
    meetTogether(anna, carmen)
  })
})

describe('who was away while the epoch changed', () => {
  test('learns of it at the door of the earlier one, where nothing else passes, and moves over', async () => {
    const circle = await room(54, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meet(anna, idris)
    await circle.pass(1_000)
    await remove(circle, anna, idris)
    await say(circle, anna, 'among us')
    await say(circle, carmen, 'written far away')
    await circle.pass(3_000)
    expect(epochOf(carmen)).toBe(circle.id)

    const passed = new Set<string>()
    circle.watch(({ from, wire }) => {
      if (from === 'anna') passed.add(wire.is === 'update' ? `update ${wire.doc}` : wire.is)
    })
    const door = circle.meet(anna, carmen)
    await circle.pass(1_000)
    expect(linksOf(anna)).toEqual(ids())
    meetTogether(anna, carmen)
    await circle.pass(10_000)
    expect(passed).toEqual(new Set(['want', 'update ledger', 'epoch']))
    expect(door?.over).toBe('all is said')

    circle.meet(anna, carmen)
    await circle.pass(3_000)
    expect(linksOf(anna)).toEqual(ids(carmen))
    expect(await circle.when(carmen.replica.events(carmen.replica.months()[0]!))).toHaveLength(2)
  })

  test('can ask there for nothing else, say nothing else, and is shown out for noise', async () => {
    const circle = await room(62, 'anna', 'idris', 'mallory')
    const { anna, idris, mallory } = circle
    const hash = await say(circle, anna, 'for who is inside')
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    const stand = () => {
      const cable = circle.lay(mallory, anna, () => 5)
      anna.replica.meetAtDoor(cable.ends[1])
      return { cable, tell: (message: Wire) => cable.ends[0].send(encodeWire(message)) }
    }
    const heard: string[] = []
    circle.watch(({ from, wire }) => void (from === 'anna' && heard.push(wire.is)))
    const [month] = anna.replica.months()
    const { tell, cable } = stand()
    tell({ is: 'want', doc: month!, stateVector: new Uint8Array([0]) })
    tell({ is: 'wantContents', hashes: [hash] })
    tell({ is: 'summary', digest: hash })
    tell({ is: 'digests', docs: [], answer: true })
    tell({ is: 'place', place: { in: 'conversation' } })
    const theirs = await say(circle, mallory, 'from the door')
    const update = await circle.when(mallory.replica.binary(month!))
    tell({ is: 'update', doc: month!, update, contents: [], answers: false, done: true })
    await circle.pass(10_000)
    expect(new Set(heard)).toEqual(new Set(['want']))
    expect(anna.replica.present().map(({ device }) => device)).toEqual([anna.device.id])
    expect(anna.replica.heads(month!).map(({ device }) => device)).toEqual([anna.device.id])
    expect((await circle.when(anna.replica.words([theirs]))).size).toBe(0)
    expect(cable.over).toBeUndefined()
    await circle.pass(15_000)
    expect(cable.over).toBe('long enough at a door')

    const noisy = createCable({ clock: circle.clock, a: mallory.device.id, b: anna.device.id, delay: () => 5 })
    anna.replica.meetAtDoor(noisy.ends[1])
    noisy.ends[0].send(circle.random.bytes(200))
    await circle.pass(100)
    expect(noisy.over).toContain('invalid')
  })

  test('finds others at that door for 30 days at least, so that a disk restored from a copy is not alone', async () => {
    const circle = await room(57, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    circle.crash(carmen)
    const copy = copyOfDisk(carmen.disk)
    await circle.restart(carmen)
    circle.meetAll()
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    meetTogether(anna, carmen)
    circle.meet(anna, carmen)
    await circle.pass(1_000)
    circle.crash(carmen)
    setBack(carmen.disk, copy)
    await circle.restart(carmen)
    expect(epochOf(carmen)).toBe(circle.id)
    circle.meet(anna, carmen)
    await circle.pass(10_000)
    meetTogether(anna, carmen)
  })

  test('finds nobody at that door any more after that, once everybody else has been met in the new one', async () => {
    const circle = await room(55, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    expect(circle.meet(anna, idris)?.over).toBe('no longer a device of a member')
    circle.meet(anna, carmen)
    await circle.pass(1_000)
    expect(circle.meet(anna, idris)?.over).toBe('no longer a device of a member')
    for (const { clock } of [anna, carmen]) clock.offset += 31 * 24 * 60 * 60 * 1000
    expect(circle.meet(anna, idris)).toBeUndefined()
    expect(circle.meet(carmen, idris)).toBeUndefined()
    await circle.when(anna.replica.close())
    await circle.restart(anna)
    expect(circle.meet(anna, idris)).toBeUndefined()
    meetTogether(anna, carmen)
  })
})

describe('a secret that was handed over and not stored', () => {
  test('does not lock out whose machine has lost it: the others are found again where they were before', async () => {
    const circle = await room(63, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    carmen.store.failWith(new Problem('disk-full'))
    await remove(circle, anna, idris)
    await circle.pass(3_000)
    circle.meet(anna, carmen)
    await circle.pass(1_000)
    meetTogether(anna, carmen)
    circle.crash(carmen)
    await circle.restart(carmen)
    expect(epochOf(carmen)).toBe(circle.id)
    circle.meet(anna, carmen)
    await circle.pass(5_000)
    circle.meet(anna, carmen)
    await circle.pass(1_000)
    expect(linksOf(carmen)).toEqual(ids(anna))
    meetTogether(anna, carmen)
  })
})

describe('two halves of a room', () => {
  test('that each removed somebody meet at the door of the epoch before, and come to one that knows of both', async () => {
    const circle = await room(56, 'anna', 'idris', 'carmen', 'david', 'elif')
    const { anna, idris, carmen, david, elif } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await makeOrganiser(circle, anna, carmen)
    await circle.pass(1_000)
    for (const one of [anna, david]) for (const other of [idris, carmen, elif]) circle.connect(one, other).cut('parted')
    await remove(circle, anna, idris)
    await remove(circle, carmen, elif)
    await circle.pass(3_000)
    const [one, other] = [meetTogether(anna, david), epochOf(carmen)]
    expect(one).not.toBe(other)

    // Neither half has the other's secret; what they share is the first epoch's.
    circle.meet(anna, carmen)
    await circle.pass(15_000)
    circle.meetAll()
    await circle.pass(10_000)
    const epoch = meetTogether(anna, carmen, david)
    expect([circle.id, one, other]).not.toContain(epoch)
    expect(anna.replica.state().isEpochFit).toBe(true)
    for (const gone of [idris, elif]) expect(secretOf(gone, epoch)).toBeUndefined()
  })
})

describe('an epoch’s secret', () => {
  test('is on the disk together with the event that opened it', async () => {
    const circle = await room(57, 'anna', 'idris')
    const { anna, idris } = circle
    const seen: boolean[] = []
    const { commit } = anna.store
    anna.store.commit = async (what) => {
      await commit(what)
      const epochs = anna.disk.rooms.get(circle.id)?.epochs
      const opened = anna.replica.state().epoch
      if (what.updates?.some(({ summary }) => summary.doc === 'ledger')) seen.push(epochs?.has(opened) ?? false)
    }
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    expect(seen.at(-1)).toBe(true)
    const before = secretOf(anna)
    circle.crash(anna)
    await circle.restart(anna)
    expect(secretOf(anna)).toEqual(before)
    expect(epochOf(anna)).not.toBe(circle.id)
  })

  test('that was lost with who opened it is replaced by another organiser’s machine', async () => {
    const circle = await room(58, 'anna', 'idris', 'carmen', 'david')
    const { anna, idris, carmen, david } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await makeOrganiser(circle, anna, carmen)
    await circle.pass(1_000)
    circle.watch(({ from, wire }) => void (from === 'carmen' && wire.is === 'epoch' && circle.crash(carmen)))
    await remove(circle, carmen, idris)
    await circle.pass(3_000)
    const lost = epochOf(anna)
    expect(lost).not.toBe(circle.id)
    expect(secretOf(anna)).toBeUndefined()
    await circle.pass(40_000)
    expect(epochOf(anna)).not.toBe(lost)
    meetTogether(anna, david)
  })

  test('is not handed to who asks for another than the present one, nor to who is not a member', async () => {
    const circle = await room(60, 'anna', 'idris', 'carmen')
    const { anna, idris } = circle
    const stranger = await circle.stranger('stranger')
    const answers: string[] = []
    circle.watch(({ from, wire }) => void (from === 'anna' && answers.push(wire.is)))
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    for (const [device, epoch] of [
      [stranger.device.id, epochOf(anna)],
      [circle.member('carmen').device.id, circle.id as string as EpochId],
    ] as const) {
      const cable = circle.lay({ ...anna, device: { ...anna.device, id: device } }, anna, () => 5)
      anna.replica.meetAtDoor(cable.ends[1])
      cable.ends[0].send(encodeWire({ is: 'wantEpoch', epoch }))
    }
    await circle.pass(5_000)
    expect(answers).toContain('want')
    expect(answers).not.toContain('epoch')
  })
})
