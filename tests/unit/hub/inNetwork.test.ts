import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readAnnouncement, writeAnnouncement } from '../../../electron/hub/nearby/announcement'
import { announced } from '../../support/announced'
import type { Lan, LanMachine } from '../../support/lan'
import { openLan, whyNoLan } from '../../support/lan'
import type { LanMember } from '../../support/lanMember'
import { buildMachine, startLanMember } from '../../support/lanMember'
import { until } from '../../support/until'

// Real hubs with real multicast, each on a machine of its own: three network namespaces on one switch.

const why = whyNoLan()
const WITHIN = 20_000
const isFarewell = ({ hex }: { readonly hex: string }): boolean =>
  readAnnouncement(Buffer.from(hex, 'hex'))?.seconds === 0
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

describe.skipIf(why)(`hubs in one network${why ? ` (not here: ${why})` : ''}`, { timeout: 90_000 }, () => {
  let lan: Lan
  const members: LanMember[] = []
  const at = (place: number): LanMachine => {
    const machine = lan.machines[place]
    if (!machine) throw new Error('there is no such machine')
    return machine
  }
  const start = (place: number): LanMember => {
    const member = startLanMember(at(place))
    members.push(member)
    return member
  }
  /** Somebody at a third machine, who hears all that is said to all. */
  const eavesdrop = async (): Promise<LanMember> => {
    const eva = start(2)
    await eva.do({ do: 'eavesdrop', address: at(2).address })
    return eva
  }
  const arrive = async (place: number, ...topics: readonly string[]): Promise<LanMember> => {
    const member = start(place)
    for (const topic of topics) await member.do({ do: 'join', topic })
    return member
  }
  const beReachable = (member: LanMember, on = true): Promise<readonly string[]> => member.do({ do: 'reachable', on })
  const hasFound = (member: LanMember, machines: number): Promise<void> =>
    until(() => member.nearby()?.machines === machines, `${machines} machines are found`, WITHIN)
  const reach = (from: LanMember, to: LanMember, topic: string, text: string): Promise<void> =>
    until(
      async () => {
        await from.do({ do: 'say', topic, text: `${text} ${performance.now()}` })
        await wait(100)
        return to.heard().some((one) => one.startsWith(text))
      },
      `“${text}” is heard`,
      WITHIN,
    )

  beforeAll(async () => {
    await buildMachine()
    lan = await openLan(3)
  }, 60_000)
  afterAll(() => lan?.close())
  afterEach(async () => {
    for (const member of members.splice(0)) await member.end('kill')
  })

  test('find each other by themselves, and what one says on a shared topic the other hears', async () => {
    const [anna, idris] = [await arrive(0, 'tea'), await arrive(1, 'tea', 'cocoa')]
    await beReachable(anna)
    await beReachable(idris)
    for (const member of [anna, idris]) await hasFound(member, 1)
    await reach(anna, idris, 'tea', 'from Anna')
    await reach(idris, anna, 'tea', 'from Idris')
    // Another topic, later: nobody has to do anything for it either.
    await anna.do({ do: 'join', topic: 'cocoa' })
    await reach(anna, idris, 'cocoa', 'also cocoa')
    await reach(idris, anna, 'cocoa', 'and back')
  })

  test('find each other in whichever of a machine’s networks, also where the way out is by another', async () => {
    const { run } = at(0)
    run('ip', 'link', 'add', 'eth1', 'type', 'veth', 'peer', 'name', 'nobody')
    try {
      run('ip', 'addr', 'add', '10.88.0.1/24', 'dev', 'eth1')
      for (const device of ['eth1', 'nobody']) run('ip', 'link', 'set', device, 'up')
      run('ip', 'route', 'replace', 'default', 'dev', 'eth1')
      const [eva, anna] = [await eavesdrop(), await arrive(0, 'tea')]
      await beReachable(anna)
      await until(() => eva.packets().some(({ from }) => from === at(0).address), 'Anna is heard', WITHIN)
      const idris = await arrive(1, 'tea')
      await beReachable(idris)
      for (const member of [anna, idris]) await hasFound(member, 1)
    } finally {
      run('ip', 'link', 'del', 'eth1')
      run('ip', 'route', 'replace', 'default', 'dev', 'eth0')
    }
  })

  test('that share no topic do not connect, nor do they learn what the other listens to', async () => {
    const [anna, idris] = [await arrive(0, 'tea'), await arrive(1, 'cocoa')]
    const eva = await eavesdrop()
    for (const member of [anna, idris]) await beReachable(member)
    await until(
      () => new Set(eva.packets().map(({ from }) => from)).size === 2,
      'both have said that they are there',
      WITHIN,
    )
    await wait(2_000)
    for (const member of [anna, idris]) expect(member.nearby()).toMatchObject({ looking: 'looking', machines: 0 })
    expect(at(0).run('ss', '-Htn', 'state', 'established', 'dst', at(1).address)).toBe('')
    for (const { hex } of eva.packets()) expect(Buffer.from(hex, 'hex').includes('tea')).toBe(false)
  })

  test('say nothing, and listen to nobody, unless they are reachable, and have something to say', async () => {
    const eva = await eavesdrop()
    const anna = await arrive(0, 'tea')
    const idris = await arrive(1)
    await beReachable(idris)
    await wait(4_000)
    expect(eva.packets()).toEqual([])
    expect(at(0).run('ss', '-Hlun')).not.toContain(':5353')

    await beReachable(anna)
    await until(() => eva.packets().length > 0, 'Anna is heard', WITHIN)
    expect(at(0).run('ss', '-Hlun')).toContain(':5353')
    await beReachable(anna, false)
    await until(() => eva.packets().slice(-1).some(isFarewell), 'Anna says farewell', WITHIN)
    const before = eva.packets().length
    await anna.do({ do: 'join', topic: 'cocoa' })
    await wait(4_000)
    expect(eva.packets()).toHaveLength(before)
    expect(at(0).run('ss', '-Hlun')).not.toContain(':5353')
    expect(anna.nearby()).toMatchObject({ looking: 'off', machines: 0 })
  })

  test('say farewell as well when they quit without waiting for anything', async () => {
    const eva = await eavesdrop()
    const anna = await arrive(0, 'tea')
    await beReachable(anna)
    await until(() => eva.packets().length > 0, 'Anna is heard', WITHIN)
    void anna.do({ do: 'quit' })
    await until(() => eva.packets().slice(-1).some(isFarewell), 'Anna says farewell', WITHIN)
  })

  test('lose each other when one turns it off, quits or breaks down, and find each other again', async () => {
    const anna = await arrive(0, 'tea')
    let idris = await arrive(1, 'tea')
    for (const member of [anna, idris]) await beReachable(member)
    await hasFound(anna, 1)
    await hasFound(idris, 1)
    await beReachable(idris, false)
    await hasFound(anna, 0)
    await beReachable(idris)
    await hasFound(anna, 1)
    for (const how of ['quit', 'kill'] as const) {
      await idris.end(how)
      await hasFound(anna, 0)
      idris = await arrive(1, 'tea')
      await beReachable(idris)
      await hasFound(anna, 1)
      await reach(anna, idris, 'tea', `after ${how}`)
    }
  })

  test('find each other again at other addresses', async () => {
    const [anna, idris] = [await arrive(0, 'tea'), await arrive(1, 'tea')]
    for (const member of [anna, idris]) await beReachable(member)
    await hasFound(anna, 1)
    const met = anna.nearby()?.met ?? 0
    const { run, address } = at(1)
    run('ip', 'addr', 'del', `${address}/24`, 'dev', 'eth0')
    run('ip', 'addr', 'add', '10.77.0.99/24', 'dev', 'eth0')
    run('ip', 'route', 'replace', 'default', 'dev', 'eth0')
    try {
      await until(() => (anna.nearby()?.met ?? 0) > met, 'Anna has met Idris anew', 30_000)
      await reach(idris, anna, 'tea', 'from elsewhere')
    } finally {
      run('ip', 'addr', 'del', '10.77.0.99/24', 'dev', 'eth0')
      run('ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0')
      run('ip', 'route', 'replace', 'default', 'dev', 'eth0')
    }
  })

  test('connect to nobody who says again what one of them said, nor to whom strangers name', async () => {
    const anna = await arrive(0, 'tea')
    const eva = await eavesdrop()
    await eva.do({ do: 'count', port: 4040 })
    await beReachable(anna)
    const idris = await arrive(1, 'tea')
    await beReachable(idris)
    await hasFound(anna, 1)
    // Anna may know of him before his packet is told from the third machine.
    const heard = () => eva.packets().find(({ from }) => from === at(1).address)
    await until(() => heard() !== undefined, 'Idris announces himself', WITHIN)
    const said = readAnnouncement(Buffer.from(heard()?.hex ?? '', 'hex'))
    if (!said) throw new Error('what Idris has announced cannot be read')
    const shout = (packet: Buffer): Promise<unknown> =>
      eva.do({ do: 'shout', address: at(2).address, hex: packet.toString('hex') })
    // Word for word, with her own port, and with something that nobody listens to.
    await shout(writeAnnouncement(said))
    await shout(writeAnnouncement({ ...said, port: 4040 }))
    await shout(announced(['milk'], { address: at(2).address }))
    for (const length of [0, 1, 12, 512, 1_400, 9_000]) await shout(Buffer.alloc(length, 0xc0))
    await wait(3_000)
    expect(eva.told.filter(({ is }) => is === 'asked')).toEqual([])
    expect(anna.nearby()?.machines).toBe(1)
    // What is announced is what counts: who knows the topic is connected to, at the address that it came from.
    await shout(announced(['tea'], { address: at(2).address }))
    await until(() => eva.told.some(({ is }) => is === 'asked'), 'Anna asks there', WITHIN)
  })
})
