import { epochCheck } from '#shared/governance/epochCheck'
import type { EpochId } from '#shared/protocol/ids'
import { encodeWire } from '#shared/protocol/wire'
import { describe, expect, test } from 'vitest'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf } from '../../support/house'
import { foundOlderRoom } from '../../support/olderRoom'
import type { TestMember, TestRoom } from '../../support/room'
import { room, roomFoundedBy } from '../../support/room'

const remove = (of: TestRoom, by: TestMember, whom: TestMember): Promise<void> =>
  of.when(removeMember(houseOf(of, by))(by.replica.state().byDevice.get(whom.device.id)!.id))
const epochOf = ({ replica }: TestMember): EpochId => replica.state().epoch
const secretOf = ({ replica }: TestMember, epoch = replica.state().epoch) => replica.epochs.secret(epoch)

describe('a secret', () => {
  test('of the first epoch is bound to the room’s id: a newcomer who is handed another refuses it, and keeps nothing', async () => {
    const circle = await room(63, 'anna', 'idris')
    const { anna, idris } = circle
    const first = circle.id as string as EpochId
    expect(await epochCheck(secretOf(anna)!)).toBe(anna.replica.state().epochs.get(first)?.check)
    // His device is in the ledger: another disk stands for a newcomer's.
    const newcomer = { ...(await circle.stranger('dora')), device: idris.device }
    const ledger = await circle.when(anna.replica.binary('ledger'))
    const wrong = circle.random.bytes(32)
    await expect(circle.moveIn(newcomer, { epoch: first, secret: wrong, ledger })).rejects.toMatchObject({
      code: 'key-false',
    })
    expect(await circle.when(newcomer.store.rooms())).toEqual([])
    expect(await circle.when(newcomer.store.epochs(circle.id))).toEqual([])
    const earlier = [{ epoch: first, secret: wrong }]
    const right = { epoch: first, secret: secretOf(anna)!, earlier, ledger }
    expect(secretOf(await circle.moveIn(newcomer, right))).toEqual(secretOf(anna))
  })

  test('of a later epoch is bound to the ledger likewise, also of one that is over', async () => {
    const circle = await room(64, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.meetAll()
    await circle.pass(1_000)
    await remove(circle, anna, idris)
    await circle.pass(2_000)
    const ledger = await circle.when(anna.replica.binary('ledger'))
    const newcomer = { ...(await circle.stranger('dora')), device: carmen.device }
    const [now, first] = [epochOf(anna), circle.id as string as EpochId]
    expect(now).not.toBe(first)
    const wrong = circle.random.bytes(32)
    for (const epoch of [now, first, `${'E'.repeat(42)}A` as EpochId])
      await expect(circle.moveIn(newcomer, { epoch, secret: wrong, ledger })).rejects.toMatchObject({
        code: 'key-false',
      })
    const earlier = [{ epoch: first, secret: wrong }]
    const dora = await circle.moveIn(newcomer, { epoch: now, secret: secretOf(anna)!, earlier, ledger })
    expect(dora.replica.epochs.held()).toEqual([now])
  })

  test('in a room that was founded before such checks is followed by a checked one, as soon as an organiser is there', async () => {
    const circle = await roomFoundedBy(foundOlderRoom, 65, 'anna', 'idris')
    const { anna, idris } = circle
    expect(anna.replica.state().epochs.get(epochOf(anna))?.check).toBeUndefined()
    circle.meetAll()
    await circle.pass(10_000)
    const epoch = epochOf(anna)
    expect(epochOf(idris)).toBe(epoch)
    expect(secretOf(idris)).toEqual(secretOf(anna))
    expect(epoch).not.toBe(circle.id)
    expect(anna.replica.state().epochs.get(epoch)?.check).toBe(await epochCheck(secretOf(anna)!))
    await circle.pass(60_000)
    expect(epochOf(anna)).toBe(epoch)
  })

  test('that is not the one that the ledger speaks of is not taken, and costs the link', async () => {
    const circle = await room(59, 'anna', 'idris', 'carmen', 'mallory')
    const { anna, idris, carmen, mallory } = circle
    circle.meet(anna, idris)
    await circle.pass(1_000)
    await remove(circle, anna, idris)
    await circle.pass(1_000)
    circle.meet(anna, mallory)
    await circle.pass(5_000)
    const cable = circle.lay(mallory, carmen, () => 5)
    carmen.replica.connect(cable.ends[1])
    const ledger = await circle.when(anna.replica.binary('ledger'))
    const say = (message: Parameters<typeof encodeWire>[0]) => cable.ends[0].send(encodeWire(message))
    say({ is: 'update', doc: 'ledger', update: ledger, contents: [], answers: false, done: true })
    await circle.pass(1_000)
    const epoch = epochOf(anna)
    expect(epochOf(carmen)).toBe(epoch)
    say({ is: 'epoch', epoch, secret: circle.random.bytes(32) })
    await circle.pass(1_000)
    expect(secretOf(carmen)).toBeUndefined()
    expect(cable.over).toContain('invalid')
  })
})
