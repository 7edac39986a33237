import type { NoteId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import { damage, gone, say } from '../../support/damage'
import { room } from '../../support/room'

const note = 'N'.repeat(22) as NoteId

/** Anna has written more into a note than members take of one. */
const written = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  const { doc, close } = await r.when(r.anna.replica.openNote(note))
  const title = doc.getText('title')
  title.insert(0, 'x'.repeat(limits.noteBytes + 10))
  await r.pass(1_000)
  title.insert(title.length, ' last')
  await r.pass(1_000)
  return { r, title, close }
}

test('a note that is larger than members take it costs nobody a link: all else goes on', async () => {
  const { r, title } = await written(101)
  const cable = r.connect(r.anna, r.idris)
  await r.pass(5_000)
  title.insert(0, 'y'.repeat(limits.noteBytes + 10))
  await r.pass(1_000)
  const { id, in: month } = await say(r.anna, 'Has it arrived?')
  await r.pass(2_000)
  expect(cable.over).toBeUndefined()
  expect((await r.when(r.idris.replica.events(month as never))).map((one) => one.id)).toContain(id)
  expect(r.idris.replica.noteTitle(note)).toBe('')
})

test('of a note that is larger than members take it, what the disk has not damaged stays', async () => {
  const { r, close } = await written(102)
  await r.when(close())
  await r.when(r.anna.replica.close())
  damage(r, r.anna, noteDoc(note), gone, (row) => row === 1)
  await r.restart(r.anna)
  const again = await r.when(r.anna.replica.openNote(note))
  expect(again.doc.getText('title').length).toBe(limits.noteBytes + 10)
})

test('once it is smaller again, all of it arrives; until then it says how large it is', async () => {
  const { r, title } = await written(103)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(r.idris.replica.noteTitle(note)).toBe('')
  const open = await r.when(r.anna.replica.openNote(note))
  expect(open.bytes()).toBeGreaterThan(limits.noteBytes)
  title.delete(0, title.length - 100)
  await r.pass(10_000)
  expect(open.bytes()).toBeLessThan(1_000)
  expect(r.idris.replica.noteTitle(note)).toContain('last')
  const there = await r.when(r.idris.replica.openNote(note))
  expect(there.doc.getText('title').toJSON()).toBe(title.toJSON())
})

test('a note in which much was written and deleted again goes on arriving where nobody has it open', async () => {
  const r = await room(104, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  const { doc } = await r.when(r.anna.replica.openNote(note))
  const title = doc.getText('title')
  for (const letter of 'abcd') {
    title.insert(0, letter.repeat(limits.noteBytes * 0.4))
    await r.pass(2_000)
    title.delete(0, title.length)
    await r.pass(2_000)
  }
  title.insert(0, 'What is left')
  await r.pass(5_000)
  expect(r.idris.replica.noteTitle(note)).toBe('What is left')
})
