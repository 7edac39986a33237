import { describe, expect, test } from 'vitest'
import { whyNotAddDevice } from '#shared/governance/canAddDevice'
import { canAdmit } from '#shared/governance/canAdmit'
import { whyNotChangeRole } from '#shared/governance/canChangeRole'
import { whyNotInvite } from '#shared/governance/canInvite'
import { whyNotPost } from '#shared/governance/canPost'
import { canPublish } from '#shared/governance/canPublish'
import { canSay } from '#shared/governance/canSay'
import { stands } from '#shared/governance/stands'
import type { TalkFields } from '#shared/events/event'
import type { DeviceId, InvitationId, SessionId, TalkDocId } from '#shared/protocol/ids'
import { roomStory } from '../../support/roomStory'

const said = (device: DeviceId, kind: TalkFields['kind']) => ({
  in: 'talk/2026-01' as TalkDocId,
  client: 1,
  event: { device, session: 'S' as SessionId, seq: 0, kind },
})

describe('a keeper', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(601)
  const [idris, keeper] = [join(), join('keeper')]

  test('comes in as one, by an organiser’s invitation and nobody else’s', () => {
    expect(roleOf(keeper)).toBe('keeper')
    const open = write.charter(anna.device, anna.grant, { invites: 'members' }, now())
    expect(whyNotInvite(state({ with: [open] }), idris.device, 'reader')).toBeUndefined()
    expect(whyNotInvite(state({ with: [open] }), idris.device, 'keeper')).toBe('role-too-high')
    const his = write.invited(idris.device, idris.grant, { ...now(), role: 'keeper' })
    expect(state({ with: [his] }).invitations.has(his.id)).toBe(false)
    expect(whyNotInvite(state(), anna.device, 'keeper')).toBeUndefined()
  })
  test('says nothing to the room, and leaves no mark in it, whatever its program does', () => {
    expect(whyNotPost(state(), keeper.device)).toBe('keeper')
    expect(canPublish(state(), keeper.device)).toBe(false)
    for (const kind of ['message', 'mark', 'noteFounded', 'edition', 'redacted'] as const) {
      expect([kind, canSay(state(), keeper.device, kind)]).toEqual([kind, false])
      expect([kind, stands(state(), said(keeper.device, kind))]).toEqual([kind, false])
    }
    for (const kind of ['message', 'mark'] as const) expect(stands(state(), said(idris.device, kind))).toBe(true)
    // It may be called something else.
    expect([canSay(state(), keeper.device, 'named'), stands(state(), said(keeper.device, 'named'))]).toEqual([
      true,
      true,
    ])
  })
  test('invites nobody, also where everyone may who writes', () => {
    add(write.charter(anna.device, anna.grant, { invites: 'members' }, now()))
    expect(whyNotInvite(state(), keeper.device, 'reader')).toBe('keeper')
    const invited = write.invited(keeper.device, keeper.grant, { ...now(), role: 'reader' })
    expect(state({ with: [invited] }).invitations.has(invited.id)).toBe(false)
  })
  test('opens the door to who was invited, when nobody else is there', () => {
    const invited = add(write.invited(anna.device, anna.grant, { ...now(), role: 'reader' }))
    const newcomer = write.device()
    const asked = { host: keeper.device, newcomer, invitation: invited.id as InvitationId, now: 0 }
    expect(canAdmit(state(), asked)).toBe(true)
    const admitted = write.admitted(keeper.device, invited.id, newcomer, now())
    expect(state({ with: [admitted] }).byDevice.get(newcomer)?.role).toBe('reader')
  })
  test('is made nobody else, and nobody else is made a keeper', () => {
    expect(whyNotChangeRole(state(), anna.device, keeper.grant, 'organiser')).toBe('keeper')
    const given = write.roleGiven(anna.device, anna.grant, keeper.grant, 'organiser', now())
    expect(roleOf(keeper, state({ with: [given] }))).toBe('keeper')
  })
  test('is one machine: it adds none to itself', () => {
    expect(whyNotAddDevice(state(), keeper.device)).toBe('keeper')
    const another = write.device()
    const added = write.deviceAdded(keeper.device, keeper.grant, another, now())
    expect(state({ with: [added] }).byDevice.has(another)).toBe(false)
    const his = write.deviceAdded(idris.device, idris.grant, another, now())
    expect(state({ with: [his] }).byDevice.has(another)).toBe(true)
  })
  test('is removed as a member is', () => {
    const removed = write.removed(anna.device, anna.grant, keeper.grant, now())
    const after = state({ with: [removed] })
    expect([after.byDevice.has(keeper.device), after.isEpochFit]).toEqual([false, false])
  })
})

describe('a room that is full of people', () => {
  const { write, anna, add, now, join, state } = roomStory(602)
  add(write.charter(anna.device, anna.grant, { capacity: 3 }, now()))
  join()
  join()

  test('still takes a keeper, and is no fuller by it', () => {
    const invited = add(write.invited(anna.device, anna.grant, { ...now(), role: 'keeper' }))
    const machine = write.device()
    const asked = { host: anna.device, newcomer: machine, invitation: invited.id as InvitationId, now: 0 }
    expect(canAdmit(state(), asked)).toBe(true)
    add(write.admitted(anna.device, invited.id, machine, now()))
    expect([state().byDevice.get(machine)?.role, state().excesses]).toEqual(['keeper', []])
    const late = join()
    expect(state().byDevice.has(late.device)).toBe(false)
  })
  test('has a place for somebody more once somebody goes, whoever keeps it', () => {
    const { members } = state()
    const someone = [...members.values()].find(({ role }) => role === 'member')
    add(write.removed(anna.device, anna.grant, someone!.grant, now()))
    const [next, late] = [join(), join()]
    expect([next, late].map(({ device }) => state().byDevice.has(device))).toEqual([true, false])
  })
})
