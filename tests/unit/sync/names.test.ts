import { expect, test } from 'vitest'
import type { RoomState } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import { createNames } from '#shared/sync/names'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const standingOf = ({ replica }: TestMember, of: TestMember) => replica.state().standings.get(of.device.id)

test('what somebody calls themselves after their removal, unaware of it, is nobody’s name once the removal is heard of', async () => {
  const r = await room(71, 'anna', 'idris', 'mallory')
  const { anna, idris, mallory } = r
  const cables = [r.connect(anna, idris), r.connect(anna, mallory)]
  r.connect(idris, mallory)
  await r.pass(500)
  for (const cable of cables) cable.cut('the network is gone')
  await r.when(removeMember(houseOf(r, anna))(standingOf(anna, mallory)?.member as MemberId))

  await r.when(mallory.replica.appendTalk({ kind: 'named', name: 'Anna' }))
  await r.pass(1_000)
  expect(standingOf(idris, mallory)?.name).toBe('Anna')
  r.connect(anna, idris)
  await r.pass(5_000)
  for (const one of [anna, idris]) expect(standingOf(one, mallory)?.name).toBe('mallory')
})

test('who comes back under another name is called that, and by what they chose from then on', async () => {
  const r = await room(73, 'anna')
  const { replica, clock } = r.anna
  const rename = async (name: string) => {
    await r.pass(60_000)
    return (await r.when(replica.appendTalk({ kind: 'named', name }))).placed
  }
  const first = await rename('Ann')
  await r.pass(60_000)
  const back = clock.now()
  const ledger = replica.state()
  const [[id, member]] = [...ledger.members] as [[MemberId, NonNullable<ReturnType<RoomState['members']['get']>>]]
  const returned = { ...ledger, members: new Map([[id, { ...member, name: 'Annabel', since: back }]]) }
  const names = createNames([])
  expect(names.over(returned)).toBe(returned)
  expect(names.add([first])).toBe(true)
  expect(names.add([first])).toBe(false)
  expect(names.over(returned).members.get(id)).toMatchObject({
    name: 'Annabel',
    cameAs: 'Annabel',
    earlier: [{ name: 'Ann', until: back }],
  })

  const next = await rename('Bel')
  names.add([next])
  expect(names.over(returned).members.get(id)).toMatchObject({
    name: 'Bel',
    cameAs: 'Annabel',
    earlier: [
      { name: 'Annabel', until: next.event.at },
      { name: 'Ann', until: back },
    ],
  })
})

test('a device that may less than its member is called as they are, and may no more for it', async () => {
  const r = await room(74, 'anna')
  const { replica, device } = r.anna
  const { placed } = await r.when(replica.appendTalk({ kind: 'named', name: 'Ann' }))
  const ledger = replica.state()
  const member = ledger.byDevice.get(device.id)!
  const lesser = { ...ledger, byDevice: new Map([[device.id, { ...member, role: 'reader' as const }]]) }
  const names = createNames([])
  names.add([placed])
  expect(names.over(lesser).byDevice.get(device.id)).toMatchObject({ name: 'Ann', role: 'reader' })
  expect(names.over(lesser).members.get(member.id)).toMatchObject({ name: 'Ann', role: 'organiser' })
})
