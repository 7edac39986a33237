import { toBase64url } from '#shared/crypto/base64url'
import type { MemberId, NoteId } from '#shared/protocol/ids'
import { beforeEach, expect, test } from 'vitest'
import { openChoices } from '../../../renderer/commands/roomChoices'
import { foldShelf, renameShelf, shelveNote } from '../../../renderer/commands/shelves'
import type { TestHouse } from '../../support/house'
import { houseOf } from '../../support/house'
import type { FakeCable } from '../../support/fakeLinks'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const circle = () => room(31, 'anna', 'idris')
let r: Awaited<ReturnType<typeof circle>>
let notes: readonly NoteId[]
let cable: FakeCable
beforeEach(async () => {
  r = await circle()
  cable = r.connect(r.anna, r.idris)
  await r.pass(500)
  notes = [1, 2, 3].map(() => toBase64url(r.random.bytes(16)) as NoteId)
  for (const note of notes) await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
})

const houseAt = async (member: TestMember): Promise<TestHouse> => {
  const house = houseOf(r, member)
  const choices = await openChoices(house.profile, r.id)
  const company = { week: () => ({ people: [], counted: 0, markedAt: undefined }) }
  Object.assign(house.sessions.get(r.id) ?? {}, { choices, company })
  Object.assign(house.screen, { company: () => undefined })
  return house
}
const shelve = async (member: TestMember, at: number, shelf: string): Promise<void> =>
  r.when(shelveNote(await houseAt(member))(notes[at] as NoteId, shelf))
const rename = async (member: TestMember, shelf: string, to: string): Promise<void> =>
  r.when(renameShelf(await houseAt(member))(shelf, to))
/** On which shelf each note stands. */
const shelves = ({ replica }: TestMember): readonly string[] =>
  notes.map((note) => replica.notes().find((one) => one.note === note)?.shelf ?? 'gone')
const makeReader = async (): Promise<void> => {
  const of = r.anna.replica.state().byDevice.get(r.idris.device.id)?.id as MemberId
  await r.when(r.anna.replica.appendLedger({ kind: 'roleGiven', by: r.id, of, role: 'reader', cut: '' } as never))
  await r.pass(500)
}

test('a note is put on a shelf, moved, and taken from it, for everybody and over a restart', async () => {
  await shelve(r.anna, 0, ' Reading  lists ')
  await shelve(r.idris, 1, 'Minutes')
  await r.pass(500)
  expect(shelves(r.idris)).toEqual(['Reading lists', 'Minutes', ''])
  await shelve(r.idris, 0, 'Minutes')
  await shelve(r.anna, 1, '')
  await r.pass(500)
  expect(shelves(r.anna)).toEqual(['Minutes', '', ''])
  expect(shelves(r.idris)).toEqual(['Minutes', '', ''])
  r.crash(r.anna)
  await r.restart(r.anna)
  expect(shelves(r.anna)).toEqual(['Minutes', '', ''])
})

test('a shelf is renamed and emptied with all that stands on it; two of one name become one', async () => {
  await shelve(r.anna, 0, 'Reading')
  await shelve(r.anna, 1, 'reading')
  expect(shelves(r.anna)).toEqual(['Reading', 'Reading', ''])
  await rename(r.anna, 'Reading', 'reading')
  expect(shelves(r.anna)).toEqual(['reading', 'reading', ''])
  await shelve(r.anna, 2, 'Minutes')
  await rename(r.anna, 'Minutes', 'READING')
  expect(shelves(r.anna)).toEqual(['reading', 'reading', 'reading'])
  await rename(r.anna, 'reading', '')
  await r.pass(500)
  expect(shelves(r.idris)).toEqual(['', '', ''])
})

test('who put it last decides, wherever that is heard of first', async () => {
  cable.cut('away')
  await shelve(r.anna, 0, 'Hers')
  await r.pass(50)
  await shelve(r.idris, 0, 'His')
  r.connectAll()
  await r.pass(2_000)
  expect(shelves(r.anna)[0]).toBe('His')
  expect(shelves(r.idris)[0]).toBe('His')
})

test('readers put nothing on shelves, and what they wrote all the same does not count', async () => {
  await shelve(r.anna, 0, 'Minutes')
  await r.pass(500)
  cable.cut('away')
  await makeReader()
  // He has not heard of it.
  await shelve(r.idris, 0, 'His')
  r.connectAll()
  await r.pass(2_000)
  expect(shelves(r.anna)[0]).toBe('Minutes')
  expect(shelves(r.idris)[0]).toBe('Minutes')
  await expect(shelve(r.idris, 1, 'His')).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a name that is too long is refused, and nothing is moved', async () => {
  await shelve(r.anna, 0, 'Minutes')
  await expect(shelve(r.anna, 0, 'x'.repeat(61))).rejects.toMatchObject({ code: 'too-long' })
  expect(shelves(r.anna)[0]).toBe('Minutes')
})

test('a folded shelf is remembered on this machine, also under its new name, and forgotten with it', async () => {
  const house = await houseAt(r.anna)
  const folded = () => house.sessions.get(r.id)?.choices.now().folded
  await r.when(shelveNote(house)(notes[0] as NoteId, 'Minutes'))
  await r.when(shelveNote(house)(notes[1] as NoteId, 'Lists'))
  await foldShelf(house)('Minutes', true)
  expect(folded()).toEqual(['Minutes'])
  await r.when(renameShelf(house)('Minutes', 'Protocols'))
  expect(folded()).toEqual(['Protocols'])
  expect((await openChoices(house.profile, r.id)).now().folded).toEqual(['Protocols'])
  await r.when(renameShelf(house)('Protocols', ''))
  await foldShelf(house)('Lists', false)
  expect(folded()).toEqual([])
})
