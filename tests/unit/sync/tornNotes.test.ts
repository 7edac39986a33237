import type { NoteId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { damage, gone } from '../../support/damage'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const note = 'N'.repeat(22) as NoteId

/** Anna's disk has lost of a note what Idris has; and she has written something behind it that nobody else has. */
const torn = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  const { doc, close } = await r.when(r.anna.replica.openNote(note))
  const title = doc.getText('title')
  const type = async (word: string): Promise<void> => {
    title.insert(title.length, word)
    await r.pass(1_000)
  }
  for (const word of ['paper ', 'and ']) await type(word)
  cable.cut('the network is gone')
  await r.pass(500)
  await type('lamplight')
  await r.when(close())
  await r.when(r.anna.replica.close())
  damage(r, r.anna, noteDoc(note), gone, (row) => row === 1)
  await r.restart(r.anna)
  const titleOf = async (member: TestMember): Promise<string> => {
    const open = await r.when(member.replica.openNote(note))
    const text = open.doc.getText('title').toJSON()
    expect(open.doc.store.pendingStructs).toBeNull()
    await r.when(open.close())
    return text
  }
  return { r, titleOf }
}

test.each([['closed'], ['open']])(
  'what stands in a note behind what the disk has lost is there again when a member gives that back, while it is %s',
  async (how) => {
    const { r, titleOf } = await torn(111)
    expect(await titleOf(r.anna)).toBe('paper ')
    const open = how === 'open' ? await r.when(r.anna.replica.openNote(note)) : undefined
    r.connect(r.anna, r.idris)
    await r.pass(5_000)
    if (open) expect(open.doc.getText('title').toJSON()).toBe('paper and lamplight')
    for (const member of [r.anna, r.idris]) expect(await titleOf(member)).toBe('paper and lamplight')
    expect(r.anna.replica.digest(noteDoc(note))).toBe(r.idris.replica.digest(noteDoc(note)))
    r.crash(r.anna)
    await r.restart(r.anna)
    expect(await titleOf(r.anna)).toBe('paper and lamplight')
  },
)

test('it waits over a restart, and keeps nothing else from being written, or coming', async () => {
  const { r, titleOf } = await torn(112)
  const open = await r.when(r.anna.replica.openNote(note))
  open.doc.getText('title').insert(0, 'white ')
  await r.when(open.close())
  r.crash(r.anna)
  await r.restart(r.anna)
  expect(await titleOf(r.anna)).toBe('white paper ')
  const his = await r.when(r.idris.replica.openNote(note))
  his.doc.getText('title').insert(0, 'thick ')
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  await r.when(his.close())
  const [hers, theirs] = [await titleOf(r.anna), await titleOf(r.idris)]
  expect(hers).toBe(theirs)
  for (const word of ['thick ', 'white ', 'paper and lamplight']) expect(hers).toContain(word)
})
