import type { TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { expect, test } from 'vitest'
import { room } from '../../support/room'

const SICK = new Problem('database-broken', 'the disk does not answer')

/** Idris has said something that Anna has, and may take it back. */
const saidTooEarly = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const { placed } = await r.idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'too early' })
  await r.pass(1_000)
  if (placed.event.kind !== 'message') throw new Error('no message')
  const { hash } = placed.event
  const doc = placed.in as TalkDocId
  const month = monthOfDoc(doc)
  const takeBack = () => r.idris.replica.appendTalk({ kind: 'takenBack', of: placed.id, month, hash })
  return { r, doc, hash, takeBack }
}

test('words whose event came while the disk could not be read are asked for once it can', async () => {
  const r = await room(25, 'anna', 'idris')
  const { placed } = await r.idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'while you were away' })
  await r.pass(1_000)
  r.anna.store.failReadsWith(SICK)
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  r.anna.store.failReadsWith()
  await r.pass(10_000)
  const hash = placed.event.kind === 'message' ? placed.event.hash : undefined
  expect([...(await r.anna.replica.words(hash ? [hash] : [])).values()].map(({ text }) => text)).toEqual([
    'while you were away',
  ])
  expect(r.idris.replica.delivery(r.anna.device.id, placed.in).get(placed.client)).toBe(1)
})

test('a message is taken back although the disk could not be read when that came', async () => {
  const { r, hash, takeBack } = await saidTooEarly(26)
  r.anna.store.failReadsWith(SICK)
  await takeBack()
  await r.pass(1_000)
  r.anna.store.failReadsWith()
  await r.pass(10_000)
  expect(r.anna.replica.isErased(hash)).toBe(true)
  expect(r.anna.disk.rooms.get(r.id)?.contents.has(hash)).toBe(false)
})

test('a message is erased although the process ended before the disk could be read again', async () => {
  const { r, doc, hash, takeBack } = await saidTooEarly(27)
  // Its month is in memory: only the words have to be read.
  await r.when(r.anna.replica.hold(doc))
  r.anna.store.failReadsWith(SICK)
  await takeBack()
  await r.pass(1_000)
  r.crash(r.anna)
  expect(r.anna.disk.rooms.get(r.id)?.contents.has(hash)).toBe(true)
  await r.restart(r.anna)
  await r.pass(10_000)
  expect(r.anna.disk.rooms.get(r.id)?.contents.has(hash)).toBe(false)
  expect(r.anna.disk.rooms.get(r.id)?.erased.has(hash)).toBe(true)
})
