import { monthOfDoc } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import type { ToCome } from '../../../shared/sync/toCome'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000

/** Anna has written in each of six months; Idris was never there, and has no word of it. */
const halfAYear = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  for (let month = 0; month < 6; month += 1) {
    const { stored } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `month ${month}` }))
    await r.when(stored)
    for (const member of r.members) member.clock.offset += 31 * DAY
  }
  return r
}

test('the words of the newest month come before the events of those before', async () => {
  const r = await halfAYear(61)
  const heard: string[] = []
  r.watch(({ from, wire }) => {
    if (from !== 'anna') return
    if (wire.is === 'contents' && wire.contents.length > 0) heard.push('words')
    if (wire.is === 'update' && wire.answers && wire.doc !== 'ledger') heard.push(wire.doc)
  })
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  const months = r.anna.replica.months()
  expect(heard[0]).toBe(months[0])
  expect(heard.indexOf('words')).toBeLessThan(heard.indexOf(months[2] ?? ''))
  expect(r.idris.replica.months()).toEqual(months)
})

test('of a long month what was said last comes first, with its words, and no words come twice', async () => {
  const r = await room(64, 'anna', 'idris', 'cleo')
  const { anna, idris, cleo } = r
  const say = async (by: typeof anna, text: string) => {
    const { placed, stored } = await r.when(by.replica.appendTalk({ kind: 'message' }, { v: 1, text }))
    await r.when(stored)
    return placed.event.kind === 'message' ? placed.event.hash : undefined
  }
  for (let at = 0; at < 600; at += 1) await say(anna, `message ${at}`)
  r.connect(anna, cleo)
  await r.pass(10_000)
  const last = await say(cleo, 'the last of all')
  await r.pass(1_000)

  const pieces: { readonly size: number; readonly words: readonly (string | undefined)[]; readonly done: boolean }[] =
    []
  const sent: (string | undefined)[] = []
  r.watch(({ from, to, wire }) => {
    if (from !== 'anna' || to !== 'idris') return
    if (wire.is === 'update' || wire.is === 'contents') sent.push(...wire.contents.map(({ hash }) => hash))
    if (wire.is === 'update' && wire.answers && wire.doc !== 'ledger')
      pieces.push({ size: wire.update.length, words: wire.contents.map(({ hash }) => hash), done: wire.done })
  })
  // So many events take real time.
  const isAllHere = new Promise<void>((resolve) => {
    idris.replica.on('contents', () => {
      if (new Set(sent).size === 601) resolve()
    })
  })
  r.connect(anna, idris)
  await r.when(isAllHere)
  await r.pass(10_000)
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces[0]?.words).toContain(last)
  expect(pieces[0]?.size).toBeLessThan(64 * 1024)
  expect(pieces.map(({ done }) => done)).toEqual(pieces.map((_, at) => at === pieces.length - 1))
  expect(new Set(sent).size).toBe(601)
  expect(sent.length).toBe(601)
})

test('what is still to come is told with whom it is, and shrinks until all is here', async () => {
  const r = await halfAYear(62)
  const told: (ToCome | undefined)[] = []
  r.idris.replica.on('toCome', (toCome) => told.push(toCome))
  expect(r.idris.replica.toCome()).toBeUndefined()
  r.connect(r.anna, r.idris, () => 20)
  await r.pass(10_000)
  const months = r.anna.replica.months().map(monthOfDoc)
  const spans = told.flatMap((toCome) => (toCome?.oldest && toCome.newest ? [toCome] : []))
  expect(spans[0]).toEqual({ oldest: months.at(-1), newest: months[0], devices: [r.anna.device.id] })
  expect(spans.at(-1)?.oldest).toBe(months.at(-1))
  const newest = spans.map((span) => `${span.newest}`)
  expect(newest).toEqual([...newest].sort().reverse())
  expect(new Set(newest).size).toBeGreaterThan(2)
  expect(r.idris.replica.toCome()).toBeUndefined()
  expect(told.at(-1)).toBeUndefined()
})

test('nothing is to come any more from somebody who has gone', async () => {
  const r = await halfAYear(63)
  r.connect(r.anna, r.idris, () => 200)
  await r.pass(1_300)
  expect(r.idris.replica.toCome()?.devices).toEqual([r.anna.device.id])
  r.crash(r.anna)
  await r.pass(10)
  expect(r.idris.replica.toCome()).toBeUndefined()
})
