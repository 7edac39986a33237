import { toBase64url } from '#shared/crypto/base64url'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { parseLink } from '#shared/protocol/anyLink'
import type { DeviceLink } from '#shared/protocol/deviceLink'
import { formatDeviceLink, isDeviceLink, parseDeviceLink } from '#shared/protocol/deviceLink'
import type { DeviceId, Hash, InvitationId, RoomId } from '#shared/protocol/ids'
import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { describe, expect, test } from 'vitest'
import { readDeviceLink } from '../../../renderer/commands/readDeviceLink'

const random = createSeededRandomness(72)
const hash = (): Hash => toBase64url(random.bytes(32)) as Hash
const made = (change: Partial<DeviceLink> = {}): DeviceLink => ({
  room: hash() as unknown as RoomId,
  host: hash() as unknown as DeviceId,
  seed: random.bytes(32),
  expiresAt: 1_767_600_000_000,
  memberName: 'Anna',
  roomName: 'Reading circle',
  hubs: ['192.168.1.7:4430', '[fe80::1]:4430'],
  ...change,
})
const broken = expect.objectContaining({ code: 'invitation-broken' })

test('comes back as it was, whatever the names, and nothing of it stands before the #', () => {
  for (const memberName of ['Anna', 'Зоя', ']]', '"],[]]', '👩‍👩‍👧'.repeat(7), 'é'.repeat(60)]) {
    const link = made({ memberName, hubs: [] })
    expect(parseDeviceLink(formatDeviceLink(link))).toEqual(link)
    const renamed = made({ memberName: 'Anna', called: memberName })
    expect(parseDeviceLink(formatDeviceLink(renamed))).toEqual(renamed)
  }
  expect(formatDeviceLink(made())).toMatch(/^snug:\/\/device#[A-Za-z0-9_-]+$/)
})

describe('in what a person pastes', () => {
  const link = made()
  const text = formatDeviceLink(link)
  const invitation = formatInvitation({
    room: link.room,
    invitation: hash() as unknown as InvitationId,
    seed: link.seed,
    expiresAt: link.expiresAt,
    hubs: [],
  })
  test('it is found among words and broken lines', () => {
    const pasted = `> Mine:\n> ${text.match(/.{1,60}/g)?.join('\n> ')}\n> bye`
    expect(parseDeviceLink(pasted)).toEqual(link)
    expect(parseLink(pasted)).toEqual({ is: 'device', ...link })
  })
  test('it is told from an invitation, and neither is taken for the other', () => {
    expect([isDeviceLink(text), isDeviceLink(invitation)]).toEqual([true, false])
    expect(parseLink(invitation)).toEqual({ is: 'invitation', ...parseInvitation(invitation) })
    expect(() => parseInvitation(text)).toThrow(broken)
    expect(() => parseDeviceLink(text.replace('device', 'join'))).toThrow(broken)
    expect(() => parseDeviceLink(invitation.replace('join', 'device'))).toThrow(broken)
  })
  test('a damaged one is no link, wherever the damage is', () => {
    for (let at = 'snug://device#'.length; at < text.length; at += 7) {
      const other = text[at] === 'A' ? 'B' : 'A'
      expect(() => parseDeviceLink(text.slice(0, at) + other + text.slice(at + 1))).toThrow(broken)
      expect(() => parseDeviceLink(text.slice(0, at))).toThrow(broken)
    }
  })
  test('names that would disguise themselves show without what disguises them', () => {
    const disguised = formatDeviceLink(made({ memberName: 'An\u202Ena', roomName: ' Reading \n circle ' }))
    expect(readDeviceLink(disguised)).toEqual({ memberName: 'Anna', roomName: 'Reading circle' })
    expect(readDeviceLink(formatDeviceLink(made({ memberName: '\u202E' })))).toBeUndefined()
    expect([readDeviceLink(invitation), readDeviceLink(text.slice(0, 50))]).toEqual([undefined, undefined])
  })
})
