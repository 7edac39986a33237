import type { Likeness, PlacedEvent } from '#shared/events/event'
import type { Hash } from '#shared/protocol/ids'
import { createLikenesses } from '#shared/sync/likenesses'
import { expect, test } from 'vitest'
import { room } from '../../support/room'
import { openStream, shuffled } from '../../support/streams'

const MANY = 5_000

/** What Idris says of himself so often, of which nothing is signed but the first. */
const often = async () => {
  const r = await room(85, 'anna', 'idris')
  const stream = await openStream({ room: r.id, doc: 'talk/2026-01', device: r.idris.device, random: r.random })
  const { placed } = await stream.write({ kind: 'likeness', tone: 1 }, r.clock.now())
  const said = Array.from({ length: MANY }, (_, seq) => {
    const event = { ...placed.event, seq, at: placed.event.at + seq, hash: `${seq}` as Hash }
    return { ...placed, id: `${seq}`, event } as unknown as PlacedEvent<Likeness>
  })
  let looks = 0
  const state = { ...r.anna.replica.state() }
  const { byDevice } = state
  Object.defineProperty(state, 'byDevice', { get: () => ((looks += 1), byDevice) })
  const shown = createLikenesses({ state: () => state }, [])
  return { r, said, shown, looks: () => looks }
}

test('who says it ten thousand times makes nobody look at all of it for each', async () => {
  const { said, shown, looks } = await often()
  shown.add(said.slice(0, -1))
  const before = looks()
  for (const one of said.slice(-1)) shown.add([one])
  for (let drawn = 0; drawn < 100; drawn += 1) shown.all()
  expect(looks() - before).toBeLessThan(10)
})

test('the newest counts, and all others are given up once, in whatever order they come', async () => {
  const { r, said, shown } = await often()
  const gone = shuffled(said, r.random).flatMap((one) => shown.add([one, one]).map(({ seq }) => seq))
  expect([...shown.all().values()]).toEqual([{ tone: 1, picture: String(MANY - 1), by: r.idris.device.id }])
  const all = said.slice(0, -1).map(({ event }) => event.seq)
  expect(gone.toSorted((a, b) => a - b)).toEqual(all)
  expect(
    shown
      .replaced()
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b),
  ).toEqual(all)
})
