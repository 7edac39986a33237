import type { Lab } from '../lab'
import { crowd } from '../crowd'
import { growth } from '../measure'
import { withStockSignalling } from '../pairs'
import { result } from '../row'
import type { Work } from './work'

const SIZES = [5, 10, 20] as const
const MEMBERS = 20
/** Milliseconds: until all hold the same, and as long as a message may have consequences. */
const SETTLE = 60_000
const SPAN = 5_000
const QUIET = 2_000
const STEP = 500

/** An update that says nothing has so many bytes. */
const EMPTY = 2

/** `messages`: those that carry the event or its words. `least`: bytes, the event with its words once to everybody. */
type Traffic = { readonly messages: number; readonly bytes: number; readonly least: number }

/** What one message costs among members that are all linked, on the engine with a network and a clock of the tests'. */
const snugTraffic = async (members: number): Promise<Traffic> => {
  // Only here: the simulation's cryptography takes the place of the platform's.
  const { room } = await import('../../support/room')
  const names = Array.from({ length: members }, (_, at) => `member${at}`)
  const there = await room(7, ...names)
  there.connectAll()
  await there.pass(SETTLE)
  let total = { messages: 0, bytes: 0 }
  let live = 0
  there.watch(({ wire, bytes }) => {
    const carries = wire.is === 'update' ? wire.update.length > EMPTY : wire.is === 'contents'
    total = { messages: total.messages + (carries ? 1 : 0), bytes: total.bytes + bytes.length }
    if (wire.is === 'update' && !wire.answers) live = bytes.length
  })
  // Right after a look at whether all hold the same: the next one is far enough away.
  while (total.bytes === 0) await there.pass(STEP)
  for (let before = -1; before !== total.bytes;) {
    before = total.bytes
    await there.pass(QUIET)
  }
  total = { messages: 0, bytes: 0 }
  const said = 'Has everyone finished the third chapter? I have not, and Thursday is near.'
  await there.when(there.member('member0').replica.appendTalk({ kind: 'message' }, { v: 1, text: said }))
  await there.pass(SPAN)
  return { ...total, least: (members - 1) * live }
}

/** The same with y-webrtc, in a Chromium that gives each member a storage and a world of its own. */
const stockTraffic = (lab: Lab): Promise<{ messages: number; bytes: number } | null> =>
  withStockSignalling(lab, ({ url }) =>
    crowd(lab, MEMBERS, async (pages) => {
      for (const page of pages) await page.evaluate((to) => window.bench.talkStock(to, 'traffic', 0), url)
      const each = async (read: (page: (typeof pages)[number]) => Promise<number>): Promise<number[]> =>
        Promise.all(pages.map(read))
      const end = Date.now() + SETTLE
      while ((await each((page) => page.evaluate(() => window.bench.stockLinks()))).some((n) => n < MEMBERS - 1)) {
        if (Date.now() > end) {
          lab.say(
            `  y-webrtc: links ${(await each((page) => page.evaluate(() => window.bench.stockLinks()))).join(' ')}`,
          )
          return null
        }
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
      const sum = async (what: 'messages' | 'bytes'): Promise<number> =>
        (await each((page) => page.evaluate((of) => window.bench.stockTraffic()[of], what))).reduce((a, b) => a + b, 0)
      const before = { messages: await sum('messages'), bytes: await sum('bytes') }
      await pages[0]?.evaluate(() => window.bench.postStock('Has everyone finished the third chapter?'))
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      return { messages: (await sum('messages')) - before.messages, bytes: (await sum('bytes')) - before.bytes }
    }),
  )

/** What one message costs on the wire. */
export const traffic: Work = {
  name: 'traffic',
  run: async (lab) => {
    const stock = await stockTraffic(lab)
    lab.say(`  y-webrtc: ${JSON.stringify(stock)}`)
    const points: [members: number, bytes: number][] = []
    let last: Traffic = { messages: 0, bytes: 0, least: 0 }
    for (const members of SIZES) {
      last = await snugTraffic(members)
      lab.say(`  ${members} members: ${JSON.stringify(last)}`)
      points.push([members, last.bytes])
    }
    const target = '1.5 times the least possible'
    const meets = (_: number, ratio: number | null): boolean => ratio !== null && ratio <= 1.5
    return [
      result({
        work: `traffic of one message among ${MEMBERS} members`,
        unit: 'messages with it',
        snug: last.messages,
        bare: MEMBERS - 1,
        peers: { 'y-webrtc': stock?.messages ?? null },
        target,
        meets,
      }),
      result({
        work: `traffic of one message among ${MEMBERS} members, acknowledgements and all`,
        unit: 'bytes',
        snug: last.bytes,
        bare: last.least,
        peers: { 'y-webrtc': stock?.bytes ?? null },
        target,
        meets,
      }),
      result({
        work: 'growth of the traffic of one message with the number of members',
        unit: 'exponent',
        snug: growth(points),
        remarks: [points.map(([members, bytes]) => `${members}: ${bytes} bytes`).join(', ')],
      }),
    ]
  },
}
