import { beforeEach, expect, test } from 'vitest'
import { writePortrait } from '#shared/contents/portrait'
import type { Hash, MemberId } from '#shared/protocol/ids'
import { changeLikeness, tellLikeness } from '../../../renderer/commands/likeness'
import { createLooksReader } from '../../../renderer/state/looksReader'
import type { LookView } from '../../../renderer/state/views'
import type { TestHouse } from '../../support/house'
import { houseOf } from '../../support/house'
import { portraitLike } from '../../support/portraits'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'
import { secondDevice } from '../../support/secondDevice'

const circle = () => room(53, 'anna', 'idris')
let r: Awaited<ReturnType<typeof circle>>
let anna: TestHouse
let problems: unknown[]
beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.pass(500)
  problems = []
  anna = houseAt(r.anna)
})

const houseAt = (member: TestMember): TestHouse => {
  const house = houseOf(r, member)
  Object.assign(house.screen, { problem: (problem: unknown) => problems.push(problem) })
  return house
}
const memberOf = ({ replica, device }: TestMember): MemberId => replica.state().byDevice.get(device.id)?.id as MemberId
/** How a member is shown on the machine of another. */
const shown = async (of: TestMember, at: TestMember): Promise<LookView | undefined> =>
  (await r.when(createLooksReader(at.replica).read()))[memberOf(of)]
const hashOf = (of: TestMember, at: TestMember): Hash => at.replica.likenesses().get(memberOf(of))?.picture as Hash
const address = (mark: number): string =>
  `data:image/webp;base64,${Buffer.from(portraitLike(mark)).toString('base64').replaceAll('=', '')}`

test('colour and picture are told to the others, and are there after a restart', async () => {
  await r.when(changeLikeness(anna)({ tone: 3 }))
  await r.when(changeLikeness(anna)({ picture: portraitLike(1) }))
  await r.pass(1_000)
  const look = { tone: 3, picture: address(1) }
  expect(await shown(r.anna, r.anna)).toEqual(look)
  expect(await shown(r.anna, r.idris)).toEqual(look)
  for (const member of [r.anna, r.idris]) {
    r.crash(member)
    await r.restart(member)
    expect(await shown(r.anna, member)).toEqual(look)
  }
  expect(problems).toEqual([])
})

test('a picture that was replaced, or taken away, is erased on every machine', async () => {
  await r.when(changeLikeness(anna)({ picture: portraitLike(1) }))
  await r.pass(1_000)
  const first = hashOf(r.anna, r.idris)
  await r.when(changeLikeness(anna)({ picture: portraitLike(2) }))
  await r.pass(1_000)
  const second = hashOf(r.anna, r.idris)
  for (const { replica } of [r.anna, r.idris]) expect(replica.isErased(first)).toBe(true)
  expect(await shown(r.anna, r.idris)).toEqual({ tone: undefined, picture: address(2) })
  await r.when(changeLikeness(anna)({ picture: undefined }))
  await r.pass(1_000)
  for (const { replica } of [r.anna, r.idris]) expect(replica.isErased(second)).toBe(true)
  expect(await shown(r.anna, r.idris)).toEqual({ tone: undefined, picture: undefined })
})

test('who was away hears of the last one alone, and waits for none that is gone', async () => {
  r.crash(r.idris)
  for (const mark of [1, 2, 3]) await r.when(changeLikeness(anna)({ picture: portraitLike(mark) }))
  await r.pass(1_000)
  await r.restart(r.idris)
  r.connectAll()
  await r.pass(5_000)
  expect(await shown(r.anna, r.idris)).toMatchObject({ picture: address(3) })
  expect(r.idris.replica.toCome()).toBeUndefined()
  for (const doc of r.anna.replica.months())
    for (const { client, length } of r.anna.replica.heads(doc)) expect(r.idris.replica.stored(doc, client)).toBe(length)
})

test('readers choose how they are shown as well', async () => {
  const reader = { kind: 'roleGiven', by: r.id, of: memberOf(r.idris), role: 'reader', cut: '' } as const
  await r.when(r.anna.replica.appendLedger(reader))
  await r.pass(1_000)
  await r.when(changeLikeness(houseAt(r.idris))({ tone: 2, picture: portraitLike(4) }))
  await r.pass(1_000)
  expect(await shown(r.idris, r.anna)).toEqual({ tone: 2, picture: address(4) })
  // The ledger says something else, and the picture is still to be had.
  r.crash(r.anna)
  await r.restart(r.anna)
  await r.when(r.anna.replica.appendLedger({ ...reader, role: 'member' }))
  await r.pass(1_000)
  expect(await shown(r.idris, r.anna)).toEqual({ tone: 2, picture: address(4) })
})

test('what is no picture in Snug’s own form is neither told nor shown', async () => {
  const bad = portraitLike(1, { side: 16_383 })
  await expect(changeLikeness(anna)({ picture: bad })).rejects.toMatchObject({ code: 'portrait-unreadable' })
  for (const text of [writePortrait(bad), 'javascript:alert(1)', 'A'.repeat(40_000)]) {
    await r.when(r.anna.replica.appendTalk({ kind: 'likeness', tone: 99 }, { v: 1, text }))
    await r.pass(1_000)
    expect(await shown(r.anna, r.idris)).toEqual({ tone: 99, picture: undefined })
  }
})

test('a room that has not heard is told when it is opened, once; what another device said stays', async () => {
  await anna.profile.set('likeness', { tone: 5, picture: writePortrait(portraitLike(6)) })
  const told = () =>
    r.anna.replica.heads(r.anna.replica.months()[0] as never).reduce((sum, { length }) => sum + length, 0)
  await r.when(tellLikeness(anna, r.anna.replica))
  expect(await shown(r.anna, r.anna)).toEqual({ tone: 5, picture: address(6) })
  const once = told()
  await r.when(tellLikeness(anna, r.anna.replica))
  expect(told()).toBe(once)

  const phone = await secondDevice(r, r.anna, 'phone')
  r.connectAll()
  await r.pass(1_000)
  await r.when(changeLikeness(houseAt(phone))({ tone: 1 }))
  await r.pass(1_000)
  await r.when(tellLikeness(anna, r.anna.replica))
  await r.pass(1_000)
  expect(await shown(r.anna, r.idris)).toEqual({ tone: 1, picture: undefined })
})

test('what is changed while the change before is on its way comes after it', async () => {
  const change = changeLikeness(anna)
  await r.when(Promise.all([change({ tone: 1 }), change({ picture: portraitLike(8) }), change({ tone: 2 })]))
  await r.pass(1_000)
  expect(await shown(r.anna, r.idris)).toEqual({ tone: 2, picture: address(8) })
})
