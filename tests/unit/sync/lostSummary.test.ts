import type { NoteId, TalkDocId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { idsOf, say } from '../../support/damage'
import { room } from '../../support/room'

const note = 'N'.repeat(22) as NoteId

test('a month, and a note, of which the disk has lost what was known of them, are found by what is left of them', async () => {
  const r = await room(131, 'anna', 'idris')
  const said = [await say(r.anna, 'first'), await say(r.anna, 'second')].map(({ id }) => id)
  const doc = r.anna.replica.months()[0] as TalkDocId
  said.push((await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))).placed.id)
  const open = await r.when(r.anna.replica.openNote(note))
  open.doc.getText('title').insert(0, 'lamplight')
  await r.pass(1_000)
  await r.when(open.close())
  await r.when(r.anna.replica.close())
  for (const one of [doc, noteDoc(note)]) r.anna.disk.rooms.get(r.id)?.summaries.delete(one)

  await r.restart(r.anna)
  const told: string[] = []
  r.anna.replica.on('problem', ({ code }) => told.push(code))
  await r.pass(2_000)
  expect(told).toContain('stored-torn')
  expect(r.anna.replica.months()).toEqual([doc])
  const ids = await idsOf(r, r.anna, doc)
  expect(ids).toEqual(expect.arrayContaining(said))
  expect(r.anna.replica.noteTitle(note)).toBe('lamplight')
  const { line, release } = await r.when(r.anna.replica.hold(doc))
  expect(line.messages()).toHaveLength(2)
  release()
  // And others get it.
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  expect(await idsOf(r, r.idris, doc)).toEqual(ids)
})

test('what the disk has nothing of is not looked for in vain for ever, and nothing is told', async () => {
  const r = await room(132, 'anna', 'idris')
  const told: string[] = []
  r.anna.replica.on('problem', ({ code }) => told.push(code))
  await r.pass(2_000)
  expect([told, r.anna.replica.months()]).toEqual([[], []])
})
