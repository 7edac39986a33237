import { toBase64url } from '#shared/crypto/base64url'
import { fillNote } from '#shared/documents/fillNote'
import type { NoteBlock, NoteText } from '#shared/documents/noteContent'
import { title } from '#shared/documents/noteDocument'
import { readNote } from '#shared/documents/readNote'
import { openReplica } from '#shared/sync/openReplica'
import type { EventId, NoteId, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { beforeEach, expect, test } from 'vitest'
import { foundFrom } from '../../../renderer/commands/foundAnew'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const circle = () => room(57, 'anna', 'idris')
let r: Awaited<ReturnType<typeof circle>>
let notes: readonly [NoteId, NoteId]

const text = (words: string): NoteText => ({
  kind: 'text',
  text: words,
  bold: false,
  italic: false,
  strike: false,
  code: false,
  link: undefined,
})
const write = async (note: NoteId, heading: string, blocks: readonly NoteBlock[]): Promise<void> => {
  await r.anna.replica.appendTalk({ kind: 'noteFounded', note })
  const open = await r.when(r.anna.replica.openNote(note))
  title(open.doc).insert(0, heading)
  fillNote(open.doc, blocks)
  await r.when(open.close())
}

beforeEach(async () => {
  r = await circle()
  notes = [1, 2].map(() => toBase64url(r.random.bytes(16)) as NoteId) as [NoteId, NoteId]
  r.connectAll()
  await write(notes[0], 'Questions', [
    { kind: 'paragraph', inline: [text('See '), { kind: 'note', note: notes[1], title: 'Answers' }] },
  ])
  const done = { done: true, blocks: [{ kind: 'paragraph', inline: [text('Read chapter 3')] }] } as const
  await write(notes[1], 'Answers', [{ kind: 'tasks', items: [done] }])
  await r.anna.replica.appendTalk({ kind: 'noteShelved', note: notes[1], shelf: 'Spring' })
  const charter = { room: 'Circle', text: 'Be kind.', capacity: 12, invites: 'members' } as const
  await r.when(r.anna.replica.appendLedger({ kind: 'charterWritten', by: r.id as string as EventId, ...charter }))
  await r.pass(3_000)
})

/** What a member founds from the room as it is on their machine. */
const anewBy = async (member: TestMember, name = 'Circle', store = member.store) => {
  const house = { ...houseOf(r, member), store }
  const session = house.sessions.get(r.id)!
  const record = await r.when(
    foundFrom(house, { ...session, record: { ...session.record, hubs: ['192.0.2.7:4455'] } }, { roomName: name }),
  )
  const replica = await r.when(openReplica({ ...member, randomness: r.random, room: record.room }))
  return { record, replica }
}

test('a new room has the charter and the notes of the old one, and nobody but its founder', async () => {
  const { record, replica } = await anewBy(r.idris)
  const state = replica.state()
  expect(record.room).not.toBe(r.id)
  expect(record.hubs).toEqual(['192.0.2.7:4455'])
  expect([...state.members.values()].map(({ name, role }) => [name, role])).toEqual([['idris', 'organiser']])
  expect([state.name, state.charter]).toMatchObject(['Circle', { text: 'Be kind.', capacity: 12, invites: 'members' }])
  expect(replica.notes().map(({ note, shelf }) => [note, shelf])).toEqual([
    [notes[0], ''],
    [notes[1], 'Spring'],
  ])
  const [questions, answers] = await Promise.all(
    notes.map(async (note) => readNote((await r.when(replica.openNote(note))).doc)),
  )
  // Notes that lead to each other still do, and what is done is done.
  expect(questions).toMatchObject({ title: 'Questions', blocks: [{ inline: [{}, { kind: 'note', note: notes[1] }] }] })
  expect(answers).toMatchObject({ title: 'Answers', blocks: [{ kind: 'tasks', items: [{ done: true }] }] })
})

test('who was removed by a founder’s stolen device founds anew from what is here', async () => {
  const of = r.anna.replica.state().byDevice.get(r.idris.device.id)?.id as EventId
  await r.when(
    r.anna.replica.appendLedger({ kind: 'removed', by: r.id as string as EventId, of: of as never, cut: '' }),
  )
  await r.pass(2_000)
  expect(r.idris.replica.linked()).toEqual([])
  const { replica } = await anewBy(r.idris)
  expect(replica.state().byDevice.get(r.idris.device.id)).toMatchObject({ name: 'idris', role: 'organiser' })
  expect(replica.notes()).toHaveLength(2)
})

test('of a room that could not be founded whole, nothing stays', async () => {
  const rooms = async (): Promise<RoomId[]> => (await r.idris.store.rooms()).map(({ room: id }) => id)
  const before = await rooms()
  await expect(anewBy(r.idris, '  ')).rejects.toMatchObject({ code: 'empty' })
  let kept = 0
  const { store } = r.idris
  const putRoom: typeof store.putRoom = async (record) => {
    if ((kept += 1) > 1) throw new Problem('disk-full')
    return store.putRoom(record)
  }
  await expect(anewBy(r.idris, 'Circle', { ...store, putRoom })).rejects.toMatchObject({ code: 'disk-full' })
  expect(kept).toBe(2)
  expect(await rooms()).toEqual(before)
})
