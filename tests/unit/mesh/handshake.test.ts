import { toBase64url } from '#shared/crypto/base64url'
import { fromUtf8, utf8 } from '#shared/crypto/bytes'
import type { Channel } from '#shared/mesh/channel'
import { createChannel } from '#shared/mesh/channel'
import type { Handshake, Purpose } from '#shared/mesh/handshake'
import { NotWelcome, shakeHands, SignedOtherwise, WIRE_VERSION } from '#shared/mesh/handshake'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Device } from '#shared/ports/keychain.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDataPipe } from '../../support/dataPipe'
import { passing } from '../../support/passing'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(61)
const purpose: Purpose = { is: 'mesh', room: 'room', of: 'epoch' }
const ANNAS = { own: 'certificate of Anna', theirs: 'certificate of Idris' }
const IDRISS = { own: ANNAS.theirs, theirs: ANNAS.own }

let [anna, idris, mallory]: [Device, Device, Device] = [] as unknown as [Device, Device, Device]
let clock: FakeClock
let pass: (ms: number) => Promise<void>

beforeAll(async () => {
  ;[anna, idris, mallory] = [await seededDevice(random), await seededDevice(random), await seededDevice(random)]
})
beforeEach(() => {
  clock = createFakeClock()
  pass = passing(clock)
})

const pipe = (): [Channel, Channel] => {
  const [left, right] = createDataPipe(clock).ends
  return [createChannel(left), createChannel(right)]
}
const members = async (device: DeviceId): Promise<boolean> => [anna.id, idris.id].includes(device)
const given = (device: Device): Omit<Handshake, 'channel' | 'fingerprints'> => ({
  device,
  purpose,
  clock,
  randomness: random,
  authorise: members,
})
const as = (device: Device, channel: Channel, more: Partial<Handshake> = {}): Promise<DeviceId | Error> =>
  shakeHands({ ...given(device), channel, fingerprints: device === anna ? ANNAS : IDRISS, ...more }).then(
    ({ device: other }) => other,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
/** Both sides' outcomes, once time enough has passed. */
const settled = async <T>(...both: readonly Promise<T>[]): Promise<T[]> => {
  await pass(limits.handshake + 1_000)
  return Promise.all(both)
}

test('two members learn who the other is, and what one says right afterwards is not lost', async () => {
  const [left, right] = pipe()
  const one = shakeHands({ ...given(anna), channel: left, fingerprints: ANNAS }).then((shaken) => {
    left.send(utf8('first'))
    return shaken
  })
  const other = shakeHands({ ...given(idris), channel: right, fingerprints: IDRISS })
  await pass(500)
  expect((await one).device).toBe(idris.id)
  const { device, early } = await other
  expect(device).toBe(anna.id)
  const heard = early.map(fromUtf8)
  right.receive((message) => heard.push(fromUtf8(message)))
  left.send(utf8('second'))
  await pass(100)
  expect(heard).toEqual(['first', 'second'])
})

describe('nobody gets past it', () => {
  test('who is not a member and has nothing to show: neither side goes on', async () => {
    const [left, right] = pipe()
    const [a, m] = await settled(as(anna, left), as(mallory, right))
    expect([a, m].every((outcome) => outcome instanceof Error)).toBe(true)
  })

  test('who was removed and has not heard of it: a member who has proven who they are says no', async () => {
    const [left, right] = pipe()
    const [a, m] = await settled(
      as(anna, left, { introduce: async () => false }),
      as(mallory, right, { introduction: async () => utf8('a ledger without the removal') }),
    )
    expect(a).toMatchObject({ message: 'not a member' })
    expect(m).toBeInstanceOf(NotWelcome)
    expect((m as NotWelcome).by).toBe(anna.id)
  })

  test('who is told no by somebody of whom they know nothing: that says nothing of themselves', async () => {
    const [left, right] = pipe()
    const [, m] = await settled(
      as(anna, left, { introduce: async () => false, authorise: async () => false }),
      as(mallory, right, { authorise: async () => false, introduction: async () => utf8('another ledger') }),
    )
    expect(m).toBeInstanceOf(Error)
    expect(m).not.toBeInstanceOf(NotWelcome)
  })

  test('who says that they know nobody here, to be shown who is: they show first who they are', async () => {
    const [left, right] = pipe()
    const asked: DeviceId[] = []
    const introduction = async (to: DeviceId): Promise<undefined> => void asked.push(to)
    const heard: string[] = []
    const listening: Channel = {
      ...right,
      receive: (handler) => right.receive(handler && ((message) => (heard.push(fromUtf8(message)), handler(message)))),
    }
    const [a, m] = await settled(
      as(anna, left, { introduce: async () => false, introduction }),
      as(mallory, listening, {
        authorise: async () => false,
        introduce: async () => true,
        introduction: async () => utf8('a ledger of her own'),
      }),
    )
    expect(a).toMatchObject({ message: 'not a member' })
    expect(m).toBeInstanceOf(Error)
    expect(asked).toEqual([mallory.id])
    expect(heard.map((message) => (JSON.parse(message) as { snug: string }).snug)).toEqual([
      'greeting',
      'signature',
      'verdict',
      'verdict',
    ])
  })

  test('who greets with a member’s name and can’t sign for it', async () => {
    const [left, right] = pipe()
    const impostor: Device = { id: idris.id, sign: mallory.sign }
    const [a] = await settled(as(anna, left), as(impostor, right, { fingerprints: IDRISS }))
    expect(a).toBeInstanceOf(SignedOtherwise)
  })

  test('who sits between two members, with connections of its own to both', async () => {
    const [annaEnd, left] = pipe()
    const [right, idrisEnd] = pipe()
    left.receive((message) => right.send(message))
    right.receive((message) => left.send(message))
    const outcomes = await settled(
      as(anna, annaEnd, { fingerprints: { own: 'certificate of Anna', theirs: 'certificate of Mallory' } }),
      as(idris, idrisEnd, { fingerprints: { own: 'certificate of Idris', theirs: 'certificate of Mallory' } }),
    )
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(Error)
    expect(outcomes.some((outcome) => outcome instanceof SignedOtherwise)).toBe(true)
  })

  test.each<[string, Purpose]>([
    ['another room', { ...purpose, room: 'another' }],
    ['another epoch', { ...purpose, of: 'another' }],
    ['a door', { ...purpose, is: 'door' }],
  ])('who came for %s', async (_, other) => {
    const [left, right] = pipe()
    const outcomes = await settled(as(anna, left), as(idris, right, { purpose: other }))
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(Error)
  })

  test('who holds a mirror up', async () => {
    const [left, mirror] = pipe()
    mirror.receive((message) => mirror.send(message))
    const [a] = await settled(as(anna, left))
    expect(a).toBeInstanceOf(SignedOtherwise)
  })

  test('who says to be this very device, and has not its key', async () => {
    const [left, right] = pipe()
    const liar = { ...idris, id: anna.id }
    const [a] = await settled(as(anna, left), as(liar, right))
    expect(a).toBeInstanceOf(SignedOtherwise)
  })

  test('who has this very device’s key: a copy of its profile, which is told', async () => {
    const [left, right] = pipe()
    const outcomes = await settled(as(anna, left), as(anna, right, { fingerprints: IDRISS }))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 'profile-copied' })
  })

  test('who says again what a member has said elsewhere', async () => {
    const [left, right] = pipe()
    const recorded: Uint8Array[] = []
    const watched: Channel = {
      ...right,
      send: (message) => {
        recorded.push(message)
        right.send(message)
      },
    }
    await settled(as(anna, left), as(idris, watched))
    expect(recorded).toHaveLength(3)
    const [again, player] = pipe()
    for (const message of recorded) player.send(message)
    const [a] = await settled(as(anna, again))
    expect(a).toBeInstanceOf(SignedOtherwise)
  })
})

describe('what is no handshake ends it, soon', () => {
  const closedBy = async (act: (attacker: Channel) => void): Promise<string> => {
    const [left, attacker] = pipe()
    let reason = ''
    left.closed((why) => (reason = why))
    const outcome = as(anna, left)
    act(attacker)
    await pass(limits.handshake + 1_000)
    expect(await outcome).toBeInstanceOf(Error)
    return reason
  }

  test('silence', async () => {
    expect(await closedBy(() => undefined)).toBe('the handshake took too long')
  })
  test('a flood', async () => {
    expect(await closedBy((attacker) => Array.from({ length: 50 }, () => attacker.send(utf8('{}'))))).not.toBe('')
  })
  test('what is long, by who has not proven who they are: at once, before anything else is waited for', async () => {
    const [left, attacker] = pipe()
    let reason = ''
    left.closed((why) => (reason = why))
    const outcome = as(anna, left)
    const greeting = { snug: 'greeting', version: WIRE_VERSION, device: idris.id, nonce: toBase64url(random.bytes(32)) }
    attacker.send(utf8(JSON.stringify(greeting)))
    attacker.send(new Uint8Array(limits.messageBytes))
    await pass(limits.handshake / 2)
    expect(reason).toBe('a handshake message is too long')
    expect(await outcome).toBeInstanceOf(Error)
  })
  test('a word now and then: it has its time once, not again with every word', async () => {
    const reason = await closedBy((attacker) => {
      const drip = (): void => {
        attacker.send(utf8(' '))
        clock.after(limits.handshake - 1_000, drip)
      }
      clock.after(limits.handshake - 500, drip)
    })
    expect(reason).not.toBe('')
  })
  test('anything but a greeting', async () => {
    const greeting = { snug: 'greeting', version: WIRE_VERSION, device: idris.id, nonce: toBase64url(random.bytes(32)) }
    const strange = [
      'GET / HTTP/1.1',
      '{}',
      'null',
      '[]',
      JSON.stringify({ ...greeting, more: 1 }),
      JSON.stringify({ ...greeting, device: '__proto__' }),
      JSON.stringify({ ...greeting, nonce: 'short' }),
      JSON.stringify({ ...greeting, version: 1.5 }),
      JSON.stringify({ ...greeting, padding: 'x'.repeat(5_000) }),
      ' '.repeat(2_000),
    ]
    for (const text of strange) expect(await closedBy((attacker) => attacker.send(utf8(text))), text).not.toBe('')
  })
})

test('two versions part with a Problem that says so, before anything else is said', async () => {
  const [left, attacker] = pipe()
  const heard: string[] = []
  attacker.receive((message) => heard.push(fromUtf8(message)))
  const later = { snug: 'greeting', version: WIRE_VERSION + 1, device: idris.id, nonce: toBase64url(random.bytes(32)) }
  attacker.send(utf8(JSON.stringify(later)))
  const [a] = await settled(as(anna, left))
  expect(a).toBeInstanceOf(Problem)
  expect(a).toMatchObject({ code: 'peer-version' })
  expect(heard).toHaveLength(1)
})

describe('a device that is not known yet', () => {
  const ledger = utf8('a ledger that makes Mallory a member')
  const host = (shown: Uint8Array[], welcome: boolean): Partial<Handshake> => ({
    introduce: async (_, update) => {
      shown.push(update)
      return welcome
    },
    introduction: async () => utf8('the host’s own ledger'),
  })
  const guest = (bytes: Uint8Array<ArrayBuffer>): Partial<Handshake> => ({
    authorise: async () => true,
    introduce: async () => false,
    introduction: async () => bytes,
  })

  test('is let in when what it shows makes it welcome', async () => {
    const [left, right] = pipe()
    const shown: Uint8Array[] = []
    const [a, m] = await settled(as(anna, left, host(shown, true)), as(mallory, right, guest(ledger)))
    expect([a, m]).toEqual([mallory.id, anna.id])
    expect(shown).toEqual([ledger])
  })

  test('is shown who is here once it has shown itself, where neither knows the other', async () => {
    const [left, right] = pipe()
    const [shown, seen]: [Uint8Array[], Uint8Array[]] = [[], []]
    const stranger: Partial<Handshake> = { authorise: async () => false }
    const [a, m] = await settled(
      as(anna, left, {
        ...stranger,
        ...host(shown, true),
        introduction: async () => (shown.length > 0 ? utf8('the host’s own ledger') : undefined),
      }),
      as(mallory, right, { ...guest(ledger), ...host(seen, true), ...stranger, introduction: async () => ledger }),
    )
    expect([a, m]).toEqual([mallory.id, anna.id])
    expect([shown, seen.map(fromUtf8)]).toEqual([[ledger], ['the host’s own ledger']])
  })

  test('is refused when it does not', async () => {
    const [left, right] = pipe()
    const [a, m] = await settled(as(anna, left, host([], false)), as(mallory, right, guest(ledger)))
    expect([a, m].every((outcome) => outcome instanceof Error)).toBe(true)
  })

  test('may show 4 MiB and no more; who has more to show leaves it to others, at once', async () => {
    for (const [length, welcome] of [
      [limits.introductionBytes, true],
      [limits.introductionBytes + 1, false],
    ] as const) {
      const [left, right] = pipe()
      const shown: Uint8Array[] = []
      const [a] = await settled(as(anna, left, host(shown, true)), as(mallory, right, guest(new Uint8Array(length))))
      expect(a === mallory.id).toBe(welcome)
      expect(shown).toHaveLength(welcome ? 1 : 0)
    }
  })
})
