import type { Admitted, LedgerFields, PlacedEvent, Removed } from '#shared/events/event'
import type { DeviceId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { honestMembers } from '../../support/honestMembers'
import { plainState } from '../../support/plainState'

type Ledger<Fields extends LedgerFields> = PlacedEvent<Fields>

test('what members write who keep to the rules and see everything, counts', () => {
  let events = 0
  for (let seed = 1; seed <= 60; seed += 1) {
    const life = honestMembers(seed, 1)
    for (let step = 0; step < 60; step += 1) life.act()
    const [state] = life.states()
    expect([...(state?.disregarded ?? [])], `seed ${seed}`).toEqual([])
    expect(
      state?.excesses.filter(({ of }) => of === 'uses'),
      `seed ${seed}`,
    ).toEqual([])
    events += life.written.length
  }
  expect(events).toBeGreaterThan(60 * 15)
}, 60_000)

test('members who are apart, meet now and then, and in the end all, have the same room', () => {
  let [apart, removed, kept] = [0, 0, 0]
  for (let seed = 1; seed <= 180; seed += 1) {
    const life = honestMembers(seed, 3)
    for (let step = 0; step < 45; step += 1) {
      life.act()
      if (step % 9 === 0) life.meet()
    }
    const [one, other] = life.states().map((state) => JSON.stringify(plainState(state)))
    if (one !== other) apart += 1
    life.meetAll()
    const states = life.states()
    const [first] = states
    for (const state of states)
      expect(JSON.stringify(plainState(state)) === JSON.stringify(plainState(first as never)), `seed ${seed}`).toBe(
        true,
      )

    // Nobody voids what the founder does: whoever came in only once is out.
    const admissions = life.written.filter((placed): placed is Ledger<Admitted> => placed.event.kind === 'admitted')
    for (const { event } of life.written.filter(
      (placed): placed is Ledger<Removed> => placed.event.kind === 'removed',
    )) {
      const device = admissions.find(({ id }) => id === event.of)?.event.member as DeviceId
      if (event.by !== life.room) continue
      removed += 1
      expect(first?.byDevice.has(device), `seed ${seed}`).toBe(false)
    }
    kept += first?.members.size ?? 0
  }
  expect(apart).toBeGreaterThan(100)
  expect(removed).toBeGreaterThan(50)
  expect(kept).toBeGreaterThan(250)
}, 120_000)
