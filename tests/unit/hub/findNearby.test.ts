import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { hubLimits } from '#shared/protocol/hubWire'
import type { NearbyHubs } from '../../../electron/hub/nearby/findNearby'
import { findNearby } from '../../../electron/hub/nearby/findNearby'
import { readAnnouncement } from '../../../electron/hub/nearby/announcement'
import { topicsIn } from '../../../electron/hub/nearby/topicTokens'
import type { Subscriber } from '../../../electron/hub/switchboard'
import { createSwitchboard } from '../../../electron/hub/switchboard'
import { announced } from '../../support/announced'

const HERE = '192.168.1.5'
const ELSEWHERE = '10.0.0.5'

/** A hub whose network is the test’s: what it says and where it asks is written down. */
const hubIn = (canSpeak = (): boolean => true) => {
  const switchboard = createSwitchboard()
  const page: Subscriber = { kind: 'page', deliver: () => undefined }
  const said: { at: number; from: string; packet: Uint8Array }[] = []
  const asked: string[] = []
  const opened: (readonly string[])[] = []
  let networks = [{ address: HERE, netmask: '255.255.255.0' }]
  let hear: (packet: Uint8Array, from: string) => void = () => undefined
  const nearby = findNearby({
    switchboard,
    port: 4040,
    onChange: () => undefined,
    networks: () => networks,
    openMulticast: async (addresses, heard) => {
      if (!canSpeak()) throw new Error('no multicast')
      opened.push(addresses)
      hear = heard
      return {
        send: (packet, from) => void said.push({ at: performance.now(), from, packet }),
        close: async () => void (hear = () => undefined),
      }
    },
    open: (address) => {
      asked.push(address)
      const socket = Object.assign(new EventEmitter(), { terminate: () => undefined })
      setTimeout(() => socket.emit('error', new Error('nobody is there')), 10)
      return socket as unknown as WebSocket
    },
  })
  return {
    nearby,
    said,
    asked,
    opened,
    join: (...topics: readonly string[]) => topics.forEach((topic) => switchboard.subscribe(page, topic)),
    leave: (...topics: readonly string[]) => topics.forEach((topic) => switchboard.unsubscribe(page, topic)),
    move: (address: string) => (networks = [{ address, netmask: '255.255.255.0' }]),
    hear: (packet: Uint8Array, from: string) => hear(packet, from),
  }
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('a hub that looks for others in its network', () => {
  let found: NearbyHubs | undefined
  const open = (canSpeak?: () => boolean): ReturnType<typeof hubIn> => {
    const hub = hubIn(canSpeak)
    found = hub.nearby
    return hub
  }
  beforeEach(
    () =>
      void vi.useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
      }),
  )
  afterEach(async () => {
    await found?.close()
    vi.useRealTimers()
  })

  test('says nothing as long as nobody listens to anything', async () => {
    const hub = open()
    await pass(300_000)
    expect(hub.said).toEqual([])
    await hub.nearby.close()
    expect(hub.said).toEqual([])
  })

  test('says a new topic three times, and then about once a minute; at the end it says farewell', async () => {
    const hub = open()
    hub.join('tea')
    await pass(6_000)
    expect(hub.said).toHaveLength(3)
    await pass(300_000)
    expect(hub.said.length).toBeGreaterThanOrEqual(3 + 5)
    expect(hub.said.length).toBeLessThanOrEqual(3 + 7)
    // The page is gone before its hub is: the farewell is for what had been announced.
    hub.leave('tea')
    await hub.nearby.close()
    const last = readAnnouncement(hub.said.at(-1)?.packet ?? Buffer.alloc(0))
    if (!last) throw new Error('nothing was said')
    expect(last.seconds).toBe(0)
    expect(topicsIn(last.tokens, ['tea'], { ...last, address: HERE })).toEqual(['tea'])
  })

  test('never says more than one thing a second, however topics come and go, and whatever is heard', async () => {
    const hub = open()
    for (let at = 0; at < 300; at += 1) {
      hub.join(`topic ${at}`)
      hub.hear(announced([`topic ${at}`], { address: `192.168.1.${10 + (at % 20)}` }), `192.168.1.${10 + (at % 20)}`)
      await pass(50)
    }
    const gaps = hub.said.slice(1).map(({ at }, place) => at - (hub.said[place]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(5)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(999)
  })

  test('answers whom it shares a topic with, and no stranger', async () => {
    const hub = open()
    hub.join('tea')
    await pass(20_000)
    const before = hub.said.length
    hub.hear(announced(['milk'], { address: '192.168.1.20' }), '192.168.1.20')
    await pass(5_000)
    expect(hub.said).toHaveLength(before)
    hub.hear(announced(['tea'], { address: '192.168.1.20' }), '192.168.1.20')
    await pass(5_000)
    expect(hub.said).toHaveLength(before + 1)
    expect(new Set(hub.asked)).toEqual(new Set(['192.168.1.20:4040']))
  })

  test('asks at no address beyond its network, whatever is heard from there', async () => {
    const hub = open()
    hub.join('tea')
    await pass(1_000)
    for (const address of ['8.8.8.8', '127.0.0.1', HERE, '192.168.2.1', '192.168.1.255'])
      hub.hear(announced(['tea'], { address }), address)
    await pass(5_000)
    expect(hub.asked).toEqual([])
  })

  test('gives up whoever does not answer, with growing pauses, and has to be told of them anew', async () => {
    const hub = open()
    hub.join('tea')
    await pass(1_000)
    hub.hear(announced(['tea'], { address: '192.168.1.20' }), '192.168.1.20')
    await pass(170_000)
    const times = hub.asked.length
    expect(times).toBeGreaterThan(3)
    expect(times).toBeLessThan(20)
    await pass(600_000)
    expect(hub.asked).toHaveLength(times)
  })

  test('asks at so many and no more', async () => {
    const hub = open()
    hub.join('tea')
    await pass(1_000)
    for (let at = 20; at < 20 + hubLimits.bridges * 2; at += 1) {
      hub.hear(announced(['tea'], { address: `192.168.1.${at}` }), `192.168.1.${at}`)
    }
    await pass(20_000)
    expect(new Set(hub.asked).size).toBe(hubLimits.bridges)
  })

  test('in another network begins anew under another name, and forgets whom it knew', async () => {
    const hub = open()
    hub.join('tea')
    await pass(1_000)
    hub.hear(announced(['tea'], { address: '192.168.1.20' }), '192.168.1.20')
    await pass(1_000)
    hub.move(ELSEWHERE)
    await pass(10_000)
    expect(hub.opened).toEqual([[HERE], [ELSEWHERE]])
    const times = hub.asked.length
    await pass(60_000)
    expect(hub.asked).toHaveLength(times)
    const [first, last] = [hub.said[0], hub.said.at(-1)].map(
      (one) => one && readAnnouncement(one.packet)?.nonce.toString('hex'),
    )
    expect(hub.said.at(-1)?.from).toBe(ELSEWHERE)
    expect(last).not.toBe(first)
  })

  test('has another name after ten minutes, and after the machine has slept', async () => {
    const hub = open()
    hub.join('tea')
    await pass(5_000)
    const name = (): string | undefined =>
      readAnnouncement(hub.said.at(-1)?.packet ?? Buffer.alloc(0))?.nonce.toString('hex')
    const names = [name()]
    await pass(300_000)
    expect(name()).toBe(names[0])
    await pass(400_000)
    names.push(name())
    vi.setSystemTime(Date.now() + 3_600_000)
    await pass(10_000)
    names.push(name())
    expect(new Set(names).size).toBe(3)
    expect(hub.opened).toHaveLength(2)
  })

  test('where no multicast is to be had says so, and tries again', async () => {
    let can = false
    const hub = open(() => can)
    hub.join('tea')
    await pass(20_000)
    expect(hub.nearby.state.looking).toBe('unable')
    expect(hub.said).toEqual([])
    can = true
    await pass(10_000)
    expect(hub.nearby.state.looking).toBe('looking')
    expect(hub.said.length).toBeGreaterThan(0)
  })
})
