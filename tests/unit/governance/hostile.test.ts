import type { LedgerFields, PlacedEvent } from '#shared/events/event'
import { reduceLedger } from '#shared/governance/reduceLedger'
import type { RoomState } from '#shared/governance/roomState'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { busyTime, timeOf } from '../../support/busyTime'
import { ledgerOf } from '../../support/ledger'
import { plainRoom, plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'
import { shuffled } from '../../support/streams'

type Ledger = PlacedEvent<LedgerFields>
const random = createSeededRandomness(1001)
const write = ledgerOf(random)
const [anna, mallory] = [write.device(), write.device()]

describe('whatever stands in an event', () => {
  const { write: draw, anna: founder, add, now, join, state } = roomStory(1002)
  const idris = join('organiser')
  const before = plainRoom(state())

  test('names are only names: __proto__, constructor, and the longest', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '\u202egnp.exe', 'x'.repeat(240), '\u0000']) {
      const invited = add(draw.invited(founder.device, founder.grant, now()))
      const admitted = add(draw.admitted(founder.device, invited.id, draw.device(), { ...now(), name }))
      expect(state().members.get(admitted.id)?.name).toBe(name)
      add(draw.removed(founder.device, founder.grant, admitted.id, now()))
      expect(state().former.get(admitted.id)?.name).toBe(name)
    }
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
  })
  test('ids and devices that are names of an object’s own are ids like any other', () => {
    const odd = ['__proto__', 'constructor', 'hasOwnProperty'] as unknown as (EventId & DeviceId)[]
    const tries = odd.flatMap((id) => [
      draw.removed(id, id, id, { heads: [], id }),
      draw.roleGiven(idris.device, idris.grant, id, 'organiser', now()),
      draw.deviceAdded(idris.device, id, id, now()),
      draw.admitted(idris.device, id, id, now()),
      draw.invited(id, founder.grant, { heads: [id] }),
    ])
    expect(plainRoom(state({ with: tries }))).toEqual(plainRoom(state()))
  })
  test('heads that nobody has keep an event out, and all that builds on it, until they come', () => {
    const missing = draw.removed(founder.device, founder.grant, idris.grant, { ...now(), id: draw.hash() })
    const later = draw.epoch(founder.device, founder.grant, { heads: [missing.id] })
    const last = draw.charter(founder.device, founder.grant, { room: 'After' }, { heads: [later.id] })
    expect(plainState(state({ with: [later, last] }))).toEqual(plainState(state()))
    expect(state({ with: [last, later, missing] }).name).toBe('After')
  })
  test('thousands of heads, the same ones over and over, cost no more than they are', () => {
    const heads = Array.from<EventId>({ length: 20_000 }).fill(now().heads[0] as EventId)
    const invited = draw.invited(founder.device, founder.grant, { heads })
    expect(state({ with: [invited] }).invitations.has(invited.id)).toBe(true)
    const unknown = draw.invited(founder.device, founder.grant, { heads: Array.from({ length: 20_000 }, draw.hash) })
    expect(plainState(state({ with: [unknown] }))).toEqual(plainState(state()))
  })
  test('a cut that is none, or nobody’s, takes the whole event with it', () => {
    const strange = draw.removed(founder.device, founder.grant, idris.grant, { ...now(), cut: 'AAAB' })
    expect(state({ with: [strange] }).byDevice.has(idris.device)).toBe(true)
  })
  test('none of it has changed who is here', () => {
    const after = plainRoom({ ...state(), heads: [], former: new Map(), standings: new Map(), invitations: new Map() })
    expect(JSON.stringify(before)).toContain(idris.device)
    expect(JSON.stringify(after)).toContain(idris.device)
    expect(state().members.size).toBe(2)
  })
})

test('somebody who writes very many events that name nothing of each other does not push the others’ heads away', () => {
  const { write: draw, anna: founder, add, now, join, state } = roomStory(1003)
  const [noisy, idris] = [join('organiser'), join('organiser')]
  const { heads } = now()
  for (let count = 0; count < 100; count += 1) add(draw.invited(noisy.device, noisy.grant, { heads }))
  const [own, theirs] = [founder, idris].map((by) => add(draw.invited(by.device, by.grant, { heads })))
  expect(state().heads).toHaveLength(102)
  expect(state().heads.slice(0, 3)).toEqual(expect.arrayContaining([own?.id, theirs?.id]))
})

describe('thousands of events', () => {
  const founding = write.founded(anna)
  const reduced = (events: readonly Ledger[]): { readonly time: number; readonly state: RoomState } => {
    let [time, state] = [Number.POSITIVE_INFINITY, reduceLedger(founding.id, events)]
    for (let again = 0; again < 2; again += 1) {
      time = Math.min(
        time,
        timeOf(() => (state = reduceLedger(founding.id, events))),
      )
    }
    return { time, state }
  }

  test('of organisers who each let in the next, and who is removed near the top, without running out of stack', () => {
    const events: Ledger[] = [founding]
    let [device, grant] = [anna, founding.id as EventId]
    let second: EventId | undefined
    while (events.length < 4999) {
      const invited = write.invited(device, grant, { role: 'organiser' })
      const next = write.device()
      const admitted = write.admitted(device, invited.id, next)
      events.push(invited, admitted)
      ;[device, grant] = [next, admitted.id]
      second ??= admitted.id
    }
    // 50 people are the most, as long as no charter says otherwise.
    const { time, state } = reduced(shuffled(events, random))
    expect(state.members.size).toBe(50)
    const removed = write.removed(anna, founding.id, second as EventId)
    const after = reduced(shuffled([...events, removed], random))
    expect(after.state.members.size).toBe(1)
    expect(time + after.time).toBeLessThan(4000)
  })
  test('of roles that an organiser gives to one member, up and down', () => {
    const { write: draw, anna: founder, events, join, now } = roomStory(1004)
    const idris = join()
    const all: Ledger[] = [...events]
    let { heads } = now()
    while (all.length < 1500) {
      const role = all.length % 2 === 0 ? 'editor' : 'reader'
      const given = draw.roleGiven(founder.device, founder.grant, idris.grant, role, { heads })
      all.push(given)
      heads = [given.id]
    }
    const start = busyTime()
    const state = reduceLedger(founder.grant as never, all)
    expect(state.byDevice.get(idris.device)?.grants.length).toBeLessThan(4)
    expect(busyTime() - start).toBeLessThan(5000)
  })
  test('of removals that all take the same person, and removals that nobody may write', () => {
    const invited = write.invited(anna, founding.id)
    const admitted = write.admitted(anna, invited.id, mallory)
    const events: Ledger[] = [founding, invited, admitted]
    while (events.length < 2500) events.push(write.removed(anna, founding.id, admitted.id))
    while (events.length < 5000) events.push(write.removed(mallory, admitted.id, founding.id))
    const { time, state } = reduced(shuffled(events, random))
    expect([state.members.size, state.former.size]).toEqual([1, 1])
    expect(state.disregarded.get(mallory)).toBe(2500)
    expect(time).toBeLessThan(4000)
  })
})
