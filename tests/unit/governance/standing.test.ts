import { boundSession, isBoundTo } from '#shared/events/boundSession'
import type { Extent } from '#shared/governance/cut'
import { encodeCut } from '#shared/governance/cut'
import { isSetAside } from '#shared/governance/isSetAside'
import type { Spot } from '#shared/governance/roleAt'
import { roleAt } from '#shared/governance/roleAt'
import { sessionStart } from '#shared/governance/sessionStart'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, SessionId, TalkDocId } from '#shared/protocol/ids'
import { isShortId } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { roomStory } from '../../support/roomStory'

const JANUARY = 'talk/2026-01'
const random = createSeededRandomness(801)
const unbound = 'AAAAAAAAAAAAAAAAAAAAAA' as SessionId

/** The entry `seq` of one of somebody's streams. */
const spot = (
  device: DeviceId,
  seq: number,
  { doc = JANUARY as TalkDocId, client = 7, session = unbound } = {},
): Spot => ({ in: doc, client, event: { device, seq, session } })
/** Ten entries of stream 7 were seen, in January. */
const seen: Extent = new Map([[JANUARY, new Map([[7, 10]])]])
const [cut = ''] = encodeCut(seen)

describe('what somebody has written', () => {
  const { anna, join, state, write } = roomStory(802)
  const [member, reader] = [join('editor'), join('reader')]
  test('was written under what they are', () => {
    expect([roleAt(state(), spot(anna.device, 0)), roleAt(state(), spot(member.device, 4000))]).toEqual([
      'organiser',
      'editor',
    ])
    expect(roleAt(state(), spot(reader.device, 0))).toBe('reader')
    expect(isSetAside(state(), spot(write.device(), 0))).toBe(true)
  })
})

describe('of a removed member', () => {
  const { write, anna, add, now, join, state } = roomStory(803)
  const [idris, organiser] = [join(), join('organiser')]
  const before = now()
  const removed = add(write.removed(anna.device, anna.grant, idris.grant, { ...before, cut }))

  test('what the remover had seen stands', () => {
    for (const seq of [0, 9]) expect(roleAt(state(), spot(idris.device, seq))).toBe('member')
  })
  test('what came after in the stream, in another stream or in another document is set aside', () => {
    expect(isSetAside(state(), spot(idris.device, 10))).toBe(true)
    expect(isSetAside(state(), spot(idris.device, 0, { client: 8 }))).toBe(true)
    expect(isSetAside(state(), spot(idris.device, 0, { doc: 'talk/2026-02' }))).toBe(true)
    expect(isSetAside(state(), spot(idris.device, 0, { doc: 'talk/2025-12' }))).toBe(true)
  })
  test('of two who removed at the same time both must have seen it', () => {
    const [fewer = ''] = encodeCut(new Map([[JANUARY, new Map([[7, 4]])]]))
    const other = write.removed(organiser.device, organiser.grant, idris.grant, { ...before, cut: fewer })
    const both = state({ with: [other] })
    expect([3, 4].map((seq) => isSetAside(both, spot(idris.device, seq)))).toEqual([false, true])
  })
  test('a removal that doesn’t count sets nothing aside', () => {
    const forged = write.removed(write.device(), anna.grant, organiser.grant, before)
    expect(isSetAside(state({ with: [forged] }), spot(organiser.device, 99))).toBe(false)
  })
  test('what is written after coming back stands, in sessions that prove it; what was written in between does not', () => {
    const invited = add(write.invited(anna.device, anna.grant, now()))
    const back = add(write.admitted(anna.device, invited.id, idris.device, now()))
    const session = boundSession(back.id, random)
    expect(sessionStart(state(), idris.device)).toBe(back.id)
    expect(roleAt(state(), spot(idris.device, 0, { client: 9, session }))).toBe('member')
    expect(isSetAside(state(), spot(idris.device, 0, { client: 9 }))).toBe(true)
    expect(isSetAside(state(), spot(idris.device, 10))).toBe(true)
    expect(isSetAside(state(), spot(idris.device, 9))).toBe(false)
    expect(isSetAside(state(), spot(idris.device, 0, { client: 9, session: boundSession(removed.id, random) }))).toBe(
      true,
    )
  })
})

test('more than fits into one event is noted down before, by the same device, and counts with it', () => {
  const { write, anna, add, now, join, state } = roomStory(804)
  const [idris, organiser] = [join(), join('organiser')]
  const many: Extent = new Map([[JANUARY, new Map(Array.from({ length: 200 }, (_, at) => [at + 1, 3]))]])
  const [first = '', ...rest] = encodeCut(many)
  expect(rest.length).toBeGreaterThan(2)
  for (const piece of rest) add(write.witnessed(anna.device, anna.grant, idris.grant, piece, now()))
  const [foreign = ''] = encodeCut(new Map([[JANUARY, new Map([[999, 1]])]]))
  add(write.witnessed(organiser.device, organiser.grant, idris.grant, foreign, now()))
  add(write.removed(anna.device, anna.grant, idris.grant, { ...now(), cut: first }))
  const stands = Array.from({ length: 200 }, (_, at) => roleAt(state(), spot(idris.device, 2, { client: at + 1 })))
  expect(stands.every((role) => role === 'member')).toBe(true)
  expect(isSetAside(state(), spot(idris.device, 3, { client: 1 }))).toBe(true)
  expect(isSetAside(state(), spot(idris.device, 0, { client: 999 }))).toBe(true)
})

describe('of a member who was made a reader', () => {
  const { write, anna, add, now, join, state } = roomStory(805)
  const idris = join()
  add(write.roleGiven(anna.device, anna.grant, idris.grant, 'reader', { ...now(), cut }))
  test('what they wrote as a member stands, what they write now is a reader’s', () => {
    expect([9, 10].map((seq) => roleAt(state(), spot(idris.device, seq)))).toEqual(['member', 'reader'])
  })
  test('what they write once they are a member again is a member’s, in sessions that prove it', () => {
    const again = add(write.roleGiven(anna.device, anna.grant, idris.grant, 'editor', now()))
    const session = boundSession(again.id, random)
    expect(sessionStart(state(), idris.device)).toBe(again.id)
    expect(roleAt(state(), spot(idris.device, 10))).toBe('reader')
    expect(roleAt(state(), spot(idris.device, 0, { client: 8, session }))).toBe('editor')
  })
})

test('of an organiser who was made a member, what only organisers do stands as far as it was seen', () => {
  const { write, anna, add, now, join, state } = roomStory(806)
  const idris = join('organiser')
  add(write.roleGiven(anna.device, anna.grant, idris.grant, 'member', { ...now(), cut }))
  expect([9, 10].map((seq) => roleAt(state(), spot(idris.device, seq)))).toEqual(['organiser', 'member'])
})

test('who was promoted needs no new session: nothing of theirs was ended', () => {
  const { write, anna, add, now, join, state } = roomStory(807)
  const idris = join('reader')
  add(write.roleGiven(anna.device, anna.grant, idris.grant, 'member', now()))
  expect(sessionStart(state(), idris.device)).toBeUndefined()
  expect(roleAt(state(), spot(idris.device, 0))).toBe('member')
})

describe('of a lost device', () => {
  const { write, anna, add, now, join, state } = roomStory(808)
  const idris = join()
  const phone = write.device()
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  const lost = add(write.deviceRemoved(idris.device, idris.grant, phone, { ...now(), cut }))

  test('what its member had seen of it stands, and the other device goes on', () => {
    expect([9, 10].map((seq) => isSetAside(state(), spot(phone, seq)))).toEqual([false, true])
    expect(isSetAside(state(), spot(idris.device, 99))).toBe(false)
    expect(sessionStart(state(), idris.device)).toBeUndefined()
  })
  test('that was found and added again, what is written in sessions after that stands too', () => {
    const found = add(write.deviceAdded(idris.device, idris.grant, phone, now()))
    const session = boundSession(found.id, random)
    expect(sessionStart(state(), phone)).toBe(found.id)
    expect(roleAt(state(), spot(phone, 0, { client: 8, session }))).toBe('member')
    expect(isSetAside(state(), spot(phone, 0, { client: 8 }))).toBe(true)
    expect(isSetAside(state(), spot(phone, 0, { client: 8, session: boundSession(lost.id, random) }))).toBe(true)
  })
  test('what it wrote stands no longer than what its member wrote', () => {
    const [less = ''] = encodeCut(new Map([[JANUARY, new Map([[7, 2]])]]))
    const removed = write.removed(anna.device, anna.grant, idris.grant, { ...now(), cut: less })
    const after = state({ with: [removed] })
    expect([1, 2].map((seq) => isSetAside(after, spot(phone, seq)))).toEqual([false, true])
  })
})

test('of a device that was removed, and whose member went and came back, a session after both stands', () => {
  const { write, anna, add, now, join, state } = roomStory(809)
  const idris = join()
  const phone = write.device()
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  add(write.deviceRemoved(idris.device, idris.grant, phone, now()))
  add(write.left(idris.device, idris.grant, now()))
  const invited = add(write.invited(anna.device, anna.grant, now()))
  const back = add(write.admitted(anna.device, invited.id, idris.device, now()))
  const again = add(write.deviceAdded(idris.device, back.id, phone, now()))
  const session = boundSession(again.id, random)
  expect(sessionStart(state(), phone)).toBe(again.id)
  expect(roleAt(state(), spot(phone, 0, { session }))).toBe('member')
  const half = boundSession(back.id, random)
  expect(isSetAside(state(), spot(phone, 0, { session: half }))).toBe(true)
  expect(roleAt(state(), spot(idris.device, 0, { session: half }))).toBe('member')
})

test('a bound session is a session, tells its event, and is never the same twice', () => {
  const event = roomStory(810).write.hash() as EventId
  const [one, other] = [boundSession(event, random), boundSession(event, random)]
  expect(isShortId(one)).toBe(true)
  expect(one).not.toBe(other)
  expect([isBoundTo(one, event), isBoundTo(unbound, event)]).toEqual([true, false])
})
