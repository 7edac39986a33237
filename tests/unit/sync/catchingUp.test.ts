import { expect, test } from 'vitest'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000

test('the words of the newest month come before the events of years ago', async () => {
  const r = await room(61, 'anna', 'idris')
  for (let month = 0; month < 6; month += 1) {
    const { stored } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `month ${month}` }))
    await r.when(stored)
    for (const member of r.members) member.clock.offset += 31 * DAY
  }
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
  const hashes = r.anna.replica.months().flatMap((doc) => r.anna.replica.heads(doc).map(({ complete }) => complete))
  expect(r.idris.replica.months().flatMap((doc) => r.idris.replica.heads(doc).map(({ complete }) => complete))).toEqual(
    hashes,
  )
})
