import { beforeEach, expect, test } from 'vitest'
import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import type { MemberId } from '#shared/protocol/ids'
import { parseDeviceLink } from '#shared/protocol/deviceLink'
import { changeName } from '../../../renderer/commands/changeName'
import { mentionsIn } from '../../../renderer/commands/mentionsIn'
import { readDeviceLink } from '../../../renderer/commands/readDeviceLink'
import { keepOwnName } from '../../../renderer/commands/ownName'
import { removeMember } from '../../../renderer/commands/removeMember'
import { governanceView } from '../../../renderer/state/governanceView'
import { personsOf } from '../../../renderer/state/personsOf'
import type { TestHouse } from '../../support/house'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { createFakeWebRtc } from '../../support/fakeWebRtc'
import { room } from '../../support/room'
import { deviceDoorOf, secondDevice } from '../../support/secondDevice'

const circle = () => room(61, 'anna', 'idris', 'mallory')
let r: Awaited<ReturnType<typeof circle>>
let anna: TestHouse
beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.pass(500)
  anna = houseOf(r, r.anna)
})

const memberOf = ({ replica, device }: TestMember): MemberId =>
  replica.state().standings.get(device.id)?.member as MemberId
/** What a member is called on the machine of another: as who is here, and as who wrote. */
const called = (of: TestMember, at: TestMember): string | undefined => {
  const name = at.replica.state().members.get(memberOf(of))?.name
  expect(personsOf(at.replica).device(of.device.id).name).toBe(name)
  return name
}
const rowOf = (of: TestMember, at: TestMember) =>
  governanceView(at.replica.state(), at.device.id, at.clock.now()).members.find(({ member }) => member === memberOf(of))
const rename = async (member: TestMember, name: string): Promise<void> => {
  await r.when(changeName(houseOf(r, member))({ name, everywhere: false }))
  await r.pass(1_000)
}

test('a new name is everywhere, for everybody, and there after a restart; the one before is told with it', async () => {
  const at = r.clock.now()
  await rename(r.anna, 'Anna Lindqvist')
  for (const member of [r.anna, r.idris]) {
    expect(called(r.anna, member)).toBe('Anna Lindqvist')
    r.crash(member)
    await r.restart(member)
    expect(called(r.anna, member)).toBe('Anna Lindqvist')
    const [before, ...more] = rowOf(r.anna, member)?.earlier ?? []
    expect([before?.name, more]).toEqual(['anna', []])
    expect(before?.until).toBeGreaterThanOrEqual(at)
    expect(rowOf(r.idris, member)?.earlier).toEqual([])
  }
})

test('who comes later hears of it, and of all names before; the one that is borne again is not among them', async () => {
  for (const name of ['Ann', 'Anya', 'Ann']) await rename(r.anna, name)
  r.crash(r.idris)
  await r.restart(r.idris)
  r.connectAll()
  await r.pass(3_000)
  expect(called(r.anna, r.idris)).toBe('Ann')
  expect(rowOf(r.anna, r.idris)?.earlier.map(({ name }) => name)).toEqual(['Anya', 'anna'])
})

test('what is typed is cleaned as at the door; nothing is told of what is empty, too long, or the same', async () => {
  const told = () => r.anna.replica.months().flatMap((doc) => r.anna.replica.heads(doc)).length
  await rename(r.anna, '  Zoe\u0301 \u202e the  second ')
  expect(called(r.anna, r.idris)).toBe('Zoé the second')
  const before = told()
  await rename(r.anna, 'Zoé the second')
  for (const [name, code] of [
    [' \u200b ', 'empty'],
    ['x'.repeat(61), 'too-long'],
  ] as const)
    await expect(changeName(anna)({ name, everywhere: false })).rejects.toMatchObject({ code })
  expect(told()).toBe(before)
})

test('a name that no Snug would have taken is nobody’s, whoever tells it', async () => {
  for (const name of ['anna \u202enna', ' anna', 'a\u0000b', 'x'.repeat(61), 'Zoe\u0301', '\u2066', 'two  spaces']) {
    const { stored } = await r.when(r.mallory.replica.appendTalk({ kind: 'named', name }))
    await r.when(stored)
    await r.pass(1_000)
    expect(called(r.mallory, r.idris)).toBe('mallory')
  }
})

test('who takes the name of another, or one that looks like it, is shown as that, with the name they had', async () => {
  expect(rowOf(r.mallory, r.idris)?.hasDouble).toBe(false)
  for (const name of ['Anna', 'аnnа', 'Ánna', 'a.n n-a', 'ANNA']) {
    await rename(r.mallory, name)
    expect(rowOf(r.mallory, r.idris)).toMatchObject({ name, hasDouble: true })
    expect(rowOf(r.mallory, r.idris)?.earlier.at(-1)?.name).toBe('mallory')
    expect([rowOf(r.anna, r.idris)?.hasDouble, rowOf(r.idris, r.idris)?.hasDouble]).toEqual([true, false])
    // Also beside what they write; Anna never was called otherwise.
    expect(personsOf(r.idris.replica).device(r.mallory.device.id).was).toBeDefined()
    expect(personsOf(r.idris.replica).device(r.anna.device.id).was).toBeUndefined()
  }
  // Also where its bearer is called something else by now.
  await rename(r.anna, 'Lindqvist')
  expect([rowOf(r.mallory, r.idris)?.hasDouble, rowOf(r.anna, r.idris)?.hasDouble]).toEqual([true, false])
})

test('readers choose their names too; who was removed has none to choose any more, and keeps the last', async () => {
  const reader = { kind: 'roleGiven', by: r.id, of: memberOf(r.idris), role: 'reader', cut: '' } as const
  await r.when(r.anna.replica.appendLedger(reader))
  await r.pass(1_000)
  await rename(r.idris, 'Idris Benali')
  expect(called(r.idris, r.anna)).toBe('Idris Benali')

  await rename(r.mallory, 'Mal')
  r.crash(r.mallory)
  await r.when(removeMember(anna)(memberOf(r.mallory)))
  await r.restart(r.mallory)
  const { stored } = await r.when(r.mallory.replica.appendTalk({ kind: 'named', name: 'anna' }))
  await r.when(stored)
  r.connect(r.mallory, r.idris)
  await r.pass(2_000)
  const { former } = r.anna.replica.state()
  expect(former.get(memberOf(r.mallory))).toMatchObject({ name: 'Mal', cameAs: 'mallory' })
  expect(personsOf(r.anna.replica).device(r.mallory.device.id).name).toBe(former.get(memberOf(r.mallory))?.name)
})

test('who is called by a name that they had before is called, unless somebody else has it now', async () => {
  await rename(r.anna, 'Annika')
  const calls = (text: string): readonly MemberId[] => mentionsIn(text, r.idris.replica.state().members.values())
  expect(calls('@Anna and @annika')).toEqual([memberOf(r.anna)])
  expect(personsOf(r.idris.replica).called(calls('@Anna'))).toEqual([
    { name: 'Annika', own: false },
    { name: 'anna', own: false, now: 'Annika' },
  ])
  await rename(r.mallory, 'Anna')
  expect(calls('@anna')).toEqual([memberOf(r.mallory)])
})

test('in all rooms means: in each, and in those to come', async () => {
  await r.when(changeName(anna)({ name: 'Annika', everywhere: true }))
  await r.pass(1_000)
  expect(called(r.anna, r.idris)).toBe('Annika')
  expect([anna.ownName, await anna.profile.get('name')]).toEqual(['Annika', 'Annika'])
  await keepOwnName(anna, 'Anna')
  await rename(r.anna, 'Ann')
  expect(await anna.profile.get('name')).toBe('Anna')
})

test('of a member’s devices each tells, and the newest counts; a link for a further one still fits the ledger', async () => {
  const phone = await secondDevice(r, r.anna, 'phone')
  r.connectAll()
  await r.pass(1_000)
  await rename(r.anna, 'Ann')
  await rename(phone, 'Annika')
  for (const at of [r.anna, phone, r.idris]) expect(called(r.anna, at)).toBe('Annika')
  const net = { signalling: createSignallingNetwork(r.clock).open(), wrtc: createFakeWebRtc(r.clock) }
  const { link } = await r.when(deviceDoorOf(r, phone, net).open())
  expect(parseDeviceLink(link)).toMatchObject({ memberName: 'anna', called: 'Annika' })
  expect(readDeviceLink(link)?.memberName).toBe('Annika')
  const tablet = await secondDevice(r, phone, 'tablet')
  r.connectAll()
  await r.pass(2_000)
  expect(called(tablet, tablet)).toBe('Annika')
})
