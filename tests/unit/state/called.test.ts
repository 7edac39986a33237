import type { Signalling } from '#shared/ports/signalling.port'
import type { MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { expect, test } from 'vitest'
import { editMessage } from '../../../renderer/commands/editMessage'
import type { House } from '../../../renderer/commands/house'
import { postMessage } from '../../../renderer/commands/postMessage'
import { personsOf } from '../../../renderer/state/personsOf'
import { projectRoom } from '../../../renderer/state/roomProjection'
import type { WholeRoomView } from '../../../renderer/state/views'
import { room } from '../../support/room'

const NO_HUB = { status: 'connecting', onStatus: () => () => undefined } as unknown as Signalling

test('a message says whom it calls, by the names of the room; other words call others', async () => {
  const r = await room(47, 'anna', 'idris')
  const { anna } = r
  const { replica } = anna
  let view: WholeRoomView | undefined
  const projection = projectRoom({ replica, clock: r.clock, signalling: NO_HUB })
  projection.show((now) => (view = now))
  const house = {
    current: replica.room,
    sessions: new Map([[replica.room, { replica, projection }]]),
  } as never as House
  const words = () => view?.messages.at(-1)?.words

  await r.when(postMessage(house)({ text: '@Idris and @anna and @Nobody' }))
  await r.pass(500)
  expect(words()).toMatchObject({
    calls: expect.arrayContaining([
      { name: 'idris', own: false },
      { name: 'anna', own: true },
    ]) as unknown,
  })

  await r.when(editMessage(house)(view!.messages.at(-1)!.id, 'only @anna'))
  await r.pass(500)
  expect(words()).toEqual({ kind: 'text', text: 'only @anna', calls: [{ name: 'anna', own: true }] })

  await r.when(editMessage(house)(view!.messages.at(-1)!.id, 'nobody'))
  await r.pass(500)
  expect(words()).toEqual({ kind: 'text', text: 'nobody' })

  const stranger = 'S'.repeat(43) as unknown as MemberId
  const said = { v: 1, text: '@anna', mentions: [stranger] } as const
  projection.follow(await r.when(replica.appendTalk({ kind: 'message' }, said)))
  await r.pass(500)
  expect(words()).toEqual({ kind: 'text', text: '@anna' })
})

test('who is no longer a member still bears a name where they were called', () => {
  const [idris, stranger] = ['idris', 'stranger'] as unknown as readonly [MemberId, MemberId]
  const state = {
    members: new Map(),
    byDevice: new Map(),
    standings: new Map(),
    former: new Map([[idris, { id: idris, name: 'Idris' }]]),
  }
  const { called } = personsOf({ self: 'device', state: () => state } as unknown as Replica)
  expect(called([stranger, idris])).toEqual([{ name: 'Idris', own: false }])
})
