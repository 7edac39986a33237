import { boundSession } from '#shared/events/boundSession'
import { isSameMember } from '#shared/governance/isSameMember'
import { roleAt } from '#shared/governance/roleAt'
import { grantOver } from '#shared/governance/standsAbove'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'
import type { RoomStory, Someone } from '../../support/roomStory'
import { shuffled } from '../../support/streams'

const alike = (story: RoomStory, ...more: NonNullable<NonNullable<Parameters<RoomStory['state']>[0]>['with']>) => {
  const state = story.state({ with: more })
  const luck = createSeededRandomness(7)
  for (let order = 0; order < 6; order += 1)
    expect(plainState(story.state({ with: shuffled(more, luck) }))).toEqual(plainState(state))
  return state
}

/** Idris has come by an invitation that stays open; Mallory, a member, means to write him in again. */
const withOpenLink = (seed: number) => {
  const story = roomStory(seed)
  const { write, anna, add, now } = story
  const mallory = story.join()
  const invited = add(write.invited(anna.device, anna.grant, { ...now(), uses: 10 }))
  const device = write.device()
  const grant = add(write.admitted(anna.device, invited.id, device, now())).id
  const idris: Someone = { device, grant }
  return { ...story, story, mallory, idris, invited, before: now() }
}

describe('who has left', () => {
  const { story, write, anna, add, now, state, mallory, idris, invited, before } = withOpenLink(601)
  const left = write.left(idris.device, idris.grant, before)

  test('is not written in again with the proofs they came with, whatever of their leaving is passed over', () => {
    for (const heads of [[left.id], before.heads, [invited.id]]) {
      const again = write.admitted(mallory.device, invited.id, idris.device, { heads: [...heads, mallory.grant] })
      const after = alike(story, left, again)
      expect(after.byDevice.has(idris.device)).toBe(false)
      expect(after.former.get(idris.grant)?.how).toBe('left')
      expect(after.standings.get(idris.device)?.isActive).toBe(false)
    }
  })
  test('nor by an admission that two machines wrote down at the same time, of which they saw one', () => {
    const twice = write.admitted(anna.device, invited.id, idris.device, { heads: [invited.id] })
    expect(alike(story, twice).byDevice.has(idris.device)).toBe(true)
    expect(alike(story, twice, left).byDevice.has(idris.device)).toBe(false)
  })
  test('does not wait any more at a door where a yes is needed', () => {
    const needsYes = write.invited(anna.device, anna.grant, { ...before, needsYes: true })
    const asked = write.asked(mallory.device, needsYes.id, idris.device, { heads: [needsYes.id, mallory.grant] })
    const gone = write.left(idris.device, idris.grant, { heads: [...before.heads, needsYes.id] })
    expect(alike(story, needsYes, asked, gone).asking).toEqual([])
    const yes = write.admitted(anna.device, needsYes.id, idris.device, { heads: [asked.id], yes: anna.grant })
    expect(alike(story, needsYes, asked, gone, yes).byDevice.has(idris.device)).toBe(false)
  })
  test('comes back by an invitation that was made after, as the same person; others come by the old one', () => {
    const anew = write.invited(anna.device, anna.grant, { heads: [left.id] })
    const back = write.admitted(mallory.device, anew.id, idris.device, { heads: [anew.id, mallory.grant] })
    const other = write.admitted(mallory.device, invited.id, write.device(), { heads: [left.id, mallory.grant] })
    const after = alike(story, left, anew, back, other)
    expect(after.byDevice.get(idris.device)?.id).toBe(idris.grant)
    expect(after.invitations.get(invited.id)?.goneSince).toEqual([idris.device])
    expect(after.invitations.get(anew.id)?.goneSince).toEqual([])
    expect(after.invitations.get(invited.id)?.usedBy).toHaveLength(2)
  })
  test('and leaves a second time, does not come back by the link of the first return', () => {
    const anew = write.invited(anna.device, anna.grant, { heads: [left.id], uses: 5 })
    const back = write.admitted(anna.device, anew.id, idris.device, { heads: [anew.id] })
    const gone = write.left(idris.device, back.id, { heads: [back.id] })
    const again = write.admitted(mallory.device, anew.id, idris.device, { heads: [gone.id, mallory.grant] })
    expect(alike(story, left, anew, back, gone, again).byDevice.has(idris.device)).toBe(false)
  })
  test('is barred as little as they have left: what a removed device of theirs says of leaving is nothing', () => {
    const phone = add(write.deviceAdded(idris.device, idris.grant, write.device(), now())).event.added
    const lost = add(write.deviceRemoved(idris.device, idris.grant, phone, now()))
    const forged = write.left(phone, idris.grant, { heads: lost.event.heads })
    const twice = write.admitted(anna.device, invited.id, idris.device, { heads: [invited.id] })
    const after = alike(story, forged, twice)
    expect(after.byDevice.get(idris.device)?.id).toBe([idris.grant, twice.id].sort()[0])
    expect(state().byDevice.has(idris.device)).toBe(true)
  })
})

describe('a device that was removed', () => {
  const { story, write, anna, mallory, idris, invited, before } = withOpenLink(602)
  const laptop = write.device()
  const added = write.deviceAdded(idris.device, idris.grant, laptop, before)
  const lost = write.deviceRemoved(laptop, idris.grant, idris.device, { heads: [added.id] })

  test('does not come in again with the proofs it came with: neither by another’s hand nor by its own', () => {
    for (const author of [mallory.device, idris.device])
      for (const heads of [[lost.id], [added.id], [invited.id]]) {
        const again = write.admitted(author, invited.id, idris.device, {
          heads: [...heads, mallory.grant, idris.grant],
        })
        const after = alike(story, added, lost, again)
        expect(after.byDevice.has(idris.device)).toBe(false)
        expect(after.byDevice.get(laptop)?.devices).toEqual([laptop])
        const tries = [
          write.invited(idris.device, idris.grant, { heads: [again.id, added.id] }),
          write.invited(idris.device, again.id, { heads: [again.id, lost.id] }),
        ]
        expect(alike(story, added, lost, again, ...tries).invitations.size).toBe(story.state().invitations.size)
      }
  })
  test('comes back by an invitation that was made after', () => {
    const anew = write.invited(anna.device, anna.grant, { heads: [lost.id] })
    const back = write.admitted(anna.device, anew.id, idris.device, { heads: [anew.id] })
    expect(alike(story, added, lost, anew, back).byDevice.get(idris.device)?.id).toBe(idris.grant)
  })
})

describe('the invitations that were made on a device', () => {
  const story = roomStory(603)
  const { write, anna, add, now } = story
  const idris = story.join('organiser')
  const [phone, laptop] = [write.device(), write.device()]
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  add(write.deviceAdded(idris.device, idris.grant, laptop, now()))
  const onPhone = add(write.invited(phone, idris.grant, now()))
  const onLaptop = add(write.invited(laptop, idris.grant, now()))
  const before = now()

  test('close with it, whether its own person removes it or an organiser, and no others', () => {
    for (const by of [idris, anna]) {
      const lost = write.deviceRemoved(by.device, by.grant, phone, before)
      const meanwhile = [onPhone, onLaptop].map(({ id }) =>
        write.admitted(anna.device, id, write.device(), { heads: before.heads }),
      )
      const after = alike(story, lost, ...meanwhile)
      expect(after.invitations.get(onPhone.id)).toMatchObject({ closed: 'device', usedBy: [] })
      expect(after.invitations.get(onLaptop.id)?.closed).toBeUndefined()
      expect(meanwhile.map(({ event }) => after.byDevice.has(event.member))).toEqual([false, true])
    }
  })
  test('have let in whom they had let in before', () => {
    const came = write.admitted(anna.device, onPhone.id, write.device(), before)
    const lost = write.deviceRemoved(idris.device, idris.grant, phone, { heads: [came.id] })
    expect(alike(story, came, lost).byDevice.has(came.event.member)).toBe(true)
  })
})

describe.each(['left', 'removed'] as const)('who had two devices, %s, and comes back with one', (how) => {
  const story = roomStory(604)
  const { write, anna, add, now, state } = story
  const idris = story.join('editor')
  const phone = write.device()
  const added = add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  const gone = add(
    how === 'left'
      ? write.left(idris.device, idris.grant, now())
      : write.removed(anna.device, anna.grant, idris.grant, now()),
  )
  const invited = add(write.invited(anna.device, anna.grant, now()))
  const back = add(write.admitted(anna.device, invited.id, phone, now()))
  const seen = now()

  test('comes with that one alone: the other is what they may have gone because of', () => {
    expect(state().byDevice.get(phone)).toMatchObject({ id: idris.grant, devices: [phone], role: 'member' })
    expect(state().byDevice.has(idris.device)).toBe(false)
    expect(state().standings.get(idris.device)?.isActive).toBe(false)
    expect(state().standings.get(phone)?.isActive).toBe(true)
  })
  test('what the other does from then on is nothing, under whichever grant and whatever it passes over', () => {
    for (const heads of [seen.heads, [gone.id, back.id], [added.id]])
      for (const by of [idris.grant, back.id]) {
        const thief = write.device()
        const tries = [
          write.deviceRemoved(idris.device, by, phone, { heads }),
          write.deviceAdded(idris.device, by, thief, { heads }),
          write.invited(idris.device, by, { heads }),
          write.left(idris.device, by, { heads }),
        ]
        const more = write.deviceAdded(thief, by, write.device(), { heads: [tries[1]!.id, ...heads] })
        const after = alike(story, ...tries, more)
        expect(after.byDevice.get(phone)?.devices).toEqual([phone])
        expect([...after.byDevice.keys()].sort()).toEqual([...state().byDevice.keys()].sort())
        expect(after.invitations.size).toBe(state().invitations.size)
      }
  })
  test('nor is what it writes in the conversation read, in a session bound to the return', () => {
    const spot = (device: typeof phone) =>
      ({
        in: 'talk/2026-01',
        client: 5,
        event: { device, session: boundSession(back.id, createSeededRandomness(1)), seq: 0 },
      }) as const
    expect(roleAt(state(), spot(phone))).toBe('member')
    expect(roleAt(state(), spot(idris.device))).toBeUndefined()
  })
  test('adds the other anew, when it is found again, and may remove it then', () => {
    const found = write.deviceAdded(phone, back.id, idris.device, seen)
    expect(alike(story, found).byDevice.get(phone)?.devices).toEqual([phone, idris.device].sort())
    const third = write.device()
    const more = write.deviceAdded(idris.device, back.id, third, { heads: [found.id] })
    expect(alike(story, found, more).byDevice.get(third)?.id).toBe(idris.grant)
    const lost = write.deviceRemoved(phone, back.id, idris.device, { heads: [found.id] })
    expect(alike(story, found, lost).byDevice.get(phone)?.devices).toEqual([phone])
  })
  test('has room for seven others again', () => {
    const others = Array.from({ length: 8 }, () => write.device())
    const heads = [seen.heads]
    const events = others.map((other) => {
      const event = write.deviceAdded(phone, back.id, other, { heads: heads.at(-1) ?? [] })
      heads.push([event.id])
      return event
    })
    expect(state({ with: events }).byDevice.get(phone)?.devices).toHaveLength(8)
  })
})

test('who never went loses no device by another’s mistake: a removal that does not count ends no place', () => {
  const story = roomStory(605)
  const { write, anna, add, now } = story
  const [idris, greta] = [story.join(), story.join('organiser')]
  const phone = write.device()
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  const before = now()
  const void_ = write.removed(greta.device, greta.grant, idris.grant, before)
  const why = write.removed(anna.device, anna.grant, greta.grant, before)
  const third = write.device()
  const later = write.deviceAdded(idris.device, idris.grant, third, { heads: [void_.id, why.id] })
  const lost = write.deviceRemoved(phone, idris.grant, third, { heads: [later.id] })
  expect(alike(story, void_, why, later).byDevice.get(idris.device)?.devices).toHaveLength(3)
  expect(alike(story, void_, why, later, lost).byDevice.get(idris.device)?.devices).toEqual(
    [idris.device, phone].sort(),
  )
})

describe('a device that did not come along, where what it had before holds on,', () => {
  test('acts under that alone: its person was removed by nobody who might, and let in again as more', () => {
    const story = roomStory(606)
    const { write, anna, add, now } = story
    const [idris, greta] = [story.join(), story.join('organiser')]
    const phone = write.device()
    add(write.deviceAdded(idris.device, idris.grant, phone, now()))
    const before = now()
    const void_ = write.removed(greta.device, greta.grant, idris.grant, before)
    const why = write.removed(anna.device, anna.grant, greta.grant, before)
    const invited = write.invited(anna.device, anna.grant, { heads: [void_.id], role: 'organiser' })
    const back = write.admitted(anna.device, invited.id, phone, { heads: [invited.id] })
    const after = alike(story, void_, why, invited, back)
    const both = [idris.grant, back.id].sort()
    expect(after.members.get(idris.grant)).toMatchObject({ role: 'organiser', grant: back.id, grants: both })
    expect(after.byDevice.get(phone)).toBe(after.members.get(idris.grant))
    const old = after.byDevice.get(idris.device)!
    expect(old).toMatchObject({ id: idris.grant, role: 'member', grant: idris.grant, grants: [idris.grant] })
    expect(old.devices).toEqual([idris.device, phone].sort())
    expect(isSameMember(after, idris.device, phone)).toBe(true)
    expect(grantOver(after, idris.device, idris.grant)).toBeUndefined()

    const third = write.device()
    const added = write.deviceAdded(idris.device, old.grant, third, { heads: after.heads })
    expect(alike(story, void_, why, invited, back, added).byDevice.get(third)?.role).toBe('member')
    const left = write.left(idris.device, old.grant, { heads: after.heads })
    expect(alike(story, void_, why, invited, back, left).byDevice.get(phone)).toMatchObject({
      devices: [phone],
      grants: [back.id],
    })
  })
  test('goes by itself when it leaves: whoever came in since, knowing that it had left before, stays', () => {
    const story = roomStory(607)
    const { write, anna, add } = story
    const invited = (role: 'organiser' | 'member') => add(write.invited(anna.device, anna.grant, { role }))
    const [phone, laptop] = [write.device(), write.device()]
    const [asOrganiser, asMember] = [invited('organiser'), invited('member')]
    const first = add(write.admitted(anna.device, asOrganiser.id, phone))
    const second = add(write.admitted(anna.device, asMember.id, laptop))
    const gone = add(write.left(phone, first.id))
    const again = add(write.admitted(anna.device, asOrganiser.id, laptop, { heads: [gone.id] }))
    // The phone says, as if it had not left, that the laptop is its person's.
    add(write.deviceAdded(phone, first.id, laptop))

    const state = alike(story)
    expect(state.byDevice.get(laptop)).toMatchObject({ role: 'organiser', grant: again.id })
    expect(state.byDevice.get(phone)).toMatchObject({ role: 'member', grant: second.id, grants: [second.id] })
    const left = write.left(phone, second.id, { heads: state.heads })
    expect(alike(story, left).byDevice.get(laptop)).toMatchObject({ devices: [laptop], grants: [again.id] })
    const tries = [
      write.left(phone, again.id, { heads: state.heads }),
      write.invited(phone, again.id, { heads: state.heads }),
    ]
    expect(alike(story, ...tries).byDevice).toEqual(state.byDevice)
    expect(alike(story, ...tries).invitations).toEqual(state.invitations)
  })
})
