import { expect, test } from 'vitest'
import { room } from '../support/room'

test('what Anna posts, Idris has', async () => {
  const r = await room(1, 'anna', 'idris')
  const [anna, idris] = [r.member('anna'), r.member('idris')]
  r.connect(anna, idris)
  await r.pass(1000)
  const { placed } = await anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'hello' })
  await r.pass(1000)
  const [month] = idris.replica.months()
  expect(month).toBeDefined()
  const events = await idris.replica.events(month!)
  expect(events.map(({ id }) => id)).toEqual([placed.id])
  expect([
    ...(await idris.replica.words([placed.event.kind === 'message' ? placed.event.hash : ('' as never)])).values(),
  ]).toEqual([{ v: 1, by: anna.device.id, text: 'hello' }])
  expect([...anna.replica.delivery(idris.device.id, placed.in)]).toEqual([[placed.client, 1]])
})
