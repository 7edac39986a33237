import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { expect, test } from 'vitest'
import { changeRole } from '../../renderer/commands/changeRole'
import { houseOf } from '../support/house'
import { room } from '../support/room'
import { asideAmong, placeIn } from './aside'

test('an edition is set aside, with its parts, by what the ledger says in the end, and what is lost is not', async () => {
  const r = await room(7, 'anna', 'idris')
  const { anna, idris } = r
  r.connectAll()
  const { id } = anna.replica.state().byDevice.get(idris.device.id)!
  await r.when(changeRole(houseOf(r, anna))(id, 'editor'))
  await r.pass(1_000)
  const publish = async (by: typeof anna) =>
    r.when(by.replica.appendTalk({ kind: 'edition' }, { v: 1, text: by.name }, ['one', 'two']))
  const [his, hers] = [await publish(idris), await publish(anna)]
  const message = await r.when(idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Who is there?' }))
  const events = async (): Promise<readonly PlacedEvent<TalkFields>[]> =>
    (await r.when(Promise.all([anna, idris].flatMap(({ replica }) => replica.months().map(replica.events))))).flat()
  const all = await events()
  const placesOf = (edition: string): readonly string[] =>
    all.filter(({ id: its, event }) => its === edition || (event.kind === 'part' && event.of === edition)).map(placeIn)
  expect(asideAmong(all, anna.replica.state())).toEqual(new Set())

  // As if who had made him an editor could not have.
  const standings = new Map(anna.replica.state().standings)
  const standing = standings.get(idris.device.id)!
  standings.set(idris.device.id, { ...standing, grants: standing.grants.filter(({ role }) => role === 'member') })
  const aside = asideAmong(all, { standings })
  expect(aside).toEqual(new Set(placesOf(his.placed.id)))
  expect(aside.size).toBe(3)
  for (const placed of [hers.placed, message.placed]) expect(aside.has(placeIn(placed as PlacedEvent))).toBe(false)
  // Gone from everywhere, it is no longer among what is set aside: it is missed.
  const left = all.filter((placed) => placed.id !== his.placed.id && placed.event.kind !== 'part')
  expect(asideAmong(left, { standings })).toEqual(new Set())
})
