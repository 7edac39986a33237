import { toBase64url } from '#shared/crypto/base64url'
import { encodeEvent } from '#shared/events/encodeEvent'
import type { EventFields, SnugEvent } from '#shared/events/event'
import { parseEvent } from '#shared/events/parseEvent'
import { Refused } from '#shared/events/refused'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, Hash, NoteId, SessionId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(11)
const device = await seededDevice(random)
const hash = (): EventId => toBase64url(random.bytes(32)) as EventId
const proof = (): string => toBase64url(random.bytes(64))
const bothProofs = () => ({ deviceProof: proof(), invitationProof: proof() })
const note = toBase64url(random.bytes(16)) as NoteId
const session = toBase64url(random.bytes(16)) as SessionId

const whole = (fields: EventFields, doc = 'ledger'): SnugEvent =>
  ({ v: 1, doc, device: device.id, session, seq: 0, prev: '', at: 1_767_600_000_000, ...fields }) as SnugEvent

const ledgerFields: EventFields[] = [
  { kind: 'founded', heads: [], room: 'Reading circle', name: 'Anna' },
  {
    kind: 'invited',
    heads: [hash()],
    by: hash(),
    key: hash() as Hash as unknown as DeviceId,
    door: hash(),
    role: 'reader',
    expiresAt: 1,
    uses: 3,
  },
  {
    kind: 'admitted',
    heads: [hash(), hash()],
    by: hash(),
    member: device.id,
    name: 'Idris',
    deviceProof: proof(),
    invitationProof: proof(),
  },
  {
    kind: 'invited',
    heads: [hash()],
    by: hash(),
    key: hash() as Hash as unknown as DeviceId,
    door: hash(),
    role: 'member',
    expiresAt: 1,
    uses: 150,
    note: 'For Idris',
    needsYes: true,
  },
  { kind: 'admitted', heads: [], by: hash(), member: device.id, name: 'Idris', ...bothProofs(), yes: hash() },
  { kind: 'asked', heads: [], by: hash(), member: device.id, name: 'Idris', ...bothProofs() },
  { kind: 'declined', heads: [hash()], by: hash(), of: hash() },
  { kind: 'revoked', heads: [hash()], by: hash(), of: hash() },
  { kind: 'roleGiven', heads: [hash()], by: hash(), of: hash(), role: 'editor', cut: '' },
  { kind: 'removed', heads: [hash()], by: hash(), of: hash(), cut: 'A_-9' },
  { kind: 'left', heads: [hash()], by: hash(), cut: '' },
  { kind: 'witnessed', heads: [hash()], by: hash(), of: hash(), cut: 'AAAA' },
  { kind: 'charterWritten', heads: [], by: hash(), room: 'R', text: 'We\nread.', capacity: 150, invites: 'members' },
  { kind: 'charterWritten', heads: [], by: hash(), room: 'R', text: '', capacity: 2, invites: 'organisers' },
  { kind: 'epochOpened', heads: [hash()], by: hash(), check: hash() },
  { kind: 'deviceAdded', heads: [hash()], by: hash(), added: device.id, label: 'phone', proof: proof() },
  { kind: 'deviceRemoved', heads: [hash()], by: hash(), of: device.id, cut: '' },
]
const talkFields: EventFields[] = [
  { kind: 'message', hash: hash() },
  { kind: 'message', replyTo: hash(), replyMonth: '2026-01', hash: hash() },
  { kind: 'message', replyTo: hash(), hash: hash() },
  { kind: 'edit', of: hash(), month: '2026-01', hash: hash() },
  { kind: 'takenBack', of: hash(), month: '2026-12', hash: hash() },
  { kind: 'redacted', of: hash(), month: '2026-12', hash: hash() },
  { kind: 'noteFounded', note },
  { kind: 'noteWriter', note, client: 2 ** 53 - 1 },
  { kind: 'named', name: 'Zoé' },
  { kind: 'likeness' },
  { kind: 'likeness', tone: 5, hash: hash() },
]

describe.each([
  ['ledger', ledgerFields],
  ['talk', talkFields],
] as const)('events of a %s document', (name, kinds) => {
  const inLedger = name === 'ledger'
  const doc = inLedger ? 'ledger' : 'room/talk/2026-01'

  test.each(kinds)('$kind comes back as it was signed', async (fields) => {
    const text = await encodeEvent(whole(fields, doc), device)
    const { event, json } = parseEvent(text, inLedger)
    expect(event).toEqual(whole(fields, doc))
    expect(text.endsWith(`.${json}`)).toBe(true)
    expect(() => parseEvent(text, !inLedger)).toThrow(Refused)
  })

  test.each(kinds)('$kind is signed in one order of keys, whatever order it is given in', async (fields) => {
    const event = whole(fields, doc)
    const turned = Object.fromEntries(Object.entries(event).reverse()) as unknown as SnugEvent
    expect(await encodeEvent(turned, device)).toBe(await encodeEvent(event, device))
    const keys = Object.keys(JSON.parse((await encodeEvent(event, device)).slice(87)) as object)
    expect(keys.slice(0, 8)).toEqual(['v', 'doc', 'device', 'session', 'seq', 'prev', 'at', 'kind'])
  })
})

describe('another text for the same event is no event', () => {
  const event = whole({ kind: 'message', hash: hash() }, 'room/talk/2026-01')
  const signature = toBase64url(random.bytes(64))
  const json = JSON.stringify(event)
  const texts: Record<string, string> = {
    'a space': json.replace(',"seq"', ', "seq"'),
    'another order': json.replace(/"seq":0,"prev":""/, '"prev":"","seq":0'),
    'a key twice': json.replace('"seq":0', '"seq":0,"seq":0'),
    'an unknown key': json.replace('"seq":0', '"seq":0,"more":1'),
    'a missing key': json.replace('"seq":0,', ''),
    'an escaped letter': json.replace('message', 'm\\u0065ssage'),
    'another number for 0': json.replace('"seq":0', '"seq":-0'),
    'an exponent': json.replace('1767600000000', '17676e8'),
    'a fraction': json.replace('"seq":0', '"seq":0.5'),
    'a text for a number': json.replace('"seq":0', '"seq":"0"'),
    'null for a text': json.replace('"prev":""', '"prev":null'),
    'a prototype': json.replace('"seq":0', '"seq":0,"__proto__":{"seq":1}'),
    'only a prototype': json.replace('"seq":0', '"__proto__":{"seq":0}'),
    'a later version': json.replace('"v":1', '"v":2'),
    'a time before 1970': json.replace('1767600000000', '-1'),
    'an impossible time': json.replace('1767600000000', '9007199254740991'),
    'a stream without end': json.replace('"seq":0', `"seq":${limits.streamEntries}`),
    'a hash that is no hash': json.replace(/[^"]"}$/, '*"}'),
    'a hash with loose bits': json.replace(/[^"]"}$/, 'B"}'),
    'a list': `[${json}]`,
    nothing: '',
    'broken off': json.slice(0, -1),
    'something behind it': `${json} `,
  }
  test('while the text itself is one', () => {
    expect(parseEvent(`${signature}.${json}`, false).event).toEqual(event)
  })
  test.each(Object.entries(texts))('%s', (_, text) => {
    expect(() => parseEvent(`${signature}.${text}`, false)).toThrow(Refused)
  })
  test.each([
    `${signature}${json}`,
    `${signature.slice(1)}.${json}`,
    `${signature.slice(0, 85)}*.${json}`,
    '',
    '.',
    json,
  ])('a signature must stand before it', (text) => {
    expect(() => parseEvent(text, false)).toThrow(Refused)
  })
  test('a signature with loose bits is another text for the same one', () => {
    const last = signature.at(-1) ?? 'A'
    const loose = signature.slice(0, 85) + String.fromCharCode(last.charCodeAt(0) + 1)
    expect(() => parseEvent(`${loose}.${json}`, false)).toThrow(Refused)
  })
})

test('a hostile proof that no decoder takes is refused before anyone stores it', () => {
  const fields = ledgerFields[2] as EventFields
  const json = JSON.stringify(whole(fields)).replace(/"deviceProof":"(.{85})./, '"deviceProof":"$1B')
  expect(() => parseEvent(`${proof()}.${json}`, true)).toThrow(Refused)
})

describe('out of bounds is refused:', () => {
  const charter = {
    kind: 'charterWritten',
    heads: [],
    by: hash(),
    room: 'R',
    text: '',
    capacity: 50,
    invites: 'members',
  }
  test.each([
    ['a room for nobody else', { ...charter, capacity: 1 }],
    ['a room for more than 150', { ...charter, capacity: 151 }],
    ['a charter longer than its bound', { ...charter, text: 'x'.repeat(limits.charterBytes + 1) }],
    ['another who may invite', { ...charter, invites: 'nobody' }],
    ['a role that is none', { kind: 'roleGiven', heads: [], by: hash(), of: hash(), role: 'owner', cut: '' }],
    ['a cut that is no base64url', { kind: 'left', heads: [], by: hash(), cut: '=' }],
    ['a cut that is too long', { kind: 'left', heads: [], by: hash(), cut: 'A'.repeat(limits.cut + 1) }],
    ['a seventeenth head', { kind: 'left', heads: Array.from({ length: 17 }, hash), by: hash(), cut: '' }],
    ['a yes that is no grant', { ...ledgerFields[2], yes: 'yes' }],
    ['a device without a name', { ...ledgerFields.find(({ kind }) => kind === 'deviceAdded'), label: '' }],
  ])('%s', (_, fields) => {
    expect(() => parseEvent(`${proof()}.${JSON.stringify(whole(fields as EventFields))}`, true)).toThrow(Refused)
  })
  test('and an invitation says that it needs a yes, or nothing', () => {
    const json = JSON.stringify(whole(ledgerFields[3] as EventFields)).replace('"needsYes":true', '"needsYes":false')
    expect(() => parseEvent(`${proof()}.${json}`, true)).toThrow(Refused)
  })
})

test('2 KiB are the most, in bytes and not in letters', async () => {
  const heads = Array.from({ length: 16 }, hash)
  const named = (name: string): SnugEvent => whole({ kind: 'founded', heads, room: 'R', name })
  await expect(encodeEvent(named('é'.repeat(240)), device)).resolves.toBeTypeOf('string')
  await expect(encodeEvent(named('字'.repeat(240)), device)).resolves.toBeTypeOf('string')
  const wide = whole({ kind: 'founded', heads, room: '字'.repeat(320), name: '字'.repeat(240) })
  await expect(encodeEvent(wide, device)).rejects.toMatchObject({ code: 'too-long' })
  expect(() => parseEvent(`${proof()}.${JSON.stringify(wide)}`, true)).toThrow('longer than 2 KiB')
  await expect(encodeEvent(named('x'.repeat(241)), device)).rejects.toThrow()
  await expect(encodeEvent(named(''), device)).rejects.toThrow()
})
