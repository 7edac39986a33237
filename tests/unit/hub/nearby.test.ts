import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { Announcement } from '../../../electron/hub/nearby/announcement'
import {
  NONCE_BYTES,
  readAnnouncement,
  TOKEN_BYTES,
  TOKENS,
  writeAnnouncement,
} from '../../../electron/hub/nearby/announcement'
import { createNeighbours, nearbyLimits } from '../../../electron/hub/nearby/neighbours'
import { isNeighbour, ownNetworks } from '../../../electron/hub/nearby/ownNetworks'
import { tokensFor, topicsIn } from '../../../electron/hub/nearby/topicTokens'
import { announced } from '../../support/announced'

const ANNA = '192.168.1.20'
const EVA = '192.168.1.66'
const whence = { nonce: randomBytes(NONCE_BYTES), address: ANNA, port: 4040, seconds: 150 }

describe('an announcement', () => {
  test('is read as it was written', () => {
    const said: Announcement = {
      nonce: randomBytes(NONCE_BYTES),
      port: 65_535,
      seconds: 150,
      tokens: tokensFor(['tea'], whence),
    }
    expect(readAnnouncement(writeAnnouncement(said))).toEqual(said)
  })

  test('is of one size, whatever is announced, and fits into a frame', () => {
    const sizes = [[], ['tea'], Array.from({ length: 500 }, (_, at) => `topic ${at}`)].map(
      (topics) => announced(topics).length,
    )
    expect(new Set(sizes).size).toBe(1)
    expect(sizes[0]).toBeLessThan(1_400)
  })

  test('names neither what is announced nor the machine', () => {
    // In one of them a name of two letters may stand by chance: most of it are bytes that nobody foresees.
    const packets = Array.from({ length: 20 }, () => announced(['reading circle']))
    for (const name of ['reading circle', hostname()])
      expect(packets.every((packet) => packet.includes(name))).toBe(false)
  })

  test('that is cut, longer, or differs in a byte that is not free, is none', () => {
    const packet = announced(['tea'])
    for (let length = 0; length < packet.length; length += 1)
      expect(readAnnouncement(packet.subarray(0, length))).toBeUndefined()
    expect(readAnnouncement(Buffer.concat([packet, Buffer.of(0)]))).toBeUndefined()
    let borne = 0
    for (let at = 0; at < packet.length; at += 1) {
      const changed = Buffer.from(packet)
      changed[at] = (changed[at] ?? 0) ^ 0x80
      if (readAnnouncement(changed)) borne += 1
    }
    // The port and the tokens. All else is the form, stands twice, or is a hex digit.
    expect(borne).toBe(2 + TOKENS * TOKEN_BYTES)
  })
})

describe('a token', () => {
  const topics = ['tea', 'coffee', 'cocoa']
  test('is recognised by who knows the topic, and by nobody else', () => {
    const tokens = tokensFor(['tea', 'cocoa'], whence)
    expect(topicsIn(tokens, topics, whence)).toEqual(['tea', 'cocoa'])
    expect(topicsIn(tokens, ['milk', 'te', 'teatea', ''], whence)).toEqual([])
  })

  test('is another one at each start, port, address and time that it holds: none can be said again as one’s own', () => {
    const tokens = tokensFor(topics, whence)
    const others = [{ nonce: randomBytes(NONCE_BYTES) }, { address: EVA }, { port: 4041 }, { seconds: 0 }]
    for (const other of others) expect(topicsIn(tokens, topics, { ...whence, ...other })).toEqual([])
    const again = tokensFor(topics, { ...whence, nonce: randomBytes(NONCE_BYTES) })
    const list = (all: Buffer): string[] => all.toString('hex').match(/.{12}/g) ?? []
    expect(list(again).filter((token) => list(tokens).includes(token))).toEqual([])
  })

  test('of which there are too many for one packet, is said in another', () => {
    const many = Array.from({ length: TOKENS * 2 }, (_, at) => `topic ${at}`)
    const heard = new Set<string>()
    for (let times = 0; times < 40; times += 1)
      for (const topic of topicsIn(tokensFor(many, whence), many, whence)) heard.add(topic)
    expect(heard.size).toBe(many.length)
  })
})

describe('who is a neighbour', () => {
  const networks = [
    { address: ANNA, netmask: '255.255.255.0' },
    { address: '10.200.0.1', netmask: '255.255.0.0' },
  ]
  test.each(['192.168.1.1', '192.168.1.254', '10.200.255.1'])('%s is', (address) => {
    expect(isNeighbour(address, networks)).toBe(true)
  })
  test.each([
    ANNA,
    '10.200.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '192.168.1.0',
    '192.168.1.255',
    '255.255.255.255',
    '192.168.2.1',
    '8.8.8.8',
    '10.201.0.1',
    'fe80::1',
    '::1',
    '::ffff:192.168.1.5',
    'router.local',
    '',
  ])('%s is not: it is this machine, all at once, or elsewhere', (address) => {
    expect(isNeighbour(address, networks)).toBe(false)
    expect(isNeighbour(address, [])).toBe(false)
  })

  test('a machine’s own networks are those beyond itself which have room for another', () => {
    const of = (address: string, netmask: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') =>
      ({ address, netmask, internal, family, mac: '', cidr: null, scopeid: 0 }) as never
    const all = {
      lo: [of('127.0.0.1', '255.0.0.0', true)],
      eth0: [of(ANNA, '255.255.255.0'), of('fe80::1', 'ffff::', false, 'IPv6')],
      tun0: [of('10.8.0.2', '255.255.255.255')],
      gone: undefined,
    }
    expect(ownNetworks(all)).toEqual([{ address: ANNA, netmask: '255.255.255.0' }])
  })
})

describe('of what is heard in the network', () => {
  let time = 0
  const fresh = () => {
    time = 1_000_000
    return createNeighbours(() => time)
  }
  const known = (neighbours: ReturnType<typeof fresh>) =>
    [...neighbours.all()].map(([key, one]) => [key, ...one.topics()])

  test('what shares a topic is remembered, with the topics that are shared, until it lapses', () => {
    const neighbours = fresh()
    expect(neighbours.hear(announced(['tea', 'milk'], { address: ANNA }), ANNA, ['tea', 'cocoa'])).toBe(true)
    expect(known(neighbours)).toEqual([[`${ANNA}:4040`, 'tea']])
    expect(neighbours.hear(announced(['tea', 'milk'], { address: ANNA }), ANNA, ['tea', 'cocoa'])).toBe(false)
    expect(neighbours.hear(announced(['tea', 'cocoa'], { address: ANNA }), ANNA, ['tea', 'cocoa'])).toBe(true)
    time += 149_999
    expect(known(neighbours)).toEqual([[`${ANNA}:4040`, 'tea', 'cocoa']])
    time += 1
    expect(known(neighbours)).toEqual([])
  })

  test('what strangers say leaves nothing, however much it is', () => {
    const neighbours = fresh()
    for (let at = 0; at < 2_000; at += 1) neighbours.hear(announced([`topic ${at}`], { address: EVA }), EVA, ['tea'])
    expect(known(neighbours)).toEqual([])
  })

  test('what one says is not believed when another says it again, with another time, or from another port', () => {
    const neighbours = fresh()
    const said = announced(['tea'], { address: ANNA })
    expect(neighbours.hear(said, EVA, ['tea'])).toBe(false)
    const read = readAnnouncement(said)
    if (!read) throw new Error('it is an announcement')
    for (const change of [{ port: 2049 }, { seconds: 300 }, { seconds: 0 }])
      expect(neighbours.hear(writeAnnouncement({ ...read, ...change }), ANNA, ['tea'])).toBe(false)
    expect(known(neighbours)).toEqual([])
  })

  test('a farewell ends it, if it comes from who had announced it', () => {
    const neighbours = fresh()
    neighbours.hear(announced(['tea'], { address: ANNA }), ANNA, ['tea'])
    const farewell = announced(['tea'], { address: ANNA, seconds: 0 })
    neighbours.hear(farewell, EVA, ['tea'])
    expect(known(neighbours)).toHaveLength(1)
    neighbours.hear(farewell, ANNA, ['tea'])
    expect(known(neighbours)).toEqual([])
  })

  test('one that wants to be asked at another service’s port, or to be remembered for ever, is not', () => {
    const neighbours = fresh()
    for (const claim of [{ port: 22 }, { port: 0 }, { port: 1023 }, { seconds: 301 }, { seconds: 2 ** 32 - 1 }])
      expect(neighbours.hear(announced(['tea'], { address: ANNA, ...claim }), ANNA, ['tea'])).toBe(false)
    expect(known(neighbours)).toEqual([])
  })

  test('who says too much is not listened to for a while, and others are', () => {
    const neighbours = fresh()
    for (let at = 0; at < nearbyLimits.burstOfOne; at += 1)
      neighbours.hear(announced(['milk'], { address: EVA }), EVA, ['tea'])
    expect(neighbours.hear(announced(['tea'], { address: EVA }), EVA, ['tea'])).toBe(false)
    expect(neighbours.hear(announced(['tea'], { address: ANNA }), ANNA, ['tea'])).toBe(true)
    time += 1_000
    expect(neighbours.hear(announced(['tea'], { address: EVA }), EVA, ['tea'])).toBe(true)
  })

  test('there are never more than so many, and so many a second', () => {
    const neighbours = fresh()
    let heard = 0
    for (let at = 0; at < 1_000; at += 1) {
      const address = `10.200.${at >> 8}.${at & 255}`
      if (neighbours.hear(announced(['tea'], { address }), address, ['tea'])) heard += 1
      if (at === nearbyLimits.burst + 10) expect(heard).toBe(nearbyLimits.neighbours)
      time += 10
    }
    expect(neighbours.all().size).toBe(nearbyLimits.neighbours)
  })
})
