import { partsSum } from '#shared/contents/partsSum'
import { createMonthLine, isPost } from '#shared/documents/monthLine'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { reduceLedger } from '#shared/governance/reduceLedger'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, Month, SessionId, TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'
import { shuffled } from '../../support/streams'

const random = createSeededRandomness(7)
const write = ledgerOf(random)
const { hash, device: newDevice } = write
const [phone, laptop, idris, stranger] = [newDevice(), newDevice(), newDevice(), newDevice()]
const month: Month = '2026-01'
const doc: TalkDocId = `talk/${month}`
const NOW = 1_767_600_000_000

const founding = write.founded(phone)
const added = write.deviceAdded(phone, founding.id, laptop)
const invited = write.invited(phone, founding.id)
const admitted = write.admitted(phone, invited.id, idris)
/** Anna with a phone and a laptop, and Idris. */
const everyone = reduceLedger(founding.id, [founding, added, invited, admitted])
const onlyPhone = reduceLedger(founding.id, [founding])

let seq = 0
const talk = <Fields extends TalkFields>(device: DeviceId, at: number, fields: Fields): PlacedEvent<Fields> => {
  const common = { v: 1, doc: 'x', device, session: 'S' as SessionId, seq: (seq += 1), prev: '', at } as const
  return { id: hash(), in: doc, client: device.charCodeAt(0), event: { ...common, ...fields } }
}

/** A month in which everyone says things, edits and takes back, their own and others'. */
const someMonth = (): PlacedEvent<TalkFields>[] => {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.fraction() * from.length)] as T
  const parts: PlacedEvent<TalkFields>[] = []
  const posts = Array.from({ length: 12 }, () => {
    const [device, at] = [pick([phone, laptop, idris, stranger]), Math.floor(random.fraction() * 8)]
    const kind = pick(['message', 'message', 'edition'] as const)
    const hashes = Array.from({ length: pick([0, 0, 1, 3]) }, hash)
    const whole = hashes.length > 0 ? { parts: hashes.length, sum: partsSum(hashes) } : {}
    const post = talk(device, at, { kind, hash: hash(), ...whole })
    for (const [nth, one] of hashes.entries()) {
      const [by, later] = [random.fraction() < 0.9 ? device : idris, at + pick([0, 0, 0, 1, -1])]
      parts.push(
        talk(by, later, { kind: 'part', of: post.id, month, nth, hash: random.fraction() < 0.9 ? one : hash() }),
      )
    }
    return post
  })
  const changes = Array.from({ length: 12 }, () => {
    const { id, event } = pick(posts)
    const device = random.fraction() < 0.6 ? event.device : pick([phone, idris, stranger])
    const at = Math.floor(random.fraction() * 12)
    const kind = pick(['edit', 'edit', 'takenBack', 'redacted'] as const)
    return talk(device, at, { kind, of: id, month, hash: kind === 'edit' ? hash() : event.hash })
  })
  return [...posts, ...parts, ...changes]
}

test('a month that grows event by event, in whatever order, reads as the timeline of all of them', () => {
  for (let round = 0; round < 60; round += 1) {
    const events = someMonth()
    const line = createMonthLine(doc, everyone, (at) => at)
    for (const placed of shuffled(events, random)) {
      line.add([placed])
      // Looked at in between, so that what is shown is changed and not made anew.
      if (random.fraction() < 0.7) line.messages()
      else line.latest(5)
      line.add([placed])
    }
    // The last few are the same, whether or not all of them were looked at.
    const { messages } = timeline(events, everyone, NOW)
    expect(line.count()).toBe(messages.length)
    for (const most of [0, 5, 100]) expect(line.latest(most)).toEqual(most > 0 ? messages.slice(-most) : [])
    expect(line.messages()).toEqual(timeline(events, everyone, NOW).messages)
  }
})

test('what the ledger does not allow yet shows as soon as it does', () => {
  const events = someMonth()
  const line = createMonthLine(doc, onlyPhone, (at) => at)
  line.add(events)
  line.messages()
  line.judge(everyone)
  expect(line.messages()).toEqual(timeline(events, everyone, NOW).messages)
})

test('a month that begins with its newest shows those alone, and all of them once it is filled', () => {
  for (let round = 0; round < 20; round += 1) {
    const events = someMonth()
    const line = createMonthLine(doc, everyone, (at) => at, 5)
    // The newest, and changes: also of what is not here yet.
    line.add(events.filter((placed) => !isPost(placed) || placed.event.at >= 5))
    const all = timeline(events, everyone, NOW).messages
    expect(line.messages()).toEqual(all.filter(({ at }) => at >= 5))
    line.add([events.find((placed) => isPost(placed) && placed.event.at < 5) ?? events[0]!])
    expect(line.messages()).toEqual(all.filter(({ at }) => at >= 5))
    line.fill(events)
    expect([line.since, line.messages()]).toEqual([0, all])
  }
})

test('changes that name another month are not about this one', () => {
  const post = talk(phone, 1, { kind: 'message', hash: hash() })
  const line = createMonthLine(doc, everyone, (at) => at)
  line.add([post, talk(phone, 2, { kind: 'takenBack', of: post.id, month: '2026-02', hash: post.event.hash })])
  expect(line.messages().map(({ takenBack }) => takenBack)).toEqual([false])
})
