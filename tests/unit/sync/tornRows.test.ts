import { packHeads, unpackHeads } from '#shared/events/packHeads'
import type { PackedHeads } from '#shared/events/packHeads'
import type { TalkDocId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { expect, test, vi } from 'vitest'
import type { Damage } from '../../support/damage'
import { cutInHalf, damage, DAMAGES, flipInside, gone, idsOf, say } from '../../support/damage'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

/** As if of no words it were known that they are here. */
const incomplete = (heads: PackedHeads): PackedHeads =>
  packHeads(unpackHeads(heads).map((head) => ({ ...head, complete: 0 })))

/** Anna and Idris, who have written twenty messages, and of whom Anna is gone; Zoé has not seen any. */
const written = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris', 'zoe')
  r.connect(r.anna, r.idris)
  let doc: TalkDocId | undefined
  for (let at = 0; at < 10; at += 1)
    for (const member of [r.anna, r.idris]) {
      doc = (await say(member, `${member.name} ${at}`)).in as TalkDocId
      await r.pass(200)
    }
  await r.pass(2_000)
  if (!doc) throw new Error('nothing was written')
  const all = await idsOf(r, r.idris, doc)
  expect(all).toHaveLength(20)
  await r.when(r.anna.replica.close())
  return { r, doc, all }
}

const problemsOf = (member: TestMember): Problem['code'][] => {
  const told: Problem['code'][] = []
  member.replica.on('problem', ({ code }) => told.push(code))
  return told
}

test.each(DAMAGES)('a row of a month that is %s is noticed, told, and comes back from a member', async (_, how) => {
  const { r, doc, all } = await written(41)
  damage(r, r.anna, doc, how, (at) => at === 6)
  await r.restart(r.anna)
  const told = problemsOf(r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  // Whoever serves it, or looks at it, notices.
  await r.when(r.anna.replica.events(doc))
  await r.pass(3_000)
  const { line, release } = await r.when(r.anna.replica.hold(doc))
  await r.when(r.anna.replica.fill(doc))
  await r.pass(3_000)
  release()
  expect(line.messages().length).toBe(20)
  expect(await idsOf(r, r.anna, doc)).toEqual(all)
  if (how !== flipInside) expect(told).toContain('stored-torn')
  // And stays so.
  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  expect(await idsOf(r, r.anna, doc)).toEqual(all)
})

test('what is left of a month is kept while nobody is there, and what was written since', async () => {
  const { r, doc, all } = await written(42)
  damage(r, r.anna, doc, cutInHalf, (at) => at === 12)
  await r.restart(r.anna)
  const left = await idsOf(r, r.anna, doc)
  expect(left.length).toBeGreaterThanOrEqual(10)
  const { id } = await say(r.anna, 'after the damage')
  await r.pass(1_000)
  r.crash(r.anna)
  await r.restart(r.anna)
  expect(await idsOf(r, r.anna, doc)).toEqual([...left, id].sort())
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(await idsOf(r, r.anna, doc)).toEqual([...all, id].sort())
  expect(await idsOf(r, r.idris, doc)).toEqual([...all, id].sort())
})

test('one changed bit costs nobody the link: what does not hold any more is not sent', async () => {
  const { r, doc, all } = await written(43)
  damage(r, r.anna, doc, flipInside, (at) => at === 6)
  await r.restart(r.anna)
  await r.when(r.idris.replica.close())
  const cable = r.connect(r.anna, r.zoe)
  await r.pass(5_000)
  expect(cable.over).toBeUndefined()
  const got = await idsOf(r, r.zoe, doc)
  expect(got.length).toBeGreaterThanOrEqual(10)
  expect(all).toEqual(expect.arrayContaining([...got]))
})

test('one changed bit in the signature of the newest is noticed by who looks, and taken for nobody’s second word', async () => {
  const r = await room(57, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const { in: month } = await say(r.anna, 'first')
  const doc = month as TalkDocId
  const { id } = await say(r.anna, 'second')
  await r.pass(2_000)
  await r.when(r.anna.replica.close())
  /** The signature stands before the event, as text. */
  const flipSigned: Damage = (update) => {
    const at = new TextDecoder('latin1').decode(update).indexOf('.{')
    return update.map((byte, place) => (place === at - 30 ? (byte === 65 ? 66 : 65) : byte))
  }
  damage(r, r.anna, doc, flipSigned, (row) => row === 1)
  await r.restart(r.anna)
  const [problems, forks] = [vi.fn(), vi.fn()]
  r.anna.replica.on('problem', problems)
  r.anna.replica.on('forked', forks)
  expect(await idsOf(r, r.anna, doc)).not.toContain(id)
  await r.pass(1_000)
  expect(problems).toHaveBeenCalledWith(expect.objectContaining({ code: 'stored-torn' }))
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(await idsOf(r, r.anna, doc)).toContain(id)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(2)
  expect(forks).not.toHaveBeenCalled()
})

test('the ledger’s newest events are missed and come back', async () => {
  const { r } = await written(44)
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get('ledger') ?? []
  expect(rows.length).toBeGreaterThan(2)
  damage(r, r.anna, 'ledger', cutInHalf, (at) => at === rows.length - 1)
  await r.restart(r.anna)
  expect(r.anna.replica.state().heads).not.toEqual(r.idris.replica.state().heads)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(r.anna.replica.state().heads).toEqual(r.idris.replica.state().heads)
})

test('a ledger of which the beginning is lost is told, and left as it is', async () => {
  const { r } = await written(47)
  damage(r, r.anna, 'ledger', cutInHalf, () => true)
  const before = r.anna.disk.rooms.get(r.id)?.updates.get('ledger')
  await expect(r.restart(r.anna)).rejects.toMatchObject({ code: 'database-broken' })
  expect(r.anna.disk.rooms.get(r.id)?.updates.get('ledger')).toEqual(before)
})

test('words that are not what they are called are asked for, and replaced', async () => {
  const { r, doc } = await written(45)
  const contents = r.anna.disk.rooms.get(r.id)?.contents ?? new Map()
  const [hash, bytes] = [...contents][3] ?? []
  if (!hash || !bytes) throw new Error('there are words')
  contents.set(
    hash,
    bytes.map((byte: number, at: number) => (at === bytes.length - 3 ? byte ^ 1 : byte)),
  )
  await r.restart(r.anna)
  const told = problemsOf(r.anna)
  expect((await r.when(r.anna.replica.words([hash]))).size).toBe(0)
  await r.pass(100)
  expect(told).toContain('stored-torn')
  // It stays where it is until there is something better.
  expect(contents.has(hash)).toBe(true)
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  expect((await r.when(r.anna.replica.words([hash]))).size).toBe(1)
  expect(r.anna.disk.rooms.get(r.id)?.contents.get(hash)).toEqual(r.idris.disk.rooms.get(r.id)?.contents.get(hash))
  expect(await idsOf(r, r.anna, doc)).toHaveLength(20)
})

test('damaged words are not taken for those that are here, when what a stream lacks is looked up', async () => {
  const { r, doc } = await written(49)
  const on = r.anna.disk.rooms.get(r.id)
  const summary = on?.summaries.get(doc)
  const [hash, bytes] = [...(on?.contents ?? [])][3] ?? []
  if (!on || !summary || !hash || !bytes) throw new Error('there are words')
  on.contents.set(hash, bytes.slice(0, -2))
  // As when the process ends before it has written down how much of its streams is complete.
  on.summaries.set(doc, { ...summary, heads: incomplete(summary.heads) })
  await r.restart(r.anna)
  expect((await r.when(r.anna.replica.words([hash]))).size).toBe(0)
  await r.pass(1_000)
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  expect((await r.when(r.anna.replica.words([hash]))).size).toBe(1)
})

test('a stream that was lost before it was looked up which of its words are here is acknowledged when it is back', async () => {
  const r = await room(52, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const { in: month, client } = await say(r.idris, 'only one')
  const doc = month as TalkDocId
  await r.pass(2_000)
  await r.when(r.anna.replica.close())
  const on = r.anna.disk.rooms.get(r.id)
  const summary = on?.summaries.get(doc)
  if (!on || !summary) throw new Error('Anna has it')
  // As when the process ends before it has written down how much of its streams is complete.
  on.summaries.set(doc, { ...summary, heads: incomplete(summary.heads) })
  damage(r, r.anna, doc, gone, () => true)
  await r.restart(r.anna)
  expect(await idsOf(r, r.anna, doc)).toEqual([])
  // By now it would have been looked up.
  await r.pass(1_000)
  await r.when(r.idris.replica.close())
  r.idris.disk.rooms.get(r.id)?.deliveries.clear()
  await r.restart(r.idris)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(1)
  expect(r.idris.replica.delivery(r.anna.device.id, doc).get(client)).toBe(1)
})

test.each(DAMAGES.filter(([, how]) => how !== flipInside))('a note’s row that is %s comes back', async (_, how) => {
  const r = await room(46, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const note = 'N'.repeat(22) as never
  await r.anna.replica.appendTalk({ kind: 'noteFounded', note })
  await r.pass(1_000)
  const open = await r.when(r.anna.replica.openNote(note))
  for (const word of ['paper ', 'and ', 'lamplight']) {
    open.doc.getText('title').insert(open.doc.getText('title').length, word)
    await r.pass(500)
  }
  await r.when(open.close())
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  damage(r, r.anna, noteDoc(note), how, (at) => at === 1)
  await r.restart(r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  const again = await r.when(r.anna.replica.openNote(note))
  await r.pass(5_000)
  expect(again.doc.getText('title').toJSON()).toBe('paper and lamplight')
  await r.when(again.close())
})
