import { canAddDevice, whyNotAddDevice } from '#shared/governance/canAddDevice'
import { canAdmit, whyNotAdmit } from '#shared/governance/canAdmit'
import { canChangeCharter, whyNotChangeCharter } from '#shared/governance/canChangeCharter'
import { canChangeRole, whyNotChangeRole } from '#shared/governance/canChangeRole'
import { canEdit, whyNotEdit } from '#shared/governance/canEdit'
import { canInvite, whyNotInvite } from '#shared/governance/canInvite'
import { canOpenEpoch } from '#shared/governance/canOpenEpoch'
import { canPost, whyNotPost } from '#shared/governance/canPost'
import { canPublish, whyNotPublish } from '#shared/governance/canPublish'
import { canRedact, whyNotRedact } from '#shared/governance/canRedact'
import { canRemove, whyNotRemove } from '#shared/governance/canRemove'
import { canRemoveDevice, whyNotRemoveDevice } from '#shared/governance/canRemoveDevice'
import { canRevoke, whyNotRevoke } from '#shared/governance/canRevoke'
import { canTakeBack, whyNotTakeBack } from '#shared/governance/canTakeBack'
import { isLastOrganiser } from '#shared/governance/isLastOrganiser'
import { grantOver } from '#shared/governance/standsAbove'
import type { EventId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { roomStory } from '../../support/roomStory'

const { write, anna, add, now, join, state } = roomStory(901)
const [organiser, editor, member, reader] = [join('organiser'), join('editor'), join(), join('reader')]
const phone = write.device()
add(write.deviceAdded(member.device, member.grant, phone, now()))
const room = state()
const stranger = write.device()
const everyone = [anna, organiser, editor, member, reader].map(({ device }) => device)

test('everyone but readers posts', () => {
  expect([...everyone, stranger].map((device) => whyNotPost(room, device))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'reader',
    'not-a-member',
  ])
  expect(canPost(room, anna.device)).toBe(true)
})

test('editors and organisers publish editions; nobody else', () => {
  expect([...everyone, stranger].map((device) => whyNotPublish(room, device))).toEqual([
    undefined,
    undefined,
    undefined,
    'editors-only',
    'editors-only',
    'not-a-member',
  ])
  expect([canPublish(room, editor.device), canPublish(room, phone)]).toEqual([true, false])
})

test('one edits and takes back one’s own, from any of one’s devices, and nobody else’s', () => {
  for (const can of [canEdit, canTakeBack]) {
    expect(can(room, member.device, member.device)).toBe(true)
    expect(can(room, member.device, phone)).toBe(true)
    expect(can(room, phone, member.device)).toBe(true)
    expect(can(room, organiser.device, member.device)).toBe(false)
    expect(can(room, stranger, stranger)).toBe(false)
  }
  expect(whyNotEdit(room, organiser.device, member.device)).toBe('not-the-author')
  expect([whyNotEdit(room, reader.device, reader.device), whyNotTakeBack(room, reader.device, reader.device)]).toEqual([
    'reader',
    undefined,
  ])
  expect(whyNotTakeBack(room, stranger, stranger)).toBe('not-a-member')
})

test('organisers redact, write the charter and open epochs; nobody else', () => {
  for (const whyNot of [whyNotRedact, whyNotChangeCharter]) {
    expect([...everyone, stranger].map((device) => whyNot(room, device))).toEqual([
      undefined,
      undefined,
      'organisers-only',
      'organisers-only',
      'organisers-only',
      'not-a-member',
    ])
  }
  expect([canRedact(room, anna.device), canChangeCharter(room, member.device)]).toEqual([true, false])
  expect(everyone.map((device) => canOpenEpoch(room, device))).toEqual([true, true, false, false, false])
})

test('organisers invite, and others where the charter says so: as members or readers', () => {
  expect([...everyone, stranger].map((device) => whyNotInvite(room, device))).toEqual([
    undefined,
    undefined,
    'charter-organisers',
    'charter-organisers',
    'reader',
    'not-a-member',
  ])
  const open = state({ with: [write.charter(anna.device, anna.grant, { invites: 'members' }, now())] })
  expect(everyone.map((device) => canInvite(open, device))).toEqual([true, true, true, true, false])
  expect(whyNotInvite(open, member.device, 'editor')).toBe('role-too-high')
  expect(whyNotInvite(open, organiser.device, 'organiser')).toBeUndefined()
})

describe('removing', () => {
  const helper = join('organiser', organiser)
  const grown = state()
  test('members, editors and readers is any organiser’s', () => {
    for (const by of [anna, organiser, helper]) {
      for (const { grant } of [editor, member, reader]) expect(canRemove(grown, by.device, grant)).toBe(true)
    }
    expect(whyNotRemove(grown, editor.device, reader.grant)).toBe('organisers-only')
    expect(whyNotRemove(grown, stranger, reader.grant)).toBe('not-a-member')
  })
  test('an organiser is for who made them one, and those above', () => {
    expect(canRemove(grown, anna.device, helper.grant)).toBe(true)
    expect(canRemove(grown, organiser.device, helper.grant)).toBe(true)
    expect(whyNotRemove(grown, helper.device, organiser.grant)).toBe('organiser-not-above')
    expect(grantOver(grown, organiser.device, helper.grant)).toBe(organiser.grant)
  })
  test('the founder, oneself, or somebody who is not there can’t be done', () => {
    expect(whyNotRemove(grown, organiser.device, anna.grant)).toBe('founder')
    expect(whyNotRemove(grown, organiser.device, organiser.grant)).toBe('yourself')
    expect(whyNotRemove(grown, anna.device, write.hash())).toBe('not-a-member')
  })
  test('says yes exactly where the ledger then has somebody less', () => {
    const people = [anna, organiser, editor, member, reader, helper]
    for (const by of people) {
      for (const target of people) {
        const grant = grantOver(grown, by.device, target.grant) ?? by.grant
        const removed = write.removed(by.device, grant, target.grant, now())
        const isGone = !state({ with: [removed] }).byDevice.has(target.device)
        expect(canRemove(grown, by.device, target.grant)).toBe(isGone)
      }
    }
  })
  test('and changing a role says yes exactly where the ledger then has the role', () => {
    const people = [anna, organiser, editor, member, reader, helper]
    for (const by of people) {
      for (const target of people) {
        for (const role of ['organiser', 'editor', 'member', 'reader'] as const) {
          const { grant = by.grant } = grown.byDevice.get(by.device) ?? {}
          const given = write.roleGiven(
            by.device,
            grantOver(grown, by.device, target.grant) ?? grant,
            target.grant,
            role,
            now(),
          )
          const before = grown.byDevice.get(target.device)?.role
          const has = state({ with: [given] }).byDevice.get(target.device)?.role === role && before !== role
          expect(canChangeRole(grown, by.device, target.grant, role), `${before} to ${role}`).toBe(has)
        }
      }
    }
    expect(whyNotChangeRole(grown, anna.device, member.grant, 'member')).toBe('same-role')
    expect(whyNotChangeRole(grown, anna.device, write.hash(), 'member')).toBe('not-a-member')
    expect(whyNotChangeRole(grown, helper.device, organiser.grant, 'member')).toBe('organiser-not-above')
    expect(whyNotChangeRole(grown, helper.device, anna.grant, 'member')).toBe('founder')
    expect(whyNotChangeRole(grown, member.device, reader.grant, 'member')).toBe('organisers-only')
  })
})

describe('admitting', () => {
  const invited = add(write.invited(organiser.device, organiser.grant, { ...now(), uses: 1, expiresAt: 1000 }))
  const asking = add(write.invited(anna.device, anna.grant, { ...now(), needsYes: true }))
  const newcomer = write.device()
  const admission = { host: reader.device, newcomer, invitation: invited.id, now: 1000 }

  test('is any member’s machine’s, even a reader’s, as long as the invitation is open', () => {
    expect(canAdmit(state(), admission)).toBe(true)
    expect(whyNotAdmit(state(), { ...admission, now: 1001 })).toBe('invitation-expired')
    expect(whyNotAdmit(state(), { ...admission, invitation: write.hash() })).toBe('invitation-unknown')
    expect(whyNotAdmit(state(), { ...admission, host: stranger })).toBe('not-a-member')
    expect(whyNotAdmit(state(), { ...admission, newcomer: member.device })).toBe('already-member')
  })
  test('is an organiser’s where the invitation needs a yes', () => {
    const waiting = { ...admission, invitation: asking.id }
    expect(whyNotAdmit(state(), waiting)).toBe('needs-yes')
    expect(canAdmit(state(), { ...waiting, host: organiser.device })).toBe(true)
  })
  test('ends with the uses, the door, and the room', () => {
    const used = write.admitted(anna.device, invited.id, write.device(), { ...now(), at: 1000 })
    expect(whyNotAdmit(state({ with: [used] }), admission)).toBe('invitation-used-up')
    const revoked = write.revoked(organiser.device, organiser.grant, invited.id, now())
    expect(whyNotAdmit(state({ with: [revoked] }), admission)).toBe('invitation-closed')
    const small = write.charter(anna.device, anna.grant, { capacity: state().members.size }, now())
    expect(whyNotAdmit(state({ with: [small] }), admission)).toBe('room-full')
  })
  test('and its door is closed by who opened it, or any organiser', () => {
    expect(canRevoke(state(), organiser.device, invited.id)).toBe(true)
    expect(canRevoke(state(), anna.device, invited.id)).toBe(true)
    expect(whyNotRevoke(state(), member.device, invited.id)).toBe('organisers-only')
    expect(whyNotRevoke(state(), anna.device, write.hash())).toBe('invitation-unknown')
    const wide = add(write.invited(anna.device, anna.grant, { ...now(), role: 'organiser' }))
    expect(whyNotRevoke(state(), organiser.device, wide.id)).toBe('organiser-not-above')
    expect(canRevoke(state(), anna.device, wide.id)).toBe(true)
    const revoked = write.revoked(organiser.device, organiser.grant, invited.id, now())
    expect(whyNotRevoke(state({ with: [revoked] }), anna.device, invited.id)).toBe('invitation-closed')
  })
})

test('everyone adds devices to their own, up to eight, and removes any of them from another', () => {
  expect([canAddDevice(room, member.device), canAddDevice(room, reader.device)]).toEqual([true, true])
  expect(whyNotAddDevice(room, stranger)).toBe('not-a-member')
  const more = Array.from({ length: limits.addedDevices }, () =>
    add(write.deviceAdded(reader.device, reader.grant, write.device(), now())),
  )
  expect(more.length).toBe(limits.addedDevices)
  expect(whyNotAddDevice(state(), reader.device)).toBe('too-many-devices')
  expect(canRemoveDevice(room, phone, member.device)).toBe(true)
  expect(whyNotRemoveDevice(room, phone, phone)).toBe('yourself')
  expect(whyNotRemoveDevice(room, reader.device, phone)).toBe('not-your-device')
  expect(whyNotRemoveDevice(room, stranger, phone)).toBe('not-a-member')
})

test('the last organiser is told so', () => {
  const story = roomStory(902)
  expect(isLastOrganiser(story.state(), story.anna.device)).toBe(true)
  const second = story.join('organiser')
  expect(isLastOrganiser(story.state(), story.anna.device)).toBe(false)
  expect(isLastOrganiser(story.state(), second.device)).toBe(false)
  expect(isLastOrganiser(story.state(), story.write.device())).toBe(false)
})

test('what stands above what is told by the organisers’ grants alone', () => {
  const none = 'nobody' as EventId
  expect(grantOver(room, stranger, member.grant)).toBeUndefined()
  expect(grantOver(room, anna.device, none)).toBe(anna.grant)
})
