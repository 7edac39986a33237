import type { EpochDoorKeeper } from '#shared/mesh/epochDoor'
import type { MeshMember } from '#shared/mesh/roomMesh'
import type { EpochId } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { handshakeAt } from '../../../renderer/commands/handshakeAt'
import { keepEpochDoors } from '../../../renderer/commands/keepEpochDoors'
import { keepMesh } from '../../../renderer/commands/keepMesh'
import type { Meeting } from '../../../renderer/commands/meeting'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const meetingOf = (circle: TestRoom, member: TestMember): Meeting => {
  const house = houseOf(circle, member)
  const { wrtc, clock, randomness } = house
  return {
    house,
    replica: member.replica,
    member: {
      room: member.replica.room,
      device: member.device,
      wrtc,
      clock,
      randomness,
      authorise: async () => true,
      introduce: async () => false,
      introduction: async () => new Uint8Array(),
      onRefused: () => undefined,
      onTurnedAway: () => undefined,
      onProblem: () => undefined,
    },
  }
}

const remove = async (circle: TestRoom, by: TestMember, whom: TestMember): Promise<EpochId> => {
  const { id } = by.replica.state().byDevice.get(whom.device.id)!
  await circle.when(removeMember(houseOf(circle, by))(id))
  await circle.pass(1_000)
  return by.replica.state().epoch
}

test('the ledger is shown at a door to members alone, in the mesh to whoever has not gone', async () => {
  const circle = await room(76, 'anna', 'idris', 'carmen')
  const { anna, idris, carmen } = circle
  await remove(circle, anna, idris)
  const stranger = await circle.stranger('dora')
  const isShownTo = async (place: 'mesh' | 'door', { device }: Pick<TestMember, 'device'>): Promise<boolean> =>
    (await handshakeAt(place, anna.replica).introduction(device.id)) !== undefined
  const shown = async (place: 'mesh' | 'door'): Promise<boolean[]> =>
    Promise.all([carmen, idris, stranger].map((one) => isShownTo(place, one)))
  expect(await circle.when(shown('door'))).toEqual([true, false, false])
  expect(await circle.when(shown('mesh'))).toEqual([true, false, true])
})

describe('the mesh', () => {
  test('is left for that of the new epoch when the room moves on, a while after that has been joined', async () => {
    const circle = await room(71, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    const names = new Map<EpochId, string>([[circle.id, 'first']])
    const happened: string[] = []
    const secrets: Uint8Array[] = []
    const join = ({ epoch, secret }: MeshMember) => {
      secrets.push(secret)
      const say = (what: string) => (): void => void happened.push(`${what} ${names.get(epoch) ?? 'next'}`)
      say('join')()
      return { announce: say('announce'), retire: say('retire'), leave: say('leave') }
    }
    const mesh = keepMesh(meetingOf(circle, anna), join)
    expect(happened).toEqual(['join first'])
    names.set(await remove(circle, anna, idris), 'second')
    expect(happened.splice(0)).toEqual(['join first', 'retire first', 'join next'])
    expect(secrets[1]).toEqual(anna.replica.epochs.secret(anna.replica.state().epoch))
    expect(secrets[1]).not.toEqual(secrets[0])
    mesh.announce()
    await circle.pass(20_000)
    expect(happened.splice(0)).toEqual(['announce second', 'leave first'])

    await remove(circle, anna, carmen)
    mesh.close()
    await circle.pass(20_000)
    expect(happened).toEqual(['retire second', 'join next', 'leave second', 'leave next'])
  })
})

describe('the doors of epochs', () => {
  test('are that of the present one, and those of earlier ones, knocked at again and again', async () => {
    const circle = await room(72, 'anna', 'idris', 'carmen')
    const { anna, idris } = circle
    const open = new Map<EpochId, { knocks: number; readonly keeper: EpochDoorKeeper }>()
    const doors = keepEpochDoors(meetingOf(circle, anna), (keeper) => {
      const door = { knocks: 0, keeper }
      open.set(keeper.epoch, door)
      return { knock: () => void (door.knocks += 1), close: () => void open.delete(keeper.epoch) }
    })
    expect([...open.keys()]).toEqual([circle.id])
    const epoch = await remove(circle, anna, idris)
    expect(new Set(open.keys())).toEqual(new Set([circle.id, epoch]))
    const earlier = open.get(circle.id)!
    expect(earlier.keeper.meeting()).toBe(epoch)
    expect(earlier.keeper.secret).toEqual(idris.replica.epochs.secret(circle.id))

    // Once most have moved, and then again and again.
    await circle.pass(3_000)
    expect(earlier.knocks).toBe(0)
    await circle.pass(2_000)
    expect(earlier.knocks).toBe(1)
    await circle.pass(30_000)
    expect([earlier.knocks, open.get(epoch)?.knocks]).toEqual([3, 0])
    doors.close()
    expect(open.size).toBe(0)
  })
})
