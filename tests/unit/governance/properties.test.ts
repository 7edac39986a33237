import { inCausalOrder } from '#shared/governance/causalOrder'
import { decide } from '#shared/governance/decide'
import type { Entry } from '#shared/governance/ledgerBook'
import { createLedgerBook, hasSeen } from '#shared/governance/ledgerBook'
import { personOf } from '#shared/governance/person'
import { reduceLedger } from '#shared/governance/reduceLedger'
import { isHigher } from '#shared/governance/roles'
import { isEnded, tiesOf } from '#shared/governance/ties'
import { weigh } from '#shared/governance/weigh'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { hostileLedger } from '../../support/hostileLedger'
import { ledgerOf } from '../../support/ledger'
import { plainState } from '../../support/plainState'
import { shuffled } from '../../support/streams'

const LEDGERS = 1000

test(`${LEDGERS} hostile ledgers come to the same in every order, with repetitions, and whoever is in was let in`, () => {
  const found = { members: 0, former: 0, organisers: 0, devices: 0, epochs: 0, unfit: 0, disregarded: 0, asking: 0 }
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const { room, events } = hostileLedger(seed, 34)
    const state = reduceLedger(room, events)
    const expected = JSON.stringify(plainState(state))
    const luck = createSeededRandomness(seed)
    for (let order = 1; order < 3; order += 1) {
      const given = shuffled([...events, ...events.slice(0, order * 5)], luck)
      expect(JSON.stringify(plainState(reduceLedger(room, given))) === expected, `seed ${seed}`).toBe(true)
    }
    for (const [device, member] of state.byDevice) {
      const person = state.members.get(member.id)!
      // Not each of a person's devices may do all that the person may; but none may do more.
      expect(isHigher(member.role, person.role), `seed ${seed}`).toBe(false)
      expect(member.grants, `seed ${seed}`).toContain(member.grant)
      expect(person.grants, `seed ${seed}`).toEqual(expect.arrayContaining([...member.grants]))
      expect(member.devices, `seed ${seed}`).toBe(person.devices)
      expect(member.devices.includes(device) && state.standings.get(device)?.isActive, `seed ${seed}`).toBe(true)
      if (member.role !== 'organiser') continue
      let above: EventId | undefined = member.grant
      for (let steps = 0; above && above !== room && steps < 50; steps += 1) above = state.organisers.get(above)
      expect(above, `seed ${seed}`).toBe(room)
    }
    for (const id of state.former.keys()) expect(state.members.has(id), `seed ${seed}`).toBe(false)
    expect(state.epochs.has(state.epoch), `seed ${seed}`).toBe(true)
    found.members += state.members.size
    found.former += state.former.size
    found.organisers += state.organisers.size
    found.devices += state.byDevice.size - state.members.size
    found.epochs += state.epochs.size - 1
    found.unfit += state.isEpochFit ? 0 : 1
    found.disregarded += state.disregarded.size
    found.asking += state.asking.length
  }
  // Otherwise the ledgers would only have shown that nothing counts.
  expect(found.members).toBeGreaterThan(LEDGERS * 2)
  for (const [what, count] of Object.entries(found)) expect(count, what).toBeGreaterThan(LEDGERS / 100)
}, 120_000)

/** Few people who come, go and come back. */
const RETURNS = {
  kinds: ['invited', 'invited', 'admitted', 'admitted', 'admitted', 'left', 'deviceRemoved', 'deviceAdded'],
  people: 4,
} as const

/** Few people with many grants, who take them from each other: here an answer that depended on itself would show. */
const STRIFE = {
  kinds: ['roleGiven', 'roleGiven', 'removed', 'left', 'deviceAdded', 'deviceRemoved', 'invited', 'admitted'],
  roles: ['organiser', 'organiser', 'organiser', 'member'],
  people: 4,
} as const

test.each([
  ['of all kinds', {}],
  ['of strife', STRIFE],
])(
  'what counts never depends on itself, in ledgers %s: decided in any order, it comes to the same',
  (_, of) => {
    let counting = 0
    let seized = 0
    for (let seed = 1; seed <= LEDGERS; seed += 1) {
      const { room, events } = hostileLedger(seed + LEDGERS, 34, of)
      const book = createLedgerBook(room)
      inCausalOrder(events, (placed, seen) => weigh(book, placed, seen))
      const decided = decide(book)
      const luck = createSeededRandomness(seed)
      for (let order = 1; order < 3; order += 1) {
        const again = decide(book, ({ entries }) => shuffled(entries, luck))
        for (const entry of book.entries)
          expect(again.counts(entry) === decided.counts(entry), `seed ${seed + LEDGERS}`).toBe(true)
      }
      counting += book.entries.filter(decided.counts).length
      seized += [...book.deviceRemovals.values()].flat().filter(({ by, entry }) => by && decided.counts(entry)).length
    }
    expect(counting).toBeGreaterThan(LEDGERS * 11)
    expect(seized).toBeGreaterThan(LEDGERS / 40)
  },
  120_000,
)

test('of an event only its own past decides whether it fits, however much else is there', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { room, events } = hostileLedger(seed, 40)
    const fitting = (given: typeof events): ReadonlySet<EventId> => {
      const book = createLedgerBook(room)
      inCausalOrder(given, (placed, seen) => weigh(book, placed, seen))
      return new Set(book.entries.map(({ id }) => id))
    }
    const all = fitting(events)
    for (const length of [10, 20, 30]) {
      const some = events.slice(0, length)
      const early = fitting(some)
      for (const { id } of some) expect(early.has(id), `seed ${seed}`).toBe(all.has(id))
    }
  }
})

test('who has left, or whose device was removed, is in again only by an invitation whose author knew, in any ledger', () => {
  const found = { returns: 0, barred: 0 }
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const { room, events } = hostileLedger(seed + 2 * LEDGERS, 40, RETURNS)
    const book = createLedgerBook(room)
    inCausalOrder(events, (placed, seen) => weigh(book, placed, seen))
    const decided = decide(book)
    const left = book.endings
      .filter(({ entry }) => entry.event.kind === 'left')
      .map(({ entry, devices }) => ({ entry, devices: [...devices], rank: -1 }))
    const removals = [...book.deviceRemovals.values()].flat().map(({ entry, device, by }) => ({
      entry,
      devices: [device],
      rank: by?.rank ?? -1,
    }))
    /** What was left behind when its person went, as the invitation's author knew, says nothing of who comes by it. */
    const isBehind = (went: Entry, opened: Entry): boolean =>
      tiesOf(book, went.event.device)
        .filter(({ entry }) => hasSeen(went.seen, entry))
        .every((tie) => isEnded(book, tie, opened.seen))
    for (const { entry: went, devices, rank } of [...left, ...removals].filter(({ entry }) => decided.counts(entry)))
      for (const { entry: opened, admissions, ...invitation } of book.invitations.values())
        for (const { entry, device } of admissions) {
          if (!devices.includes(device) || hasSeen(went.seen, entry)) continue
          // From above, somebody may be made an organiser whose device one below has taken.
          if (rank >= invitation.rank) continue
          const knew = hasSeen(opened.seen, went)
          if (!knew && rank < 0 && isBehind(went, opened)) continue
          if (!knew) expect(decided.counts(entry), `seed ${seed}`).toBe(false)
          found[knew && decided.counts(entry) ? 'returns' : 'barred'] += 1
        }
  }
  expect(found.returns).toBeGreaterThan(LEDGERS / 200)
  expect(found.barred).toBeGreaterThan(LEDGERS / 5)
}, 120_000)

test('who goes and comes back has no device but the one that they come with, whatever the others do, in any ledger', () => {
  let tried = 0
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const { room, events } = hostileLedger(seed + 3 * LEDGERS, 34, RETURNS)
    const before = reduceLedger(room, events)
    const luck = createSeededRandomness(seed)
    const write = ledgerOf(luck)
    const members = [...before.members.values()]
    const member = members.find(({ devices }) => devices.length > 1)
    const host = members.find(({ role, id }) => role === 'organiser' && id !== member?.id)
    if (!member || !host) continue
    const [first, second] = shuffled(member.devices, luck) as [DeviceId, DeviceId]
    const now = { heads: before.heads }
    const hosts = host.devices.find((device) => before.byDevice.get(device)?.role === 'organiser')!
    const [by, hostsBy] = [before.byDevice.get(first)!.grant, before.byDevice.get(hosts)!.grant]
    const gone =
      luck.fraction() < 0.5 || member.role === 'organiser'
        ? write.left(first, by, now)
        : write.removed(hosts, hostsBy, member.id, now)
    const without = reduceLedger(room, [...events, gone])
    // A device that was itself left behind, before its person got another grant, does not reach that one: then it alone has gone,
    // and its person, who never went, can't come back.
    if (member.devices.some((device) => without.byDevice.has(device))) continue
    const invited = write.invited(hosts, hostsBy, { heads: [gone.id] })
    const back = write.admitted(hosts, invited.id, second, { heads: [invited.id] })
    const after = reduceLedger(room, [...events, gone, invited, back])
    if (!after.byDevice.has(second)) continue
    tried += 1
    const doings = [[gone.id], [invited.id], [back.id]].flatMap((heads) => [
      write.deviceAdded(first, by, write.device(), { heads }),
      write.deviceRemoved(first, by, second, { heads }),
      write.left(first, by, { heads }),
      write.invited(first, back.id, { heads }),
    ])
    for (const more of [[], doings]) {
      const state = reduceLedger(room, shuffled([...events, gone, invited, back, ...more], luck))
      expect(state.byDevice.get(second)?.devices, `seed ${seed}`).toEqual([second])
      for (const device of member.devices)
        expect(state.standings.get(device)?.isActive, `seed ${seed}`).toBe(device === second)
    }
  }
  expect(tried).toBeGreaterThan(LEDGERS / 10)
}, 120_000)

test('whoever is in may act under all that the state says is theirs, in any ledger', () => {
  const found = { alike: 0, less: 0 }
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const { room, events } = hostileLedger(seed + 7 * LEDGERS, 34, RETURNS)
    const state = reduceLedger(room, events)
    const write = ledgerOf(createSeededRandomness(seed))
    for (const [device, { id, grants }] of state.byDevice) {
      const doings = grants.map((by) => write.left(device, by, { heads: state.heads }))
      const book = createLedgerBook(room)
      inCausalOrder([...events, ...doings], (placed, seen) => weigh(book, placed, seen))
      for (const doing of doings)
        expect(
          book.entries.some((entry) => entry.id === doing.id),
          `seed ${seed}`,
        ).toBe(true)
      found[grants.length === state.members.get(id)?.grants.length ? 'alike' : 'less'] += 1
    }
  }
  expect(found.alike).toBeGreaterThan(LEDGERS)
  expect(found.less).toBeGreaterThan(0)
}, 120_000)

test('as long as the founder has not handed the room over, nobody else takes them or a device of theirs, in any ledger', () => {
  const found = { held: 0, handed: 0, tried: 0 }
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const { room, events } = hostileLedger(seed + 4 * LEDGERS, 34, STRIFE)
    const book = createLedgerBook(room)
    inCausalOrder(events, (placed, seen) => weigh(book, placed, seen))
    const decided = decide(book)
    const founding = book.bases.get(room)!
    const own = personOf(book, founding, decided.counts)
    const endings = decided.endingsOf(founding.grant)
    expect(
      endings.every((ending) => ending.own),
      `seed ${seed}`,
    ).toBe(true)
    // Of a device that came by itself one may not have seen that the founder has added it.
    const taken = [...own.devices]
      .flatMap((device) => book.deviceRemovals.get(device) ?? [])
      .filter(
        ({ by, device, entry }) =>
          by && personOf(book, founding, (one) => hasSeen(entry.seen, one)).devices.has(device),
      )
    found.tried += events.filter(({ event }) => event.kind === 'deviceRemoved' && own.devices.has(event.of)).length
    if (endings.length === 0)
      expect(
        taken.filter(({ entry }) => decided.counts(entry)),
        `seed ${seed}`,
      ).toEqual([])
    found[endings.length === 0 ? 'held' : 'handed'] += 1
  }
  for (const [what, count] of Object.entries(found)) expect(count, what).toBeGreaterThan(LEDGERS / 20)
}, 120_000)
