import type { EventId } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { roomStory } from '../../support/roomStory'

describe('who may invite', () => {
  const { write, anna, add, now, join, state } = roomStory(301)
  const [organiser, editor, member, reader] = [join('organiser'), join('editor'), join(), join('reader')]
  const opens = (
    by: { device: typeof anna.device; grant: EventId },
    role: 'organiser' | 'editor' | 'member' | 'reader',
  ) => {
    const invited = write.invited(by.device, by.grant, { ...now(), role })
    return state({ with: [invited] }).invitations.has(invited.id)
  }
  test('is organisers, as long as the charter says nothing else', () => {
    expect((['organiser', 'editor', 'member', 'reader'] as const).map((role) => opens(organiser, role))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([editor, member, reader].map((by) => opens(by, 'reader'))).toEqual([false, false, false])
  })
  test('is every member once the charter says so: members and readers, not more', () => {
    add(write.charter(anna.device, anna.grant, { invites: 'members' }, now()))
    expect((['organiser', 'editor', 'member', 'reader'] as const).map((role) => opens(member, role))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect([opens(editor, 'member'), opens(reader, 'reader')]).toEqual([true, false])
  })
  test('is those whose machine knew of such a charter: one that is there at the same time does not do', () => {
    const other = roomStory(302)
    const someone = other.join()
    const before = other.now()
    other.add(other.write.charter(other.anna.device, other.anna.grant, { invites: 'members' }, before))
    const early = other.write.invited(someone.device, someone.grant, before)
    const late = other.write.invited(someone.device, someone.grant, other.now())
    const { invitations } = other.state({ with: [early, late] })
    expect([invitations.has(early.id), invitations.has(late.id)]).toEqual([false, true])
  })
  test('is not those who act on a charter by somebody who was removed and backdates', () => {
    const other = roomStory(303)
    const [mallory, friend] = [other.join('organiser'), other.join()]
    const before = other.now()
    other.add(other.write.removed(other.anna.device, other.anna.grant, mallory.grant, before))
    const charter = other.write.charter(mallory.device, mallory.grant, { invites: 'members' }, before)
    const invited = other.write.invited(friend.device, friend.grant, { heads: [charter.id] })
    const after = other.state({ with: [charter, invited] })
    expect([after.invitations.has(invited.id), after.charter.invites]).toEqual([false, 'organisers'])
  })
})

describe('an invitation', () => {
  const { write, anna, add, now, join, state } = roomStory(304)
  const [organiser, other] = [join('organiser'), join('organiser')]
  const guest = write.device()
  const comesIn = (
    invited: EventId,
    heads: { readonly heads: readonly EventId[] },
    first: Parameters<typeof add>[],
  ) => {
    const admitted = write.admitted(anna.device, invited, guest, heads)
    return state({ with: [...first.map(([event]) => event), admitted] }).byDevice.has(guest)
  }

  test('says for whom it is, how long, how often, and what to expect', () => {
    const note = 'For Idris, from the choir'
    const invited = add(write.invited(organiser.device, organiser.grant, { ...now(), note, needsYes: true, uses: 3 }))
    expect(state().invitations.get(invited.id)).toMatchObject({
      by: organiser.grant,
      at: invited.event.at,
      note,
      needsYes: true,
      uses: 3,
      usedBy: [],
      closed: undefined,
    })
  })
  test('is revoked by who made it, and by any organiser; nobody comes in by it, not even at the same time', () => {
    const invited = add(write.invited(organiser.device, organiser.grant, now()))
    const open = now()
    expect(comesIn(invited.id, open, [])).toBe(true)
    for (const by of [organiser, other, anna]) {
      const revoked = write.revoked(by.device, by.grant, invited.id, open)
      expect(state({ with: [revoked] }).invitations.get(invited.id)?.closed).toBe('revoked')
      expect(comesIn(invited.id, open, [[revoked]])).toBe(false)
      expect(comesIn(invited.id, { heads: [revoked.id] }, [[revoked]])).toBe(false)
    }
  })
  test('is revoked by nobody else', () => {
    const invited = add(write.invited(organiser.device, organiser.grant, now()))
    const member = join()
    const tries = [
      write.revoked(member.device, member.grant, invited.id, now()),
      write.revoked(write.device(), anna.grant, invited.id, now()),
      write.revoked(anna.device, anna.grant, anna.grant, now()),
    ]
    expect(state({ with: tries }).invitations.get(invited.id)?.closed).toBeUndefined()
  })
  test('to be an organiser is revoked by who made it or from above: organisers side by side can’t', () => {
    const invited = add(write.invited(organiser.device, organiser.grant, { ...now(), role: 'organiser' }))
    const aside = write.revoked(other.device, other.grant, invited.id, now())
    expect(state({ with: [aside] }).invitations.get(invited.id)?.closed).toBeUndefined()
    const above = write.revoked(anna.device, anna.grant, invited.id, now())
    expect(state({ with: [above] }).invitations.get(invited.id)?.closed).toBe('revoked')
  })
  test('that a member made, where the charter lets them, they revoke themselves', () => {
    const story = roomStory(305)
    const member = story.join()
    story.add(story.write.charter(story.anna.device, story.anna.grant, { invites: 'members' }, story.now()))
    const invited = story.add(story.write.invited(member.device, member.grant, story.now()))
    const revoked = story.write.revoked(member.device, member.grant, invited.id, story.now())
    expect(story.state({ with: [revoked] }).invitations.get(invited.id)?.closed).toBe('revoked')
  })
})

describe('a removal', () => {
  const { write, anna, add, now, join, state } = roomStory(306)
  const [mallory, organiser] = [join(), join('organiser')]
  const invited = add(write.invited(anna.device, anna.grant, now()))
  const before = now()
  const removed = add(write.removed(organiser.device, organiser.grant, mallory.grant, before))
  const comes = (invitation: EventId, heads: { readonly heads: readonly EventId[] }): boolean => {
    const newcomer = write.device()
    const admitted = write.admitted(anna.device, invitation, newcomer, heads)
    return state({ with: [admitted] }).byDevice.has(newcomer)
  }

  test('closes the doors that were open: the one who went may have the links', () => {
    expect(state().invitations.get(invited.id)?.closed).toBe('removal')
    expect(comes(invited.id, now())).toBe(false)
  })
  test('also for who is let in by a machine that has not heard of it', () => {
    expect(comes(invited.id, before)).toBe(false)
  })
  test('leaves doors open that were opened elsewhere at the same time, and later ones', () => {
    const elsewhere = add(write.invited(anna.device, anna.grant, before))
    expect(comes(elsewhere.id, { heads: [elsewhere.id] })).toBe(true)
    const later = add(write.invited(anna.device, anna.grant, { heads: [removed.id] }))
    expect(comes(later.id, now())).toBe(true)
  })
  test('by an organiser closes another’s door to organisers as soon as one has heard of it', () => {
    const story = roomStory(307)
    const [x, y, m] = [story.join('organiser'), story.join('organiser'), story.join()]
    const wide = story.add(story.write.invited(x.device, x.grant, { ...story.now(), role: 'organiser' }))
    const earlier = story.now()
    const gone = story.add(story.write.removed(y.device, y.grant, m.grant, earlier))
    const [one, two] = [story.write.device(), story.write.device()]
    const unaware = story.write.admitted(x.device, wide.id, one, earlier)
    const aware = story.write.admitted(x.device, wide.id, two, { heads: [gone.id] })
    const after = story.state({ with: [unaware, aware] })
    expect([after.byDevice.has(one), after.byDevice.has(two)]).toEqual([true, false])
  })
})

describe('an invitation that needs an organiser’s yes', () => {
  const { write, anna, add, now, join, state } = roomStory(308)
  const [member, organiser] = [join(), join('organiser')]
  const invited = add(write.invited(anna.device, anna.grant, { ...now(), needsYes: true, uses: 2 }))
  const guest = write.device()

  test('lets nobody in without one', () => {
    const alone = write.admitted(member.device, invited.id, guest, now())
    const borrowed = write.admitted(member.device, invited.id, guest, { ...now(), yes: anna.grant })
    const low = write.admitted(member.device, invited.id, guest, { ...now(), yes: member.grant })
    expect(state({ with: [alone, borrowed, low] }).byDevice.has(guest)).toBe(false)
  })
  test('keeps who asks, where any machine wrote it down, until an organiser says yes', () => {
    const asked = add(write.asked(member.device, invited.id, guest, { ...now(), name: 'Carmen' }))
    expect(state().asking).toEqual([
      {
        id: asked.id,
        invitation: invited.id,
        device: guest,
        name: 'Carmen',
        at: asked.event.at,
        deviceProof: '',
        invitationProof: '',
      },
    ])
    const yes = write.admitted(organiser.device, invited.id, guest, { ...now(), yes: organiser.grant, name: 'Carmen' })
    const after = state({ with: [yes] })
    expect(after.byDevice.get(guest)).toMatchObject({ name: 'Carmen', role: 'member' })
    expect(after.asking).toEqual([])
  })
  test('or no', () => {
    const [asked] = state().asking
    const no = write.declined(organiser.device, organiser.grant, asked?.id as EventId, now())
    expect(state({ with: [no] }).asking).toEqual([])
    const forged = write.declined(member.device, member.grant, asked?.id as EventId, now())
    expect(state({ with: [forged] }).asking).toHaveLength(1)
  })
  test('is worth nothing from an organiser who was removed and backdates', () => {
    const before = now()
    const removed = write.removed(anna.device, anna.grant, organiser.grant, before)
    const yes = write.admitted(organiser.device, invited.id, guest, { ...before, yes: organiser.grant })
    expect(state({ with: [removed, yes] }).byDevice.has(guest)).toBe(false)
  })
  test('holds as many requests as it has uses: whoever has the link can’t fill the ledger with them', () => {
    for (let count = 0; count < 5; count += 1) add(write.asked(member.device, invited.id, write.device(), now()))
    expect(state().asking).toHaveLength(2)
  })
  test('forgets the requests with the door', () => {
    const revoked = write.revoked(anna.device, anna.grant, invited.id, now())
    expect(state({ with: [revoked] }).asking).toEqual([])
  })
  test('while one that needs none takes none, and keeps no requests', () => {
    const open = add(write.invited(anna.device, anna.grant, now()))
    const needless = write.admitted(anna.device, open.id, guest, { ...now(), yes: anna.grant })
    const asked = write.asked(member.device, open.id, guest, now())
    const after = state({ with: [needless, asked] })
    expect(after.byDevice.has(guest)).toBe(false)
    expect(after.asking.every(({ invitation }) => invitation !== open.id)).toBe(true)
  })
})

test('more than the invitation had uses, at the same time in two places, is told', () => {
  const { write, anna, add, now, state } = roomStory(309)
  const invited = add(write.invited(anna.device, anna.grant, { ...now(), uses: 1 }))
  const open = now()
  expect(state().excesses).toEqual([])
  for (let count = 0; count < 3; count += 1) add(write.admitted(anna.device, invited.id, write.device(), open))
  expect(state().excesses).toEqual([{ of: 'uses', invitation: invited.id, most: 1, are: 3 }])
})
