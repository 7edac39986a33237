import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'

describe('a role', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(101)
  const idris = join()
  const before = state()

  test('is given by an organiser as a new grant, and what the member was stays their own', () => {
    const given = write.roleGiven(anna.device, anna.grant, idris.grant, 'editor', now())
    const after = state({ with: [given] })
    expect(roleOf(idris, after)).toBe('editor')
    expect(after.byDevice.get(idris.device)).toMatchObject({
      id: idris.grant,
      name: 'Idris',
      since: before.byDevice.get(idris.device)?.since,
      invitedBy: anna.grant,
      grant: given.id,
    })
    expect(after.members.size).toBe(2)
  })
  test('is given by nobody else', () => {
    const carmen = join('editor')
    for (const by of [idris, carmen]) {
      const given = write.roleGiven(by.device, by.grant, idris.grant, 'editor', now())
      expect(roleOf(idris, state({ with: [given] }))).toBe('member')
    }
    const borrowed = write.roleGiven(carmen.device, anna.grant, carmen.grant, 'organiser', now())
    expect(roleOf(carmen, state({ with: [borrowed] }))).toBe('editor')
  })
  test('of two given at the same time the higher holds, in whichever order they come', () => {
    const given = (['editor', 'reader'] as const).map((role) =>
      write.roleGiven(anna.device, anna.grant, idris.grant, role, now()),
    )
    expect(roleOf(idris, state({ with: given }))).toBe('editor')
    expect(plainState(state({ with: given.toReversed() }))).toEqual(plainState(state({ with: given })))
  })
  test('that is lower ends the higher ones that were known, and a later one begins anew', () => {
    add(write.roleGiven(anna.device, anna.grant, idris.grant, 'editor', now()))
    add(write.roleGiven(anna.device, anna.grant, idris.grant, 'reader', now()))
    expect(roleOf(idris)).toBe('reader')
    const again = add(write.roleGiven(anna.device, anna.grant, idris.grant, 'member', now()))
    expect(roleOf(idris)).toBe('member')
    expect(state().byDevice.get(idris.device)?.grants).toEqual([again.id])
  })
})

describe('several organisers', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(102)
  const [idris, carmen] = [join('organiser'), join()]
  const promoted = add(write.roleGiven(idris.device, idris.grant, carmen.grant, 'organiser', now()))
  const asOrganiser = { device: carmen.device, grant: promoted.id }

  test('invite, admit and give roles, each under their own grant', () => {
    const dora = join('reader', asOrganiser)
    expect(roleOf(dora)).toBe('reader')
    expect(state().byDevice.get(dora.device)?.invitedBy).toBe(carmen.grant)
  })
  test('are made something else only from above', () => {
    const down = write.roleGiven(asOrganiser.device, asOrganiser.grant, idris.grant, 'member', now())
    expect(roleOf(idris, state({ with: [down] }))).toBe('organiser')
    const up = write.roleGiven(idris.device, idris.grant, carmen.grant, 'member', now())
    expect(roleOf(carmen, state({ with: [up] }))).toBe('member')
    const fromTop = write.roleGiven(anna.device, anna.grant, carmen.grant, 'reader', now())
    expect(roleOf(carmen, state({ with: [fromTop] }))).toBe('reader')
  })
  test('who is one no longer can do nothing under the old grant, not even earlier in their own eyes', () => {
    const down = add(write.roleGiven(idris.device, idris.grant, carmen.grant, 'member', { heads: [promoted.id] }))
    const backdated = write.invited(carmen.device, promoted.id, { heads: [promoted.id] })
    const after = write.invited(carmen.device, promoted.id, now())
    const none = state({ with: [backdated, after] })
    expect([...none.invitations.keys()]).not.toContain(backdated.id)
    expect([...none.invitations.keys()]).not.toContain(after.id)
    expect(none.disregarded.get(carmen.device)).toBe(4)
    expect(state({ without: [down], with: [backdated] }).invitations.has(backdated.id)).toBe(true)
  })
  test('what an organiser gave out before they were made something else stays', () => {
    const { invitations } = state()
    expect([...invitations.values()].some(({ by }) => by === carmen.grant)).toBe(false)
    const early = roomStory(103)
    const helper = early.join('organiser')
    const guest = early.join('member', helper)
    early.add(early.write.roleGiven(early.anna.device, early.anna.grant, helper.grant, 'member', early.now()))
    expect([early.roleOf(helper), early.roleOf(guest)]).toEqual(['member', 'member'])
  })
})

describe('handing over', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(104)
  const idris = join()
  const promoted = add(write.roleGiven(anna.device, anna.grant, idris.grant, 'organiser', now()))
  const stepped = add(write.roleGiven(anna.device, anna.grant, anna.grant, 'member', now()))

  test('leaves the room to the other organiser', () => {
    expect([roleOf(anna), roleOf(idris)]).toEqual(['member', 'organiser'])
    expect(state().byDevice.get(anna.device)?.grant).toBe(stepped.id)
    const invited = write.invited(anna.device, anna.grant, now())
    expect(state({ with: [invited] }).invitations.has(invited.id)).toBe(false)
  })
  test('makes the founder a member like any other: who may be removed, and made an organiser again', () => {
    const removed = write.removed(idris.device, promoted.id, anna.grant, now())
    expect(roleOf(anna, state({ with: [removed] }))).toBeUndefined()
    const again = write.roleGiven(idris.device, promoted.id, anna.grant, 'organiser', now())
    expect(roleOf(anna, state({ with: [again] }))).toBe('organiser')
  })
  test('nobody makes themselves more', () => {
    const self = write.roleGiven(anna.device, stepped.id, anna.grant, 'organiser', now())
    const again = write.roleGiven(anna.device, anna.grant, anna.grant, 'organiser', now())
    expect(roleOf(anna, state({ with: [self, again] }))).toBe('member')
  })
})

describe('leaving', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(105)
  const [idris, carmen] = [join('organiser'), join('editor')]
  const guest = join('member', idris)
  const heads = now()
  const left = add(write.left(idris.device, idris.grant, heads))

  test('takes the member out, and leaves what they did', () => {
    expect([roleOf(idris), roleOf(guest)]).toEqual([undefined, 'member'])
    expect(state().former.get(idris.grant)).toEqual({
      id: idris.grant,
      name: 'Idris',
      how: 'left',
      by: undefined,
      at: left.event.at,
    })
  })
  test('is one’s own wish only', () => {
    const forged = write.left(carmen.device, guest.grant, now())
    expect(roleOf(guest, state({ with: [forged] }))).toBe('member')
  })
  test('of two at the same time neither undoes the other', () => {
    const alsoLeft = write.left(carmen.device, carmen.grant, heads)
    const both = state({ with: [alsoLeft] })
    expect([roleOf(idris, both), roleOf(carmen, both)]).toEqual([undefined, undefined])
    const twice = write.left(idris.device, idris.grant, heads)
    expect(roleOf(idris, state({ with: [twice] }))).toBeUndefined()
    expect(state({ with: [twice] }).disregarded).toEqual(new Map())
  })
  test('is final: nothing is done under what was given up, and a role given meanwhile is none', () => {
    const backdated = write.invited(idris.device, idris.grant, heads)
    const given = write.roleGiven(anna.device, anna.grant, carmen.grant, 'member', heads)
    const gone = write.left(carmen.device, carmen.grant, heads)
    const after = state({ with: [backdated, given, gone] })
    expect(after.invitations.has(backdated.id)).toBe(false)
    expect(roleOf(carmen, after)).toBeUndefined()
  })
  test('can be followed by coming back, as the same person', () => {
    const invited = add(write.invited(anna.device, anna.grant, { ...now(), role: 'member' }))
    const back = write.admitted(anna.device, invited.id, idris.device, { ...now(), name: 'Idris again' })
    const returned = state({ with: [back] })
    expect(returned.byDevice.get(idris.device)).toMatchObject({
      id: idris.grant,
      name: 'Idris again',
      role: 'member',
      grant: back.id,
    })
    expect(returned.former.size).toBe(0)
  })
})
