import type { Role } from '#shared/events/event'
import { canEdit } from '#shared/governance/canEdit'
import { canInvite } from '#shared/governance/canInvite'
import { canPost } from '#shared/governance/canPost'
import { canTakeBack } from '#shared/governance/canTakeBack'
import type { Member, RoomState } from '#shared/governance/roomState'
import type { DeviceId, MemberId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'

const phone = 'phone' as DeviceId
const laptop = 'laptop' as DeviceId
const other = 'other' as DeviceId
const stranger = 'stranger' as DeviceId

const stateWith = (role: Role): RoomState => {
  const member = (name: string, devices: readonly DeviceId[], as: Role): Member => ({
    id: name as MemberId,
    name,
    role: as,
    devices,
    since: 0,
    invitedBy: undefined,
  })
  const [one, two] = [member('one', [phone, laptop], role), member('two', [other], 'member')]
  return {
    members: new Map([one, two].map((each) => [each.id, each])),
    byDevice: new Map([
      [phone, one],
      [laptop, one],
      [other, two],
    ]),
  } as unknown as RoomState
}

test.each([
  ['organiser', true, true],
  ['editor', true, false],
  ['member', true, false],
  ['reader', false, false],
] as const)('%s: posts %s, invites %s', (role, posts, invites) => {
  const state = stateWith(role)
  expect(canPost(state, phone)).toBe(posts)
  expect(canInvite(state, phone)).toBe(invites)
  expect(canEdit(state, phone, laptop)).toBe(posts)
})

test('one edits and takes back one’s own, from any of one’s devices, and nobody else’s', () => {
  const state = stateWith('organiser')
  for (const can of [canEdit, canTakeBack]) {
    expect(can(state, phone, phone)).toBe(true)
    expect(can(state, phone, laptop)).toBe(true)
    expect(can(state, phone, other)).toBe(false)
    expect(can(state, other, phone)).toBe(false)
  }
})

test('strangers may nothing, not even with what strangers wrote', () => {
  const state = stateWith('member')
  expect(canPost(state, stranger)).toBe(false)
  expect(canInvite(state, stranger)).toBe(false)
  expect(canEdit(state, stranger, stranger)).toBe(false)
  expect(canTakeBack(state, stranger, stranger)).toBe(false)
})
