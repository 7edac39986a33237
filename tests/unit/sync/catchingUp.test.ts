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
