import { toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { InvitationId, RoomId } from '#shared/protocol/ids'
import type { InvitationLink } from '#shared/protocol/invitation'
import { parseHubAddress } from '#shared/protocol/hubAddress'
import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { describe, expect, test } from 'vitest'
import { timeOf } from '../../support/busyTime'

const random = createSeededRandomness(71)
const link = (
  hubs: readonly string[] = ['192.168.1.7:4430', '[fe80::1]:4430', 'snug.example.org:443'],
): InvitationLink => ({
  room: toBase64url(random.bytes(32)) as RoomId,
  invitation: toBase64url(random.bytes(32)) as InvitationId,
  seed: random.bytes(32),
  expiresAt: 1_767_600_000_000,
  hubs,
})
const invitation = link()
const text = formatInvitation(invitation)
const broken = expect.objectContaining({ code: 'invitation-broken' })
const inLines = (width: number, between: string): string =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(between) ?? ''

test('comes back as it was, and nothing of it stands before the #', () => {
  for (const hubs of [[], ['127.0.0.1:1'], Array.from({ length: 8 }, (_, at) => `host-${at}.example:${at + 1}`)]) {
    for (let time = 0; time < 20; time += 1) {
      const one = link(hubs)
      expect(parseInvitation(formatInvitation(one))).toEqual(one)
    }
  }
  expect(text).toMatch(/^snug:\/\/join#[A-Za-z0-9_-]+$/)
})

describe('is found in what a person pastes', () => {
  const pasted: Record<string, string> = {
    'white space around': ` \n\t${text}\r\n `,
    'words around': `Come in, Idris! ${text} See you there, Anna.`,
    'words right behind, on the next line': `Here:\n${text}\nand then\ntea`,
    'a full stop': `The link is ${text}.`,
    'brackets of a mail program': `<${text}>`,
    quotes: `"${text}"`,
    'a markdown link': `[our room](${text}) _today_`,
    emphasis: `_${text}_`,
    html: `<a href="${text}">join</a>`,
    'lines of 76': inLines(76, '\n'),
    'lines of 76, Windows': inLines(76, '\r\n'),
    'lines of 64, quoted': `> Anna wrote:\n> ${inLines(64, '\n> ')}\n> bye`,
    'lines of 70, quoted twice': `>> ${inLines(70, '\n>> ')}`,
    'quoted-printable': inLines(75, '=\n'),
    'broken in the first word': inLines(7, '\n'),
    'spaces strewn in': inLines(30, ' '),
    'invisible characters': inLines(40, '\u200B'),
    'soft hyphens': inLines(40, '\u00AD'),
    'an escaped #': text.replace('#', '%23'),
    'a slash that a browser adds': text.replace('#', '/#'),
    'capitals of a phone': text.replace('snug://join', 'Snug://Join'),
    'a broken link before it': `${text.slice(0, 60)}! Sorry, that was cut. ${text}`,
    'an empty link before it': `snug://join# ${text}`,
    'itself twice': `${text} ${text}`,
    'the same link glued to itself': text + text,
  }
  test.each(Object.entries(pasted))('%s', (_, paste) => {
    expect(parseInvitation(paste)).toEqual(invitation)
  })
})

describe('is told from what is not a whole link', () => {
  test.each([
    '',
    'hello',
    'snug://join',
    'snug://join#',
    'snug://join#hello',
    'https://snug.example/join#AAAA',
    `snug://leave${text.slice(11)}`,
    text.slice(text.indexOf('#') + 1),
    `snug://join#${'A'.repeat(5000)}`,
    `snug://join#${toBase64url(utf8('[1]]'))}AAAA`,
    '{"room":1}',
    '\0\0\0',
    '💬'.repeat(1000),
  ])('%j', (paste) => {
    expect(() => parseInvitation(paste)).toThrow(broken)
  })
  test('a link that is cut anywhere', () => {
    for (let length = 0; length < text.length; length += 1) {
      const cut = text.slice(0, length)
      // Trailing bits that the cut took may have been zero: then nothing is missing.
      if (length === text.length - 1 && text.endsWith('A')) continue
      expect(() => parseInvitation(cut), cut).toThrow(broken)
    }
  })
  test('a link with one character changed, left out, doubled or swapped, anywhere', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    let same = 0
    for (let at = text.indexOf('#') + 1; at < text.length; at += 1) {
      const other = letters[(letters.indexOf(text[at] ?? '') + 1 + Math.floor(random.fraction() * 63)) % 64]
      const damaged = [
        text.slice(0, at) + other + text.slice(at + 1),
        text.slice(0, at) + text.slice(at + 1),
        text.slice(0, at) + text[at] + text.slice(at),
        text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1),
      ]
      for (const one of damaged) {
        // Never another link: at the very end, where bits carry nothing, the same one.
        try {
          expect(parseInvitation(one)).toEqual(invitation)
          same += 1
        } catch (error) {
          expect(error).toEqual(broken)
        }
      }
    }
    expect(same).toBeLessThan(20)
  })
  test('fields that are out of bounds, though the sum is right', () => {
    const wrong: Partial<InvitationLink>[] = [
      { room: 'x' as RoomId },
      { invitation: `${'A'.repeat(42)}B` as InvitationId },
      { seed: random.bytes(31) },
      { expiresAt: -1 },
      { expiresAt: 1.5 },
      { hubs: ['nowhere'] },
      { hubs: ['host:99999'] },
      { hubs: ['javascript:1//x'] },
      { hubs: Array.from({ length: 9 }, () => 'host:1') },
      { hubs: [`${'h'.repeat(300)}:1`] },
    ]
    for (const field of wrong) {
      expect(() => parseInvitation(formatInvitation({ ...invitation, ...field })), JSON.stringify(field)).toThrow(
        broken,
      )
    }
  })
  test('anything at all, quickly', () => {
    const long = [`snug://join#${'A'.repeat(10_000_000)}`, 'snug://join#A '.repeat(100_000), 's'.repeat(10_000_000)]
    for (const paste of long) {
      expect(timeOf(() => expect(() => parseInvitation(paste)).toThrow(broken))).toBeLessThan(2000)
    }
    for (let time = 0; time < 2000; time += 1) {
      const noise = String.fromCharCode(...random.bytes(200))
      expect(() => parseInvitation(noise)).toThrow(broken)
      expect(() => parseInvitation(`snug://join#${toBase64url(random.bytes(200))}`)).toThrow(broken)
    }
  })
})

describe('hub addresses', () => {
  test.each([
    ['192.168.1.7:4430', '192.168.1.7', 4430],
    [' snug.example.org:1 ', 'snug.example.org', 1],
    ['[fe80::1]:65535', '[fe80::1]', 65_535],
  ])('%j', (address, host, port) => {
    expect(parseHubAddress(address)).toEqual({ host, port })
  })
  test.each([
    '',
    'host',
    'host:',
    ':1',
    'host:0',
    'host:65536',
    'host:1x',
    'ws://host:1',
    'ho st:1',
    'user@host:1',
    'host/path:1',
    'fe80::1:80',
    'host:1:2',
  ])('not %j', (address) => {
    expect(parseHubAddress(address)).toBeUndefined()
  })
})
