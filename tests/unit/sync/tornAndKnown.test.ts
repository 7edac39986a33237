import type { NoteId, TalkDocId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { charter, damage, DAMAGES, gone, idsOf, say } from '../../support/damage'
import { room } from '../../support/room'

test.each(DAMAGES)(
  'what one has said in this session, and a row of it is %s by now, is written once more, though nobody else has it',
  async (_, how) => {
    const r = await room(81, 'anna', 'idris')
    const said = []
    for (const text of ['first', 'second', 'third', 'fourth']) {
      said.push(await say(r.anna, text))
      await r.pass(1_000)
    }
    const ids = said.map(({ id }) => id).sort()
    const doc = said[0]?.in as TalkDocId
    damage(r, r.anna, doc, how, (at) => at === 1)
    // What is said before it is noticed stands behind it.
    ids.push((await say(r.anna, 'fifth')).id)
    await r.pass(1_000)
    await r.when(r.anna.replica.binary(doc))
    await r.pass(1_000)
    expect(await idsOf(r, r.anna, doc)).toEqual(ids.toSorted())
    ids.push((await say(r.anna, 'sixth')).id)
    await r.pass(1_000)
    r.crash(r.anna)
    await r.restart(r.anna)
    expect(await idsOf(r, r.anna, doc)).toEqual(ids.toSorted())
    expect(r.anna.replica.heads(doc)).toHaveLength(1)
    r.connect(r.anna, r.idris)
    await r.pass(3_000)
    expect(await idsOf(r, r.idris, doc)).toEqual(ids.toSorted())
  },
)

test('the same of the ledger', async () => {
  const r = await room(82, 'anna', 'idris')
  await charter(r, 'Be kind.')
  await r.pass(1_000)
  const before = await idsOf(r, r.anna, 'ledger' as never)
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get('ledger')?.length ?? 0
  damage(r, r.anna, 'ledger', gone, (at) => at === rows - 1)
  await r.when(r.anna.replica.binary('ledger'))
  await r.pass(1_000)
  r.crash(r.anna)
  await r.restart(r.anna)
  expect(await idsOf(r, r.anna, 'ledger' as never)).toEqual(before)
  expect(r.anna.replica.state().charter.text).toBe('Be kind.')
})

test.each(DAMAGES.filter(([name]) => name !== 'changed in one bit'))(
  'a note that is open, and of which a row is %s by now, is written once more as it is in memory',
  async (_, how) => {
    const r = await room(83, 'anna', 'idris')
    const note = 'N'.repeat(22) as NoteId
    await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
    const { doc, close } = await r.when(r.anna.replica.openNote(note))
    const title = doc.getText('title')
    const type = async (word: string): Promise<void> => {
      title.insert(title.length, word)
      await r.pass(500)
    }
    for (const word of ['paper ', 'and ', 'lamplight']) await type(word)
    damage(r, r.anna, noteDoc(note), how, (at) => at === 1)
    await type(' for')
    await r.when(r.anna.replica.binary(noteDoc(note)))
    await r.pass(1_000)
    await type(' two')
    await r.when(close())
    await r.pass(1_000)
    r.crash(r.anna)
    await r.restart(r.anna)
    const again = await r.when(r.anna.replica.openNote(note))
    expect(again.doc.getText('title').toJSON()).toBe('paper and lamplight for two')
    expect(r.anna.replica.noteTitle(note)).toBe('paper and lamplight for two')
  },
)
