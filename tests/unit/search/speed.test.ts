import type { TimelineMessage } from '#shared/documents/timeline'
import { createFakeClock } from '#shared/ports/clock.fake'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, Hash, MessageId, TalkDocId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { expect, test } from 'vitest'
import { searchRoom } from '../../../renderer/state/search/roomSearch'
import { timeOf } from '../../support/busyTime'
import { settle } from '../../support/quiet'

const MESSAGES = 100_000
const MONTHS = 24
const WORDS =
  'the reading circle meets on thursday at élodie’s house with soup bread lighthouse chapter page book night fog letter sea harbour œuvre little old grey boat river window lamp paper story voice road garden stone winter'.split(
    ' ',
  )
const device = 'D'.repeat(43) as DeviceId

/** A replica that has 100,000 messages of 4 to 40 words in 24 months, and nothing else of one. */
const largeRoom = (): Replica => {
  const random = createSeededRandomness(7)
  const one = (): string => WORDS[Math.floor(random.fraction() ** 2 * WORDS.length)] ?? ''
  const texts = new Map<Hash, string>()
  const months = Array.from({ length: MONTHS }, (_, month) => {
    const doc = `talk/20${24 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as TalkDocId
    const size = Math.floor(MESSAGES / MONTHS) + (month === 0 ? MESSAGES % MONTHS : 0)
    const messages = Array.from({ length: size }, (_, at): TimelineMessage => {
      const hash = `${month}/${at}` as Hash
      texts.set(hash, Array.from({ length: 4 + Math.floor(random.fraction() * 36) }, one).join(' '))
      return {
        id: hash as MessageId,
        kind: 'message',
        in: doc,
        client: 1,
        seq: at,
        author: device,
        at: Date.UTC(2024, month, 1) + at * 500_000,
        replyTo: undefined,
        replyMonth: undefined,
        hash,
        editedAt: undefined,
        parts: [],
        partsToCome: false,
        partsAt: [],
        takenBack: false,
        redactedBy: undefined,
      }
    })
    return { doc, messages }
  }).reverse()
  texts.set('0/0' as Hash, 'the very first: a needle')
  return {
    self: device,
    state: () => ({ byDevice: new Map(), standings: new Map(), members: new Map() }),
    months: () => months.map(({ doc }) => doc),
    hold: async (doc: TalkDocId) => {
      const { messages } = months.find((month) => month.doc === doc)!
      return { line: { doc, messages: () => messages, since: 0 }, release: () => undefined }
    },
    fill: async () => undefined,
    words: async (hashes: readonly Hash[]) =>
      new Map(hashes.map((hash) => [hash, { v: 1, by: device, text: texts.get(hash) ?? '' }])),
    isErased: () => false,
    notes: () => [],
    documents: () => [],
    on: () => () => undefined,
  } as unknown as Replica
}

/** Every letter of these as it is typed: what is common, what is rare, what is not there. */
const TYPED = ['needle', 'lighthouse fog', 'elodie', 'oeuvre winter', 'thursday', 'zzz', 'garden stone voice road']

test('95 in 100 answers about 100,000 messages takes less than 50 ms', async () => {
  const search = searchRoom({ replica: largeRoom(), clock: createFakeClock(), pause: async () => undefined })
  while (!search.reach().isComplete) await settle()
  const asked = TYPED.flatMap((typed) => Array.from(typed, (_, at) => typed.slice(0, at + 1)))
  expect(search.find({ words: 'needle' }, 50).items).toHaveLength(1)
  const times: number[] = []
  for (const words of asked) {
    times.push(timeOf(() => search.find({ words }, 50)))
  }
  times.sort((one, other) => one - other)
  const p95 = times[Math.floor(times.length * 0.95)] ?? Infinity
  console.log(
    `search in ${MESSAGES} messages: median ${times[times.length >> 1]?.toFixed(1)}, p95 ${p95.toFixed(1)} ms`,
  )
  expect(p95).toBeLessThan(50)
  search.close()
})
