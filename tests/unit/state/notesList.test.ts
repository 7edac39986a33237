import { expect, test } from 'vitest'
import { title } from '#shared/documents/noteDocument'
import type { NoteId } from '#shared/protocol/ids'
import { createNotesList } from '../../../renderer/state/notesList'
import { room } from '../../support/room'

test('a room’s notes are listed anew only when something in the list has changed', async () => {
  const r = await room(61, 'anna')
  const { replica } = r.anna
  const list = createNotesList(replica)
  replica.on('changed', list.changed)
  const found = async (letter: string): Promise<NoteId> => {
    const note = (letter.repeat(21) + 'A') as NoteId
    await r.when(replica.appendTalk({ kind: 'noteFounded', note }))
    return note
  }
  const first = await found('F')
  const second = await found('S')
  const before = list.read()
  expect(before.map(({ note }) => note)).toEqual([second, first])

  await r.when(replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Nothing about notes' }))
  expect(list.read()).toBe(before)

  await r.when(replica.appendTalk({ kind: 'noteShelved', note: first, shelf: 'Winter' }))
  const shelved = list.read()
  expect(shelved.map(({ shelf }) => shelf)).toEqual([undefined, 'Winter'])

  const open = await r.when(replica.openNote(second))
  title(open.doc).insert(0, 'Five titles')
  await r.when(open.saved())
  expect(list.read().map((one) => one.title)).toEqual(['Five titles', ''])
  await r.when(open.close())

  await r.when(replica.appendTalk({ kind: 'named', name: 'Anna-Lena' }))
  expect(list.read().map(({ foundedBy }) => foundedBy.name)).toEqual(['Anna-Lena', 'Anna-Lena'])

  // What the screen kept of it is what it is compared with.
  const kept = [...list.read()]
  list.keep(kept)
  expect(list.read()).toBe(kept)
})
