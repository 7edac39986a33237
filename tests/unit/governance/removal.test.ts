import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'

describe('removing', () => {
  const { write, anna, now, join, state, roleOf } = roomStory(201)
  const [idris, carmen, dora] = [join(), join('organiser'), join('reader')]
  const heads = now()

  test('takes a member out, by any organiser', () => {
    const removed = write.removed(carmen.device, carmen.grant, idris.grant, heads)
    const after = state({ with: [removed] })
    expect(roleOf(idris, after)).toBeUndefined()
    expect(after.former.get(idris.grant)).toEqual({
      id: idris.grant,
      name: 'Idris',
      how: 'removed',
      by: carmen.grant,
      at: removed.event.at,
    })
  })
  test('is nothing that members, readers or strangers can do', () => {
    const stranger = write.device()
    const tries = [
      write.removed(idris.device, idris.grant, dora.grant, heads),
      write.removed(dora.device, dora.grant, idris.grant, heads),
      write.removed(stranger, anna.grant, idris.grant, heads),
      write.removed(idris.device, anna.grant, dora.grant, heads),
    ]
    expect(state({ with: tries }).members.size).toBe(4)
  })
  test('never takes the founder, and an organiser only from above', () => {
    const tries = [
      write.removed(carmen.device, carmen.grant, anna.grant, heads),
      write.removed(anna.device, anna.grant, anna.grant, heads),
      write.removed(carmen.device, carmen.grant, carmen.grant, heads),
    ]
    expect(state({ with: tries }).members.size).toBe(4)
    const fromAbove = write.removed(anna.device, anna.grant, carmen.grant, heads)
    expect(roleOf(carmen, state({ with: [fromAbove] }))).toBeUndefined()
  })
  test('twice at the same time is one removal', () => {
    const both = [
      write.removed(anna.device, anna.grant, idris.grant, heads),
      write.removed(carmen.device, carmen.grant, idris.grant, heads),
    ]
    const after = state({ with: both })
    expect([roleOf(idris, after), after.members.size]).toEqual([undefined, 3])
    expect(plainState(state({ with: both.toReversed() }))).toEqual(plainState(after))
  })
  test('is not undone by a role that somebody gives meanwhile', () => {
    const removed = write.removed(anna.device, anna.grant, idris.grant, heads)
    const given = write.roleGiven(carmen.device, carmen.grant, idris.grant, 'editor', heads)
    const later = write.roleGiven(carmen.device, carmen.grant, idris.grant, 'editor', { heads: [removed.id] })
    expect(roleOf(idris, state({ with: [removed, given] }))).toBeUndefined()
    expect(roleOf(idris, state({ with: [removed, later] }))).toBeUndefined()
  })
  test('does not take what makes somebody an organiser at the same time, unless from above', () => {
    const given = write.roleGiven(carmen.device, carmen.grant, idris.grant, 'organiser', heads)
    const byAnother = join('organiser')
    const removed = write.removed(byAnother.device, byAnother.grant, idris.grant, now())
    expect(roleOf(idris, state({ with: [given, removed] }))).toBe('organiser')
    const fromAbove = write.removed(carmen.device, carmen.grant, idris.grant, heads)
    expect(roleOf(idris, state({ with: [given, fromAbove] }))).toBeUndefined()
  })
})

describe('a removed organiser who backdates', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(202)
  const [mallory, idris] = [join('organiser'), join()]
  const { heads } = now()
  const removed = add(write.removed(anna.device, anna.grant, mallory.grant, { heads }))

  test('removes nobody back', () => {
    const back = write.removed(mallory.device, mallory.grant, idris.grant, { heads })
    expect([roleOf(mallory, state({ with: [back] })), roleOf(idris, state({ with: [back] }))]).toEqual([
      undefined,
      'member',
    ])
    expect(roleOf(idris, state({ without: [removed], with: [back] }))).toBeUndefined()
  })
  test('makes nobody an organiser who could do it for them', () => {
    const helper = write.device()
    const invited = write.invited(mallory.device, mallory.grant, { heads, role: 'organiser' })
    const admitted = write.admitted(mallory.device, invited.id, helper, { heads: [invited.id] })
    const retaliation = write.removed(helper, admitted.id, idris.grant, { heads: [admitted.id, ...heads] })
    const after = state({ with: [invited, admitted, retaliation] })
    expect(after.byDevice.has(helper)).toBe(false)
    expect(roleOf(idris, after)).toBe('member')
  })
  test('lets nobody in by an invitation that they had made before', () => {
    const early = roomStory(203)
    const x = early.join('organiser')
    const invited = early.add(early.write.invited(x.device, x.grant, early.now()))
    const before = early.now()
    early.add(early.write.removed(early.anna.device, early.anna.grant, x.grant, before))
    const friend = early.write.device()
    const admitted = early.write.admitted(x.device, invited.id, friend, before)
    expect(early.state({ with: [admitted] }).byDevice.has(friend)).toBe(false)
  })
  test('opens no epoch, writes no charter, revokes no invitation', () => {
    const invited = add(write.invited(anna.device, anna.grant, now()))
    const tries = [
      write.epoch(mallory.device, mallory.grant, { heads }),
      write.charter(mallory.device, mallory.grant, { room: 'Mine' }, { heads }),
      write.revoked(mallory.device, mallory.grant, invited.id, { heads: [invited.id] }),
    ]
    const after = state({ with: tries })
    expect([after.epochs.size, after.name, after.invitations.get(invited.id)?.closed]).toEqual([1, 'Circle', undefined])
    expect(after.disregarded.get(mallory.device)).toBe(3)
  })
  test('is named by nobody who writes after it', () => {
    const noise = Array.from({ length: 5 }, () => write.invited(mallory.device, mallory.grant, { heads }))
    expect(state({ with: noise }).heads).toEqual(state().heads)
  })
})

describe('what an organiser did before they were removed', () => {
  const { write, anna, add, now, join, roleOf } = roomStory(204)
  const idris = join('organiser')
  const guest = join('member', idris)
  test('stays', () => {
    add(write.removed(anna.device, anna.grant, idris.grant, now()))
    expect(roleOf(guest)).toBe('member')
  })
})

describe('a removed member', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(205)
  const [idris, carmen] = [join(), join('organiser')]
  const { heads } = now()
  add(write.removed(carmen.device, carmen.grant, idris.grant, { heads }))

  test('comes back by a new invitation, as the same person under a new grant', () => {
    const invited = add(write.invited(anna.device, anna.grant, now()))
    const back = add(write.admitted(anna.device, invited.id, idris.device, now()))
    expect(state().byDevice.get(idris.device)).toMatchObject({ id: idris.grant, grant: back.id, role: 'member' })
    const promoted = add(write.roleGiven(anna.device, anna.grant, idris.grant, 'editor', now()))
    expect(state().byDevice.get(idris.device)).toMatchObject({ role: 'editor', grant: promoted.id })
    add(write.removed(anna.device, anna.grant, idris.grant, now()))
    expect(roleOf(idris)).toBeUndefined()
  })
  test('does not come back by their old grant, whatever they write under it', () => {
    const tries = [
      write.deviceAdded(idris.device, idris.grant, write.device(), { heads }),
      write.invited(idris.device, idris.grant, { heads }),
      write.left(idris.device, idris.grant, { heads }),
    ]
    expect(state({ with: tries }).members.size).toBe(2)
  })
})
