import { encodeRuns } from '#shared/events/encodeRuns'
import { streamsOf } from '#shared/events/mergeStreams'
import type { Hash, MessageId, NoteId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { expect, test } from 'vitest'
import type { Damage } from '../../support/damage'
import { charter, damage, gone, idsOf, say } from '../../support/damage'
import { room } from '../../support/room'

/** Anna has said three things, the last of them while nobody was there; of the second her disk has lost the row. */
const saidBehindDamage = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  const { in: month } = await say(r.anna, 'first')
  const doc = month as TalkDocId
  await say(r.anna, 'second')
  await r.pass(2_000)
  cable.cut('the network is gone')
  const alone = await say(r.anna, 'said alone')
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, gone, (at) => at === 1)
  await r.restart(r.anna)
  return { r, doc, alone }
}

test('what lies behind the damage, and nobody else has, is sent once the gap is filled, also after another start', async () => {
  const { r, doc, alone } = await saidBehindDamage(48)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(1)
  r.crash(r.anna)
  await r.restart(r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  // Had the crash come before the streams were written down as they are, it is this look that notices.
  await idsOf(r, r.anna, doc)
  await r.pass(5_000)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(3)
  expect(await idsOf(r, r.idris, doc)).toContain(alone.id)
})

test('a message that was taken back while it lay behind the damage is erased once the gap is filled', async () => {
  const { r, doc, alone } = await saidBehindDamage(50)
  const { hash } = alone.event as { readonly hash?: Hash }
  if (!hash) throw new Error('it has words')
  const month = monthOfDoc(doc)
  await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', of: alone.id as never, month, hash }))
  await r.pass(1_000)
  const heard: string[] = []
  r.anna.replica.on('events', (_, events) => heard.push(...events.map(({ id }) => id)))
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(4)
  expect(heard).toContain(alone.id)
  expect(r.anna.disk.rooms.get(r.id)?.contents.has(hash)).toBe(false)
  expect(r.anna.replica.isErased(hash)).toBe(true)
})

test('what the ledger says behind the damage counts again once the gap is filled', async () => {
  const r = await room(51, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  await charter(r, 'Be kind.')
  await r.pass(2_000)
  cable.cut('the network is gone')
  await charter(r, 'Be kinder.')
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get('ledger') ?? []
  damage(r, r.anna, 'ledger', gone, (at) => at === rows.length - 2)
  await r.restart(r.anna)
  expect(r.anna.replica.state().charter.text).not.toBe('Be kinder.')
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(r.anna.replica.state().charter.text).toBe('Be kinder.')
  await r.pass(5_000)
  expect(r.idris.replica.state().charter.text).toBe('Be kinder.')
})

/** As a bit that falls over would have it: still an event, and the one before it is called by another id. */
const misname: Damage = (update) => {
  const at = new TextDecoder('latin1').decode(update).indexOf('"prev":"') + '"prev":"'.length
  return update.map((byte, place) => (place === at ? (byte === 65 ? 66 : 65) : byte))
}

test('a message that was misread when it was taken back is erased, and seen as what it is, once that is noticed', async () => {
  const r = await room(52, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const { id, in: month, event } = await say(r.idris, 'first')
  const doc = month as TalkDocId
  const { hash } = event as { readonly hash?: Hash }
  if (!hash) throw new Error('it has words')
  await r.pass(2_000)
  // Damage to the last of them would be noticed by who reads it.
  for (const text of ['second', 'third']) {
    await say(r.idris, text)
    await r.pass(2_000)
  }
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, misname, (at) => at === 1)
  await r.restart(r.anna)
  const { line } = await r.when(r.anna.replica.hold(doc))
  expect(line.post(id as never)).toBeUndefined()
  let looks = 0
  r.anna.replica.on('events', () => (looks += 1))
  await r.when(r.idris.replica.appendTalk({ kind: 'takenBack', of: id as never, month: monthOfDoc(doc), hash }))
  r.connect(r.anna, r.idris)
  await r.pass(2_000)
  // Whoever asks for all of it gets what was checked to its last entry.
  await r.when(r.anna.replica.binary(doc))
  await r.pass(5_000)
  expect(r.anna.disk.rooms.get(r.id)?.contents.has(hash)).toBe(false)
  expect(line.messages().map((one) => [one.id, one.takenBack])).toContainEqual([id, true])
  expect(line.count()).toBe(3)
  expect(looks).toBeGreaterThan(1)
})

test('of the ledger too, what was misread counts as what it is once that is noticed', async () => {
  const r = await room(53, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  for (const words of ['Be kind.', 'Be kinder.', 'Be kindest.']) {
    await charter(r, words)
    await r.pass(2_000)
  }
  await r.when(r.anna.replica.close())
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get('ledger')?.length ?? 0
  damage(r, r.anna, 'ledger', misname, (at) => at === rows - 2)
  await r.restart(r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(2_000)
  await r.when(r.anna.replica.binary('ledger'))
  await r.pass(5_000)
  expect(r.anna.replica.state()).toEqual(r.idris.replica.state())
  expect(r.anna.replica.state().charter?.text).toBe('Be kindest.')
})

test('what a disk has lost is not acknowledged before it is on the disk again', async () => {
  const r = await room(55, 'anna', 'idris', 'zoe')
  r.connect(r.anna, r.zoe)
  r.connect(r.zoe, r.idris)
  // Without words, which would have to be stored first.
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'likeness', tone: 1 }))
  const { client } = placed
  const doc = placed.in as TalkDocId
  await r.when(r.anna.replica.appendTalk({ kind: 'likeness', tone: 2 }))
  await r.pass(5_000)
  expect(await idsOf(r, r.idris, doc)).toHaveLength(2)
  await r.when(r.idris.replica.close())
  damage(r, r.idris, doc, gone, () => true)
  await r.restart(r.idris)
  expect(await idsOf(r, r.idris, doc)).toHaveLength(0)
  await r.pass(1_000)
  r.idris.store.failWith(new Problem('disk-full'))
  r.connect(r.zoe, r.idris)
  await r.pass(1_000)
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  const known = () => r.anna.replica.delivery(r.idris.device.id, doc).get(client) ?? 0
  expect(r.idris.replica.heads(doc)).toHaveLength(1)
  expect(known()).toBe(0)
  r.idris.store.failWith()
  await r.pass(5_000)
  expect(known()).toBe(2)
})

test('what was said, and lost before anybody had it, is said again: a note, its shelf, a name, an edit, a taking back', async () => {
  const r = await room(54, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  const first = await say(r.anna, 'first')
  const second = await say(r.anna, 'second')
  const doc = first.in as TalkDocId
  const month = monthOfDoc(doc)
  const { hash } = second.event as { readonly hash?: Hash }
  if (!hash) throw new Error('it has words')
  await r.pass(2_000)
  cable.cut('the network is gone')
  await r.pass(1_000)
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get(doc)?.length ?? 0
  const note = 'A'.repeat(22) as NoteId
  const { appendTalk } = r.anna.replica
  await r.when(appendTalk({ kind: 'noteFounded', note }))
  await r.when(appendTalk({ kind: 'noteShelved', note, shelf: 'Winter' }))
  await r.when(appendTalk({ kind: 'named', name: 'Anna Maria' }))
  await r.when(appendTalk({ kind: 'likeness', tone: 3 }))
  await r.when(appendTalk({ kind: 'edit', of: first.id as MessageId, month }, { v: 1, text: 'first, and better' }))
  await r.when(appendTalk({ kind: 'takenBack', of: second.id as MessageId, month, hash }))
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, gone, (at) => at >= rows)
  await r.restart(r.anna)
  await idsOf(r, r.anna, doc)
  await r.pass(1_000)
  // It is known after another start too.
  r.crash(r.anna)
  await r.restart(r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  expect(r.idris.replica.notes()).toEqual([])
  await r.pass(25_000)
  for (const { replica } of [r.anna, r.idris]) {
    expect(replica.notes().map((one) => [one.note, one.shelf])).toEqual([[note, 'Winter']])
    expect(replica.state().byDevice.get(r.anna.device.id)?.name).toBe('Anna Maria')
    expect([...replica.likenesses().values()].map(({ tone }) => tone)).toEqual([3])
    const { line } = await r.when(replica.hold(doc))
    await r.when(replica.fill(doc))
    const shown = line.messages()
    const words = await r.when(replica.words(shown.map((one) => one.hash)))
    expect(shown.map((one) => (one.takenBack ? 'taken back' : words.get(one.hash)?.text))).toEqual([
      'first, and better',
      'taken back',
    ])
  }
  const state = r.anna.replica.state()
  expect(state).toEqual(r.idris.replica.state())

  // Once: another look finds nothing that is lost.
  const many = r.anna.replica.heads(doc).reduce((sum, { length }) => sum + length, 0)
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, gone, (at) => at === 0)
  await r.restart(r.anna)
  await idsOf(r, r.anna, doc)
  r.connect(r.anna, r.idris)
  await r.pass(30_000)
  expect(r.anna.replica.heads(doc).reduce((sum, { length }) => sum + length, 0)).toBe(many)
})

test('an edition that was lost before anybody had it is published again with the same parts, and a message gets its lost parts back', async () => {
  const r = await room(57, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  const texts = ['one', 'two', 'three']
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Look' }, texts))
  const doc = placed.in as TalkDocId
  const rowsOf = () => r.anna.disk.rooms.get(r.id)?.updates.get(doc)?.length ?? 0
  await r.pass(2_000)
  cable.cut('the network is gone')
  await r.pass(1_000)
  const rows = rowsOf()
  await r.when(r.anna.replica.appendTalk({ kind: 'edition' }, { v: 1, text: 'An issue' }, texts))
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, gone, (at) => at >= rows)
  await r.restart(r.anna)
  await idsOf(r, r.anna, doc)
  const before = r.anna.replica.editions()
  expect(before).toHaveLength(1)
  r.connect(r.anna, r.idris)
  await r.pass(40_000)
  for (const { replica } of [r.anna, r.idris]) {
    const [edition, ...others] = replica.editions()
    expect(others).toEqual([])
    expect(edition?.id).not.toBe(before[0]?.id)
    const { line } = await r.when(replica.hold(doc))
    await r.when(replica.fill(doc))
    expect(line.messages().map(({ kind }) => kind)).toEqual(['message', 'edition'])
    for (const { parts } of line.messages()) {
      const words = await r.when(replica.words(parts))
      expect(parts.map((hash) => words.get(hash)?.text)).toEqual(texts)
    }
  }
})

test('parts that were lost before anybody had them are said again for the message that lacks them', async () => {
  const r = await room(58, 'anna', 'idris')
  const texts = ['one', 'two', 'three']
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Look' }, texts))
  const doc = placed.in as TalkDocId
  await r.pass(1_000)
  await r.when(r.anna.replica.close())
  // Of its three parts the last two are lost.
  const updates = r.anna.disk.rooms.get(r.id)?.updates
  const all = streamsOf(updates?.get(doc) ?? [])
  updates?.set(
    doc,
    all.map(({ client, texts: said }) => encodeRuns([{ client, from: 0, texts: said.slice(0, 1) }])),
  )
  await r.restart(r.anna)
  expect(await idsOf(r, r.anna, doc)).toHaveLength(2)
  r.connect(r.anna, r.idris)
  await r.pass(40_000)
  for (const { replica } of [r.anna, r.idris]) {
    const { line } = await r.when(replica.hold(doc))
    await r.when(replica.fill(doc))
    const [message] = line.messages()
    const words = await r.when(replica.words(message?.parts ?? []))
    expect(message?.parts.map((hash) => words.get(hash)?.text)).toEqual(texts)
  }
})

test('what was lost is not said again where others have said something newer since', async () => {
  const r = await room(56, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  const note = 'A'.repeat(22) as NoteId
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  const doc = placed.in as TalkDocId
  await r.pass(2_000)
  cable.cut('the network is gone')
  await r.pass(1_000)
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get(doc)?.length ?? 0
  await r.when(r.anna.replica.appendTalk({ kind: 'noteShelved', note, shelf: 'Winter' }))
  await r.pass(1_000)
  await r.when(r.idris.replica.appendTalk({ kind: 'noteShelved', note, shelf: 'Summer' }))
  await r.when(r.anna.replica.close())
  damage(r, r.anna, doc, gone, (at) => at >= rows)
  await r.restart(r.anna)
  await idsOf(r, r.anna, doc)
  r.connect(r.anna, r.idris)
  await r.pass(40_000)
  for (const { replica } of [r.anna, r.idris]) expect(replica.notes().map(({ shelf }) => shelf)).toEqual(['Summer'])
  expect(await idsOf(r, r.anna, doc)).toHaveLength(2)
})
