import { toBase64url } from '#shared/crypto/base64url'
import type { MemberId, NoteId } from '#shared/protocol/ids'
import { beforeEach, expect, test } from 'vitest'
import { leaveMark } from '../../../renderer/commands/beSeen'
import { watchReaders } from '../../../renderer/commands/readers'
import { openChoices } from '../../../renderer/commands/roomChoices'
import type { ReadersView } from '../../../renderer/state/views'
import type { TestHouse } from '../../support/house'
import { houseOf, messagesAt } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const circle = () => room(29, 'anna', 'idris', 'greta')
let r: Awaited<ReturnType<typeof circle>>
let note: NoteId
beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.pass(500)
  note = toBase64url(r.random.bytes(16)) as NoteId
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
})

const at = async (member: TestMember, seen: 'name' | 'counted' | 'unseen'): Promise<TestHouse> => {
  const house = houseOf(r, member)
  const choices = await openChoices(house.profile, r.id)
  await choices.change({ seen })
  Object.assign(house.sessions.get(r.id) ?? {}, { choices })
  return house
}
const mark = async (member: TestMember, seen: 'name' | 'counted' | 'unseen'): Promise<void> => {
  await r.when(leaveMark(await at(member, seen))({ note }))
  await r.pass(500)
}
/** What a member is shown, newest last. */
const watching = async (member: TestMember): Promise<{ readonly shown: string[]; stop(): void }> => {
  const shown: string[] = []
  const told = ({ people, counted, isOwn }: ReadersView): string =>
    [...people.map(({ name }) => name).sort(), `+${counted}`, isOwn ? 'own' : ''].join(' ').trim()
  const stop = watchReaders(await at(member, 'name'))({ note }, (readers) => shown.push(told(readers)))
  await r.pass(200)
  return { shown, stop }
}

test('who read a note is told by name or as a number, as they chose, each person once, and over a restart', async () => {
  const { shown, stop } = await watching(r.anna)
  expect(shown).toEqual([])
  await mark(r.idris, 'name')
  await mark(r.greta, 'counted')
  await mark(r.anna, 'name')
  expect(shown).toEqual(['idris +0', 'idris +1', 'idris +1 own'])
  // Idris would rather be counted by now.
  await mark(r.idris, 'counted')
  expect(shown.at(-1)).toBe('+2 own')
  stop()
  await mark(r.greta, 'name')
  expect(shown).toHaveLength(4)

  r.crash(r.anna)
  await r.restart(r.anna)
  expect((await watching(r.anna)).shown).toEqual(['greta +1 own'])
})

test('marks of another note, of somebody who was removed, and "I was here" are not told', async () => {
  const other = toBase64url(r.random.bytes(16)) as NoteId
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note: other }))
  await r.pass(500)
  const house = await at(r.idris, 'name')
  await r.when(leaveMark(house)({ note: other }))
  await r.when(leaveMark(house)())
  await mark(r.greta, 'name')
  const { shown } = await watching(r.anna)
  expect(shown).toEqual(['greta +0'])
  const of = r.anna.replica.state().byDevice.get(r.greta.device.id)?.id as MemberId
  await r.when(r.anna.replica.appendLedger({ kind: 'removed', by: r.id, of, cut: '' } as never))
  await r.pass(500)
  // Nobody is told of any more.
  expect((await watching(r.anna)).shown).toEqual(['+0'])
})

test('the unseen leave no mark, and a note that is not there has none', async () => {
  await expect(leaveMark(await at(r.idris, 'unseen'))({ note })).rejects.toMatchObject({ code: 'not-allowed' })
  const nowhere = 'n'.repeat(22) as NoteId
  await expect(leaveMark(await at(r.idris, 'name'))({ note: nowhere })).rejects.toMatchObject({ code: 'unexpected' })
})

test('a message is marked as read like a note: by name, counted, each person once, and over a restart', async () => {
  await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Read me' }))
  await r.pass(500)
  const watch = async (shown: ReadersView[]) => {
    const [message] = await messagesAt(r, r.anna)
    const { id } = message as NonNullable<typeof message>
    const stop = watchReaders(await at(r.anna, 'name'))({ message: id }, (readers) => shown.push(readers))
    await r.pass(200)
    return stop
  }
  const leave = async (member: TestMember, seen: 'name' | 'counted'): Promise<void> => {
    const [message] = await messagesAt(r, member)
    const { id } = message as NonNullable<typeof message>
    await r.when(leaveMark(await at(member, seen))({ message: id }))
    await r.pass(500)
  }
  const shown: ReadersView[] = []
  const stop = await watch(shown)
  await leave(r.idris, 'name')
  await leave(r.idris, 'name')
  await leave(r.greta, 'counted')
  expect(shown.at(-1)).toMatchObject({ people: [{ name: 'idris' }], counted: 1, isOwn: false })
  stop()
  // A note that is read is another matter.
  expect((await watching(r.anna)).shown).toEqual([])
  r.crash(r.anna)
  await r.restart(r.anna)
  const again: ReadersView[] = []
  await watch(again)
  expect(again.at(-1)).toMatchObject({ people: [{ name: 'idris' }], counted: 1 })
})
