import { expect, test } from 'vitest'
import { createDrafts } from '../../../renderer/commands/drafts'
import { leaveRoom } from '../../../renderer/commands/leaveRoom'
import { houseOf } from '../../support/house'
import { room } from '../../support/room'

test('who leaves a room leaves nothing that they were writing there on this machine, and all that they write elsewhere', async () => {
  const r = await room(91, 'anna', 'idris')
  const house = houseOf(r, r.anna)
  const drafts = createDrafts(house.profile, house.clock, (problem) => {
    throw problem
  })
  drafts.keep('another room/conversation', 'Soup')
  drafts.keep(`${r.id}/conversation`, 'Bread')
  await drafts.flush()
  // Not on the disk yet.
  drafts.keep(`${r.id}/thread/1`, 'Tea')
  await r.when(leaveRoom(house, () => undefined, drafts.flush)())
  await r.pass(5_000)
  expect(await house.store.rooms()).toEqual([])
  expect([...(await house.profile.all('draft/')).keys()]).toEqual(['draft/another room/conversation'])
})
