import { describe, expect, test } from 'vitest'
import type { Someone } from '../../support/roomStory'
import { roomStory } from '../../support/roomStory'
import { governanceView } from '../../../renderer/state/governanceView'

const NOW = Date.UTC(2026, 10, 16)
const DAY = 24 * 60 * 60 * 1000

/** Anna's room with Idris, a member, and Greta, a reader; what one of them sees. */
const circle = () => {
  const story = roomStory(5)
  const [idris, greta] = [story.join('member'), story.join('reader')]
  const seenBy = (someone: Someone) => governanceView(story.state(), someone.device, NOW)
  const invite = (more: Parameters<typeof story.write.invited>[2]) =>
    story.add(
      story.write.invited(story.anna.device, story.anna.grant, { ...story.now(), expiresAt: NOW + DAY, ...more }),
    )
  return { ...story, idris, greta, seenBy, invite }
}

describe('what one may not do comes with its reason', () => {
  test('an organiser may everything, except to remove herself', () => {
    const { seenBy, anna, idris } = circle()
    const { whyNot, members, inviteAs } = seenBy(anna)
    expect(Object.values(whyNot).filter(Boolean)).toEqual([])
    expect(inviteAs.map(({ whyNot: not }) => not).filter(Boolean)).toEqual([])
    const [herself, his] = [anna, idris].map(({ grant }) => members.find(({ member }) => member === grant)!)
    expect([herself?.whyNotRemove, herself?.whyNotHandOver]).toEqual(['yourself', 'yourself'])
    expect([his?.whyNotRemove, his?.whyNotHandOver]).toEqual([undefined, undefined])
    expect(his?.roles.map(({ whyNot: not }) => not)).toEqual([undefined, 'same-role', undefined, undefined])
    expect(seenBy(anna).isLastOrganiser).toBe(true)
  })

  test('a member writes, a reader does not, and neither governs', () => {
    const { seenBy, idris, greta } = circle()
    expect(seenBy(idris).whyNot).toEqual({
      post: undefined,
      publish: 'editors-only',
      takeBack: undefined,
      redact: 'organisers-only',
      invite: 'charter-organisers',
      writeCharter: 'organisers-only',
      addDevice: undefined,
    })
    expect(seenBy(greta).whyNot).toMatchObject({
      post: 'reader',
      publish: 'editors-only',
      takeBack: undefined,
      invite: 'reader',
    })
    expect(seenBy(greta).members.map(({ whyNotRemove }) => whyNotRemove)).toEqual(Array(3).fill('organisers-only'))
  })

  test('who was removed is told by whom, and may nothing', () => {
    const { seenBy, anna, idris, write, add, now } = circle()
    add(write.removed(anna.device, anna.grant, idris.grant, now()))
    const { gone, whyNot, members } = seenBy(idris)
    expect(gone).toMatchObject({ how: 'removed', by: members.find(({ member }) => member === anna.grant)?.name })
    expect(new Set(Object.values(whyNot))).toEqual(new Set(['not-a-member']))
    expect(seenBy(anna).gone).toBeUndefined()
  })
})

describe('one’s own devices', () => {
  test('are told with their names, oldest first; the one in use can’t be removed, and others’ are nobody’s business', () => {
    const { seenBy, idris, anna, greta, write, add, now } = circle()
    const phone = write.device()
    add(write.deviceAdded(idris.device, idris.grant, phone, now()))
    const told = seenBy(idris).devices.map(({ device, label, own, whyNotRemove }) => [device, label, own, whyNotRemove])
    expect(told).toEqual([
      [idris.device, '', true, 'yourself'],
      [phone, 'phone', false, undefined],
    ])
    expect(seenBy({ ...idris, device: phone }).devices.map(({ own }) => own)).toEqual([false, true])
    expect([anna, greta].map((one) => seenBy(one).devices.map(({ device }) => device))).toEqual([
      [anna.device],
      [greta.device],
    ])
    expect(seenBy(anna).members).toHaveLength(3)
    const tablet = write.device()
    add(write.deviceAdded(phone, idris.grant, tablet, now()))
    expect(seenBy(idris).devices.map(({ added }) => added)).toEqual([['phone'], ['phone'], []])
    add(write.deviceRemoved(idris.device, idris.grant, tablet, now()))
    add(write.deviceRemoved(idris.device, idris.grant, phone, now()))
    expect(seenBy(idris).devices).toHaveLength(1)
    expect(seenBy({ ...idris, device: phone })).toMatchObject({ devices: [], gone: { how: 'device' } })
  })
})

describe('invitations', () => {
  test('are shown while somebody can come in by them, with who did', () => {
    const { seenBy, invite, anna, idris, write, add, now } = circle()
    const open = invite({ role: 'reader', uses: 2 })
    const over = invite({ expiresAt: NOW - DAY })
    const used = invite({ uses: 1 })
    for (const { id } of [open, used]) add(write.admitted(anna.device, id, write.device(), now()))
    const [newest, ...others] = seenBy(anna).invitations
    expect(newest).toMatchObject({ id: open.id, role: 'reader', uses: 2, cameBy: ['Idris'], whyNotRevoke: undefined })
    for (const { id } of [over, used]) expect(others.map((one) => one.id)).not.toContain(id)
    expect(seenBy(idris).invitations[0]?.whyNotRevoke).toBe('organisers-only')
  })

  test('are made anew only when the ledger or the minute is another', () => {
    const { state, anna } = circle()
    const now = state()
    const view = governanceView(now, anna.device, NOW)
    expect(governanceView(now, anna.device, NOW + 1000)).toBe(view)
    expect(governanceView(now, anna.device, NOW + 60_000)).not.toBe(view)
    expect(governanceView(state(), anna.device, NOW)).not.toBe(view)
  })
})
