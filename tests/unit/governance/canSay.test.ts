import { canSay } from '#shared/governance/canSay'
import { stands } from '#shared/governance/stands'
import type { Member, RoomState } from '#shared/governance/roomState'
import type { DeviceId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { room } from '../../support/room'

const [writer, reader, stranger] = ['writer', 'reader', 'stranger'] as DeviceId[] as [DeviceId, DeviceId, DeviceId]
const state: Pick<RoomState, 'byDevice'> = {
  byDevice: new Map([
    [writer, { role: 'member' } as Member],
    [reader, { role: 'reader' } as Member],
  ]),
}

test('readers leave marks and take back what they once wrote, and write nothing else', () => {
  const said = ['message', 'edit', 'noteFounded', 'noteShelved', 'takenBack', 'mark', 'likeness', 'named'] as const
  const of = (device: DeviceId) => said.filter((kind) => canSay(state, device, kind))
  expect(of(writer)).toEqual([...said])
  expect(of(reader)).toEqual(['takenBack', 'mark', 'likeness', 'named'])
  expect(of(stranger)).toEqual([])
})

test('a reader’s mark stands on every machine; their message does not', async () => {
  const r = await room(5, 'anna', 'idris')
  r.connectAll()
  await r.pass(500)
  const his = r.anna.replica.state().byDevice.get(r.idris.device.id)
  if (!his) throw new Error('Idris is a member')
  const given = { kind: 'roleGiven', by: r.id, of: his.id, role: 'reader', cut: '' } as const
  await r.when(r.anna.replica.appendLedger(given as never))
  await r.pass(500)
  const { placed } = await r.when(r.idris.replica.appendTalk({ kind: 'mark', as: 'name' }))
  await expect(r.when(r.idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'No' }))).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await r.pass(500)
  const [doc] = r.anna.replica.months()
  const events = doc ? await r.when(r.anna.replica.events(doc)) : []
  expect(events.map(({ id }) => id)).toContain(placed.id)
  expect(stands(r.anna.replica.state(), placed)).toBe(true)
})
