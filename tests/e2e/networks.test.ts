import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'
import type { UdpRelay, Weather } from '../support/udpRelay'
import { RELAY_ARGS, startUdpRelay, useRelay } from '../support/udpRelay'
import { twoMembers } from '../support/twoMembers'

// Two members whose data goes over a network that the story owns. The hub stays within reach: what is tried is the way
// from member to member.

/** Milliseconds within which a network that works again is in use (quality.md). */
const HEALED = 5_000
/**
 * Now and then an opening gets stuck, and is given up after 8 to 12 s (`shared/mesh/roomMesh.ts`): one cut of five seconds
 * in some fifteen healed only after 7 s. Why is not known yet.
 */
const STUCK = 20_000
/** The long partition takes its time only where it is asked for, since a whole run must end within half an hour. */
const LONG = process.env['SNUG_LONG'] ? 300_000 : undefined

let stage: Stage
let relay: UdpRelay
let [anna, idris]: [StageMember | undefined, StageMember | undefined] = [undefined, undefined]
const both = (): [StageMember, StageMember] => {
  if (!anna || !idris) throw new Error('they have not arrived')
  return [anna, idris]
}

beforeAll(async () => {
  stage = await serveStage(RELAY_ARGS)
  relay = startUdpRelay()
  const arrive = (name: string): Promise<StageMember> => stage.arrive((context) => useRelay(context, relay, name))
  ;[anna, idris] = await twoMembers(arrive)
  expect(relay.passed).toBeGreaterThan(0)
})
afterAll(async () => {
  await stage?.close()
  relay?.close()
})

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
let said = 0
/** Both say something, at once, and see what the other said; milliseconds that it took. */
const talk = async (within: number): Promise<number> => {
  const [one, other] = both()
  const started = performance.now()
  const [from, to] = [`Word ${(said += 1)} of Anna`, `Word ${(said += 1)} of Idris`]
  await Promise.all([one.post(from), other.post(to)])
  await Promise.all([one.sees(to, within), other.sees(from, within)])
  return performance.now() - started
}

describe('over a network of', () => {
  const weathers: readonly Weather[] = [20, 100, 300].flatMap((delay) => [
    { delay, loss: 0.01 },
    { delay, loss: 0.05 },
  ])
  test.each(weathers)('$delay ms and a loss of $loss, members read each other', async (weather) => {
    relay.weather(weather)
    await talk(20_000)
    await talk(20_000)
  })

  test('100 ms that doubles a tenth and delivers a fifth behind others, they read each other, each word once', async () => {
    relay.weather({ delay: 100, loss: 0.01, twice: 0.1, late: 0.2 })
    await talk(20_000)
    await talk(20_000)
    for (const member of both()) {
      const texts = await member.texts()
      expect(new Set(texts).size).toBe(texts.length)
    }
  })
})

/** So many messages, if there are, every page draws at the conversation's end. */
const NEWEST = 20

describe('members who never meet but through a third', () => {
  let zoe: StageMember
  beforeAll(async () => {
    relay.weather({ delay: 20, loss: 0.01 })
    zoe = await stage.arrive((context) => useRelay(context, relay, 'Zoé'))
    const [one] = both()
    await zoe.join('Zoé', await one.invite())
    await zoe.page.getByText(/^Linked with (Anna and Idris|Idris and Anna)$/).waitFor({ timeout: 40_000 })
    relay.part('Anna', 'Zoé')
    await zoe.page.getByText('Linked with Idris', { exact: true }).waitFor({ timeout: 20_000 })
  })
  afterAll(() => zoe?.context.close())

  test('read each other through them, each word once', async () => {
    const [one, other] = both()
    for (const at of [1, 2, 3]) {
      await one.post(`Anna to Zoé ${at}`)
      await zoe.sees(`Anna to Zoé ${at}`)
      await zoe.post(`Zoé to Anna ${at}`)
      await one.sees(`Zoé to Anna ${at}`)
    }
    await one.page.getByText('Linked with Idris', { exact: true }).waitFor()
    // How much of what was said before is drawn above, each page decides for itself.
    const said = (await zoe.texts()).slice(-NEWEST)
    expect(said.at(-1)).toBe('Zoé to Anna 3')
    for (const member of [one, other, zoe]) {
      const texts = await member.texts()
      expect(texts).toEqual([...new Set(texts)])
      expect(texts.slice(-NEWEST)).toEqual(said)
    }
  })

  test('and what one says while the third is away comes when they return', async () => {
    const [one, other] = both()
    await other.page.goto(`${stage.edition.url}/nothing`)
    await zoe.page.getByText('Nobody else is linked just now.').waitFor({ timeout: 20_000 })
    await one.post('While Idris was away')
    await zoe.post('While Idris was away, too')
    await other.page.goto(stage.edition.url)
    await zoe.sees('While Idris was away', 40_000)
    await one.sees('While Idris was away, too', 40_000)
  })
})

describe('a network that is cut', () => {
  const cutFor = async (ms: number): Promise<number> => {
    const [one, other] = both()
    relay.weather({ delay: 20, loss: 0 })
    await talk(20_000)
    relay.cut(true)
    const cut = performance.now()
    await one.page.getByText('Nobody else is linked just now.').waitFor({ timeout: 10_000 })
    // A dead peer is noticed within three seconds, at the next look at it.
    expect(performance.now() - cut).toBeLessThan(5_000)
    const [from, to] = [`Anna, alone for ${ms} ms`, `Idris, alone for ${ms} ms`]
    await Promise.all([one.post(from), other.post(to)])
    await one.seesSaved(/^Saved here$/)
    await wait(ms - (performance.now() - cut))
    relay.cut(false)
    const healed = performance.now()
    await Promise.all([one.sees(to, 60_000), other.sees(from, 60_000)])
    return performance.now() - healed
  }

  test('for five seconds is noticed, and is in use again within five seconds, two times of three at least', async () => {
    const took: number[] = []
    for (const ms of [5_000, 5_001, 5_002]) took.push(await cutFor(ms))
    const [, median = Infinity, longest = Infinity] = took.toSorted((a, b) => a - b)
    expect(median).toBeLessThan(HEALED)
    expect(longest).toBeLessThan(STUCK)
  })

  test('for half a minute too', async () => {
    expect(await cutFor(30_000)).toBeLessThan(STUCK)
  })

  // Five minutes of waiting: run it with SNUG_LONG=1.
  test.skipIf(LONG === undefined)('for five minutes too', { timeout: 600_000 }, async () => {
    expect(await cutFor(LONG ?? 0)).toBeLessThan(HEALED)
  })
})
