import { noteDoc } from '#shared/protocol/ids'
import type { MemberId, NoteId } from '#shared/protocol/ids'
import { title } from '#shared/documents/noteDocument'
import { expect, test } from 'vitest'
import { pause } from '../../../renderer/commands/pause'
import { removeMember } from '../../../renderer/commands/removeMember'
import { searchRoom } from '../../../renderer/state/search/roomSearch'
import type { Found, RoomSearch } from '../../../renderer/state/search/searchViews'
import { houseOf } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000

const say = async (member: TestMember, text: string) =>
  (await member.replica.appendTalk({ kind: 'message' }, { v: 1, text })).placed

/** Anna and Idris, who have talked in three months and have one note. */
const circle = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  await say(r.anna, 'Élan: the first lighthouse')
  await r.pass(1_000)
  for (const member of r.members) member.clock.offset += 31 * DAY
  await say(r.idris, 'A lighthouse in the fog')
  await r.pass(1_000)
  for (const member of r.members) member.clock.offset += 31 * DAY
  await say(r.anna, 'No light at all')
  await r.pass(1_000)
  return r
}

const open = async (r: TestRoom, member: TestMember): Promise<RoomSearch> => {
  const search = searchRoom({ replica: member.replica, clock: member.clock, pause })
  for (let turn = 0; turn < 50 && !search.reach().isComplete; turn += 1) await r.pass(100)
  expect(search.reach().isComplete).toBe(true)
  return search
}

const texts = ({ items }: Found): readonly string[] =>
  items.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
const find = (search: RoomSearch, words: string, most = 100) => texts(search.find({ words }, most))

test('everything ever said is found by its words, newest first, whatever month it is in', async () => {
  const r = await circle(1)
  const search = await open(r, r.anna)
  expect(find(search, 'LIGHT')).toEqual(['No light at all', 'A lighthouse in the fog', 'Élan: the first lighthouse'])
  expect(find(search, 'elan')).toEqual(['Élan: the first lighthouse'])
  expect(find(search, 'light', 2)).toHaveLength(2)
  expect(search.find({ words: 'light' }, 2).hasMore).toBe(true)
  expect(find(search, '   ')).toEqual([])
  search.close()
})

test('by person and by date, with words and without', async () => {
  const r = await circle(2)
  const search = await open(r, r.anna)
  const idris = r.anna.replica.state().byDevice.get(r.idris.device.id)?.id
  expect(texts(search.find({ words: '', person: idris }, 9))).toEqual(['A lighthouse in the fog'])
  expect(
    texts(search.find({ words: 'fog', person: r.anna.replica.state().byDevice.get(r.anna.device.id)?.id }, 9)),
  ).toEqual([])
  const [newest, middle] = search.find({ words: 'light' }, 9).items
  expect(texts(search.find({ words: '', from: newest!.at }, 9))).toEqual(['No light at all'])
  expect(texts(search.find({ words: 'light', from: middle!.at, until: newest!.at }, 9))).toEqual([
    'A lighthouse in the fog',
  ])
  search.close()
})

test('what is taken back is found no more, nor what it was before it was changed', async () => {
  const r = await circle(3)
  const posted = await say(r.anna, 'marzipan')
  await r.pass(1_000)
  const search = await open(r, r.idris)
  expect(find(search, 'marzipan')).toEqual(['marzipan'])
  if (posted.event.kind !== 'message') throw new Error('a message')
  const month = posted.in.slice('talk/'.length) as `${number}-${number}`
  await r.anna.replica.appendTalk({ kind: 'edit', of: posted.id, month }, { v: 1, text: 'nougat' })
  await r.pass(2_000)
  expect(find(search, 'marzipan')).toEqual([])
  expect(find(search, 'nougat')).toEqual(['nougat'])
  await r.anna.replica.appendTalk({ kind: 'takenBack', of: posted.id, month, hash: posted.event.hash })
  await r.pass(2_000)
  expect(find(search, 'nougat')).toEqual([])
  expect(find(search, 'marzipan')).toEqual([])
  search.close()
})

test('what is said while the search is open is found too', async () => {
  const r = await circle(4)
  const search = await open(r, r.anna)
  let told = 0
  const off = search.onChange(() => (told += 1))
  await say(r.idris, 'just now: a lantern')
  await r.pass(2_000)
  expect(find(search, 'lantern')).toEqual(['just now: a lantern'])
  expect(told).toBeGreaterThan(0)
  off()
  search.close()
})

test('notes are found by title, and by kind', async () => {
  const r = await circle(5)
  const note = `${'N'.repeat(21)}A` as NoteId
  await r.anna.replica.appendTalk({ kind: 'noteFounded', note })
  await r.pass(500)
  const opened = await r.when(r.anna.replica.openNote(note))
  title(opened.doc).insert(0, 'What a lighthouse sees')
  await r.when(opened.close())
  await r.pass(2_000)
  const search = await open(r, r.idris)
  const found = search.find({ words: 'lighthouse', kind: 'note' }, 9).items
  expect(found).toMatchObject([{ kind: 'note', note, author: { name: 'anna' } }])
  expect(search.find({ words: 'lighthouse', kind: 'message' }, 9).items).toHaveLength(2)
  expect(search.find({ words: 'lighthouse' }, 9).items).toHaveLength(3)
  expect(r.idris.replica.documents()).toContain(noteDoc(note))
  search.close()
})

test('says how far it has read, and never more than it has', async () => {
  const r = await circle(6)
  await r.restart(r.anna)
  const search = searchRoom({ replica: r.anna.replica, clock: r.anna.clock, pause })
  expect(search.reach()).toMatchObject({ since: undefined, isComplete: false })
  expect(find(search, 'elan')).toEqual([])
  await r.pass(5_000)
  expect(search.reach()).toMatchObject({ isComplete: true, absent: 0 })
  expect(find(search, 'elan')).toEqual(['Élan: the first lighthouse'])
  search.close()
})

test('who is no longer a member can be asked for by what they have written, and nobody else who left', async () => {
  const r = await room(8, 'anna', 'idris', 'carmen')
  r.connectAll()
  await say(r.idris, 'I was here')
  await r.pass(1_000)
  const search = await open(r, r.anna)
  expect(search.former(undefined)).toEqual([])
  const [idris, carmen] = [r.idris, r.carmen].map(
    ({ device }) => r.anna.replica.state().byDevice.get(device.id)!.id,
  ) as [MemberId, MemberId]
  for (const member of [idris, carmen]) await r.when(removeMember(houseOf(r, r.anna))(member))
  expect(search.former(undefined)).toEqual([{ member: idris, name: 'idris', earlier: [] }])
  expect(texts(search.find({ words: '', person: idris }, 9))).toEqual(['I was here'])
  // Chosen before, in a search that has not read anything yet.
  expect(search.former(carmen).map(({ name }) => name)).toEqual(['carmen', 'idris'])
  search.close()
})

test('closed, it holds nothing any more', async () => {
  const r = await circle(7)
  const search = await open(r, r.anna)
  search.close()
  expect(find(search, 'light')).toEqual([])
})

test('pictures and files are found by their names and by what they show, and asked for alone', async () => {
  const r = await circle(19)
  const file = { type: 'image/webp', bytes: 3, parts: 1 }
  const files = [
    { ...file, name: 'Bench.webp', picture: { width: 3, height: 2, alt: 'The lighthouse from afar' } },
    { ...file, name: 'Programme.pdf', type: 'application/pdf' },
  ]
  await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: '', files }, ['AAAA', 'AAAA'])
  await r.pass(2_000)
  const search = await open(r, r.idris)
  expect(texts(search.find({ words: 'programme' }, 9))).toHaveLength(1)
  expect(search.find({ words: 'lighthouse' }, 9).items).toHaveLength(3)
  expect(search.find({ words: 'lighthouse', kind: 'files' }, 9).items).toHaveLength(1)
  expect(search.find({ words: '', kind: 'files' }, 9).items).toHaveLength(1)
  expect(search.find({ words: 'fog', kind: 'files' }, 9).items).toEqual([])
  search.close()
})
