import type { LedgerFields, PlacedEvent, Role } from '#shared/events/event'
import { reduceLedger } from '#shared/governance/reduceLedger'
import type { RoomState } from '#shared/governance/roomState'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, RoomId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'
import { plainRoom, plainState } from '../../support/plainState'
import { shuffled } from '../../support/streams'
import { timeOf } from '../../support/busyTime'

type Ledger = PlacedEvent<LedgerFields>
const random = createSeededRandomness(51)
const write = ledgerOf(random)
const [anna, idris, carmen, mallory] = [write.device(), write.device(), write.device(), write.device()]

const roleOf = (state: RoomState, device: DeviceId): Role | undefined => state.byDevice.get(device)?.role

describe('a room as it should be', () => {
  const founding = write.founded(anna)
  const invitation = write.invited(anna, founding.id, { role: 'editor', uses: 2 })
  const admission = write.admitted(anna, invitation.id, idris, { name: 'Idris' })
  const state = reduceLedger(founding.id, [admission, invitation, founding])

  test('has its name, its members and their roles', () => {
    expect(state).toMatchObject({ room: founding.id, name: 'Circle', foundedAt: founding.event.at, epoch: founding.id })
    expect(state.byDevice.get(anna)).toEqual({
      id: founding.id,
      name: 'Anna',
      role: 'organiser',
      devices: [anna],
      since: founding.event.at,
      invitedBy: undefined,
      grant: founding.id,
      grants: [founding.id],
    })
    expect(state.byDevice.get(idris)).toEqual({
      id: admission.id,
      name: 'Idris',
      role: 'editor',
      devices: [idris],
      since: admission.event.at,
      invitedBy: founding.id,
      grant: admission.id,
      grants: [admission.id],
    })
    expect([...state.members.keys()].sort()).toEqual([founding.id, admission.id].sort())
    expect(state.members.get(admission.id)).toBe(state.byDevice.get(idris))
  })
  test('knows its invitations and who came by them', () => {
    const { key, door, at, expiresAt } = invitation.event
    expect([...state.invitations.values()]).toEqual([
      {
        id: invitation.id,
        by: founding.id,
        under: founding.id,
        key,
        door,
        role: 'editor',
        at,
        expiresAt,
        uses: 2,
        note: '',
        needsYes: false,
        closed: undefined,
        usedBy: [idris],
        goneSince: [],
      },
    ])
  })
  test('tells what a next event must name', () => {
    expect(state.heads).toEqual([admission.id])
    expect(reduceLedger(founding.id, [founding, invitation]).heads).toEqual([invitation.id])
  })
})

describe('what does not count', () => {
  const founding = write.founded(anna)
  const invitation = write.invited(anna, founding.id, { role: 'member', uses: 1 })
  const admission = write.admitted(anna, invitation.id, idris)
  const room = [founding, invitation, admission]
  const state = (...more: Ledger[]): RoomState => reduceLedger(founding.id, [...room, ...more])
  const before = plainRoom(state())

  test('another founding, of this room or of another', () => {
    const other = write.founded(mallory)
    const late = write.founded(mallory, { heads: [admission.id] })
    expect(plainRoom(state(other, late))).toEqual(before)
    expect(() => reduceLedger(founding.id, [other])).toThrow(expect.objectContaining({ code: 'database-broken' }))
  })
  test('an invitation by a member, by a stranger, or under somebody else’s grant', () => {
    expect(plainRoom(state(write.invited(idris, admission.id)))).toEqual(before)
    expect(plainRoom(state(write.invited(mallory, founding.id)))).toEqual(before)
    expect(plainRoom(state(write.invited(idris, founding.id, { heads: [admission.id] })))).toEqual(before)
    expect(plainRoom(state(write.invited(anna, invitation.id)))).toEqual(before)
    expect(plainRoom(state(write.invited(anna, write.hash(), { heads: [admission.id] })))).toEqual(before)
  })
  test('one that had not seen what it rests on', () => {
    expect(plainRoom(state(write.invited(anna, founding.id, { heads: [] })))).toEqual(before)
    expect(plainRoom(state(write.admitted(anna, invitation.id, carmen, { heads: [founding.id] })))).toEqual(before)
    // Idris writes it down, without having seen that he is a member.
    const wide = write.invited(anna, founding.id)
    expect(roleOf(state(wide, write.admitted(idris, wide.id, carmen, { heads: [wide.id] })), carmen)).toBeUndefined()
    const seen = write.admitted(idris, wide.id, carmen, { heads: [wide.id, admission.id].sort() })
    expect(roleOf(state(wide, seen), carmen)).toBe('member')
  })
  test('an admission by a stranger’s machine', () => {
    const wide = write.invited(anna, founding.id)
    expect(roleOf(state(wide, write.admitted(mallory, wide.id, mallory)), mallory)).toBeUndefined()
  })
  test('an admission without an invitation, or by what is none', () => {
    for (const by of [founding.id, admission.id, write.hash()]) {
      const heads = [admission.id]
      expect(plainRoom(state(write.admitted(anna, by, carmen, { heads })))).toEqual(before)
    }
  })
  test('an admission after the invitation’s end, by its signed time', () => {
    const short = write.invited(anna, founding.id, { expiresAt: 1000 })
    expect(roleOf(state(short, write.admitted(anna, short.id, carmen, { at: 1000 })), carmen)).toBe('member')
    expect(roleOf(state(short, write.admitted(anna, short.id, carmen, { at: 1001 })), carmen)).toBeUndefined()
  })
  test('what names something that is not there, until it is', () => {
    const wide = write.invited(anna, founding.id)
    const late = write.admitted(anna, wide.id, carmen)
    expect(plainRoom(state(late))).toEqual(before)
    expect(roleOf(state(late, wide), carmen)).toBe('member')
  })
})

describe('uses', () => {
  const founding = write.founded(anna)
  const invitation = write.invited(anna, founding.id, { uses: 1 })
  const first = write.admitted(anna, invitation.id, idris)

  test('one too many does not count when its writer could know', () => {
    const second = write.admitted(anna, invitation.id, carmen, { heads: [first.id] })
    const state = reduceLedger(founding.id, [founding, invitation, first, second])
    expect(roleOf(state, carmen)).toBeUndefined()
    expect(state.invitations.get(invitation.id)?.usedBy).toEqual([idris])
  })
  test('what an event’s own stream holds before it, its writer could know', () => {
    const second = write.admitted(anna, invitation.id, carmen, { prev: first.id })
    expect(roleOf(reduceLedger(founding.id, [second, first, invitation, founding]), carmen)).toBeUndefined()
  })
  test('one too many at the same time stands, and is seen to be one', () => {
    const second = write.admitted(anna, invitation.id, carmen)
    const state = reduceLedger(founding.id, [founding, invitation, first, second])
    expect([roleOf(state, idris), roleOf(state, carmen)]).toEqual(['member', 'member'])
    expect(state.invitations.get(invitation.id)).toMatchObject({ uses: 1, usedBy: [idris, carmen].sort() })
  })
  test('the same device twice is one use and one member', () => {
    const again = write.admitted(anna, invitation.id, idris, { heads: [first.id], name: 'Someone' })
    const state = reduceLedger(founding.id, [founding, invitation, first, again])
    expect(state.members.size).toBe(2)
    expect(state.byDevice.get(idris)).toMatchObject({ id: first.id, name: 'Idris' })
    expect(state.invitations.get(invitation.id)?.usedBy).toEqual([idris])
  })
  test('the founder stays the founder, by whatever invitation she comes', () => {
    const herself = write.admitted(anna, invitation.id, anna, { name: 'Nobody' })
    const state = reduceLedger(founding.id, [founding, invitation, herself])
    expect(state.byDevice.get(anna)).toMatchObject({ id: founding.id, name: 'Anna', role: 'organiser' })
    expect(state.members.size).toBe(1)
  })
})

test('let in by two machines at once, a device is one member, and what it did under either grant stands', () => {
  const founding = write.founded(anna)
  const invitation = write.invited(anna, founding.id, { role: 'organiser' })
  const two = [write.admitted(anna, invitation.id, idris), write.admitted(anna, invitation.id, idris)]
  const [low, high] = two.sort((a, b) => (a.id < b.id ? -1 : 1))
  const ownInvitation = write.invited(idris, high?.id as EventId)
  const guest = write.admitted(idris, ownInvitation.id, carmen)
  const all = [founding, invitation, ...two, ownInvitation, guest]
  const alone = reduceLedger(
    founding.id,
    all.filter((placed) => placed !== low),
  )
  expect(alone.byDevice.get(idris)?.id).toBe(high?.id)
  expect(roleOf(alone, carmen)).toBe('member')
  const both = reduceLedger(founding.id, all)
  expect(both.byDevice.get(idris)?.id).toBe(low?.id)
  expect(both.byDevice.get(carmen)?.invitedBy).toBe(low?.id)
  expect(both.invitations.get(ownInvitation.id)?.by).toBe(low?.id)
  expect(both.members.size).toBe(3)
})

describe('capacity', () => {
  const founding = write.founded(anna)
  const invitation = write.invited(anna, founding.id, { uses: 150 })
  const full: Ledger[] = [founding, invitation]
  let last: EventId = invitation.id
  for (let member = 1; member < limits.capacity; member += 1) {
    const admission = write.admitted(anna, invitation.id, write.device(), { heads: [last] })
    full.push(admission)
    last = admission.id
  }
  test('is reached by people, the founder among them', () => {
    const one = write.admitted(anna, invitation.id, carmen, { heads: [last] })
    const state = reduceLedger(founding.id, [...full, one])
    expect(state.members.size).toBe(limits.capacity)
    expect(roleOf(state, carmen)).toBeUndefined()
  })
  test('keeps nobody out who is in', () => {
    const someone = full[7]?.event as { member: DeviceId }
    const again = write.admitted(anna, invitation.id, someone.member, { heads: [last] })
    const state = reduceLedger(founding.id, [...full, again])
    expect(state.heads).toEqual([again.id])
    expect(state.members.size).toBe(limits.capacity)
  })
  test('says nothing of admissions at the same time elsewhere', () => {
    const elsewhere = write.admitted(anna, invitation.id, carmen, { heads: [invitation.id] })
    expect(reduceLedger(founding.id, [...full, elsewhere]).members.size).toBe(limits.capacity + 1)
  })
})

/** A ledger in which everyone writes anything: any heads, any grant, any author, twice, in circles as far as one can. */
const hostileLedger = (seed: number): { room: RoomId; events: Ledger[] } => {
  const luck = createSeededRandomness(seed)
  const any = ledgerOf(luck)
  const devices = Array.from({ length: 6 }, any.device)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(luck.fraction() * list.length)] as T
  const founding = any.founded(devices[0] as DeviceId)
  const events: Ledger[] = [founding]
  for (let count = 0; count < 40; count += 1) {
    const kind = luck.fraction()
    // Mostly what one could act under, else anything.
    const fitting = events.filter(({ event }) => (event.kind === 'invited') === kind >= 0.4)
    const by = pick(luck.fraction() < 0.8 && fitting.length > 0 ? fitting : events)
    const heads = [...new Set([by.id, pick(events).id, ...(luck.fraction() < 0.1 ? [any.hash()] : [])])]
    const more = {
      heads: luck.fraction() < 0.8 ? heads : [pick(events).id],
      ...(luck.fraction() < 0.3 ? { prev: pick(events).id } : {}),
    }
    // More often than not the rightful author, else anybody.
    const holder = by.event.kind === 'admitted' ? by.event.member : by.event.device
    const author = luck.fraction() < 0.6 ? holder : pick(devices)
    if (kind < 0.4) {
      const role = pick(['organiser', 'organiser', 'member', 'reader'] as const)
      events.push(
        any.invited(author, by.id, {
          ...more,
          role,
          uses: 1 + Math.floor(luck.fraction() * 3),
          expiresAt: pick([0, 8e15, 8e15]),
        }),
      )
    } else if (kind < 0.95) events.push(any.admitted(author, by.id, pick(devices), more))
    else events.push(any.founded(author, more))
  }
  return { room: founding.id, events }
}

test('1,000 hostile ledgers come to the same in every order, and nobody is in without having been let in', () => {
  let members = 0
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { room, events } = hostileLedger(seed)
    const state = reduceLedger(room, events)
    const expected = plainState(state)
    const luck = createSeededRandomness(seed)
    for (let order = 0; order < 4; order += 1) {
      const given = shuffled([...events, ...events.slice(0, order * 5)], luck)
      expect(plainState(reduceLedger(room, given)), `seed ${seed}`).toEqual(expected)
    }
    members += state.members.size
    const byId = new Map(events.map((placed) => [placed.id, placed.event]))
    for (const [id, member] of state.members) {
      if (id === room) continue
      const admission = byId.get(id)
      const invitation = admission?.kind === 'admitted' ? byId.get(admission.by) : undefined
      expect(invitation?.kind, `seed ${seed}`).toBe('invited')
      expect(state.members.get(member.invitedBy as EventId)?.role, `seed ${seed}`).toBeDefined()
      const given = events.flatMap(({ event }) => {
        if (event.kind !== 'admitted' || !member.devices.includes(event.member)) return []
        const by = byId.get(event.by)
        return by?.kind === 'invited' ? [by.role] : []
      })
      expect(given, `seed ${seed}`).toContain(member.role)
    }
    for (const { id, by } of state.invitations.values()) {
      expect(state.members.has(by), `seed ${seed}`).toBe(true)
      expect(byId.get(id)?.kind).toBe('invited')
    }
  }
  // Otherwise the ledgers would only have shown that nothing counts.
  expect(members).toBeGreaterThan(1500)
})

describe('5,000 events', () => {
  const reduced = (events: readonly Ledger[], room: RoomId): { time: number; state: RoomState } => {
    let [time, state] = [Number.POSITIVE_INFINITY, reduceLedger(room, events)]
    for (let again = 0; again < 3; again += 1) {
      time = Math.min(
        time,
        timeOf(() => (state = reduceLedger(room, events))),
      )
    }
    return { time, state }
  }
  const founding = write.founded(anna)

  test('as one chain, without running out of stack', () => {
    const events: Ledger[] = [founding]
    let last: EventId = founding.id
    for (let count = 1; count < 5000; count += 1) {
      const invitation = write.invited(anna, founding.id, { heads: [last] })
      events.push(invitation)
      last = invitation.id
    }
    const { time, state } = reduced(shuffled(events, random), founding.id)
    expect(state.heads).toEqual([last])
    expect(state.invitations.size).toBe(4999)
    expect(time).toBeLessThan(2000)
  })
  test('all at once, and all of them admissions', () => {
    const invitation = write.invited(anna, founding.id)
    const events: Ledger[] = [founding, invitation]
    while (events.length < 5000) events.push(write.admitted(anna, invitation.id, write.device()))
    const { time, state } = reduced(shuffled(events, random), founding.id)
    expect(state.members.size).toBe(4999)
    expect(time).toBeLessThan(2000)
  })
  test('that nobody may write, each naming all the latest', () => {
    const events: Ledger[] = [founding]
    while (events.length < 5000) {
      const heads = events.slice(-16).map(({ id }) => id)
      events.push(write.invited(mallory, founding.id, { heads }))
    }
    const { time, state } = reduced(shuffled(events, random), founding.id)
    expect(state.members.size).toBe(1)
    expect(state.heads).toEqual([founding.id])
    expect(time).toBeLessThan(2000)
  })
})
