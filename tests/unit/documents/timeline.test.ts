import { partsSum } from '#shared/contents/partsSum'
import type { TimelineMessage } from '#shared/documents/timeline'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { encodeCut } from '#shared/governance/cut'
import { reduceLedger } from '#shared/governance/reduceLedger'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, Hash, MessageId, NoteId, SessionId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'
import { shuffled } from '../../support/streams'
import { timeOf } from '../../support/busyTime'

const random = createSeededRandomness(81)
const write = ledgerOf(random)
const { hash, device: newDevice } = write
const [phone, laptop, idris, reader, stranger] = [newDevice(), newDevice(), newDevice(), newDevice(), newDevice()]
const note = 'A'.repeat(22) as NoteId
const NOW = 1_767_600_000_000
const month = '2026-01'

/** Anna with two devices, Idris, and Ines who reads; nobody else was ever let in. */
const founding = write.founded(phone)
const added = write.deviceAdded(phone, founding.id, laptop)
const invited = write.invited(phone, founding.id)
const admitted = write.admitted(phone, invited.id, idris)
const asReader = write.invited(phone, founding.id, { role: 'reader' })
const admittedReader = write.admitted(phone, asReader.id, reader)
const ledger = [founding, added, invited, admitted, asReader, admittedReader]
const state = reduceLedger(founding.id, ledger)

let seq = 0
const talk = <Fields extends TalkFields>(
  device: DeviceId,
  at: number,
  fields: Fields,
  client = 1,
): PlacedEvent<Fields> => {
  const common = { v: 1, doc: 'x', device, session: 'S' as SessionId, seq: (seq += 1), prev: '', at } as const
  return { id: hash(), in: 'talk/2026-01', client, event: { ...common, ...fields } }
}
const message = (device: DeviceId, at: number, replyTo?: MessageId, words: Hash = hash()) =>
  talk(device, at, { kind: 'message', hash: words, ...(replyTo ? { replyTo } : {}) })
const edit = (device: DeviceId, at: number, of: MessageId, words: Hash = hash()) =>
  talk(device, at, { kind: 'edit', of, month, hash: words })
const takenBack = (device: DeviceId, at: number, of: PlacedEvent<{ kind: 'message'; hash: Hash }>) =>
  talk(device, at, { kind: 'takenBack', of: of.id, month, hash: of.event.hash })
const read = (...events: PlacedEvent<TalkFields>[]) => timeline(events, state, NOW)
const ids = (messages: readonly TimelineMessage[]): MessageId[] => messages.map(({ id }) => id)

describe('messages', () => {
  test('stand in the order of their times, whatever order they came in', () => {
    const all = [message(phone, 1), message(idris, 2), message(laptop, 3), message(idris, 4)]
    expect(ids(read(...shuffled(all, random)).messages)).toEqual(all.map(({ id }) => id))
  })
  test('of the same time stand by device, then in the order of writing', () => {
    const [low, high] = [phone, idris].sort()
    const all = [message(low as DeviceId, 5), message(low as DeviceId, 5), message(high as DeviceId, 5)]
    for (let time = 0; time < 6; time += 1) {
      expect(ids(read(...shuffled(all, random)).messages)).toEqual(all.map(({ id }) => id))
    }
  })
  test('say who, when, in answer to what, and which words', () => {
    const one = message(phone, 1)
    const answer = message(idris, 2, one.id)
    expect(read(one, answer).messages[1]).toEqual({
      id: answer.id,
      kind: 'message',
      in: answer.in,
      client: answer.client,
      seq: answer.event.seq,
      author: idris,
      at: 2,
      replyTo: one.id,
      replyMonth: undefined,
      hash: answer.event.hash,
      editedAt: undefined,
      parts: [],
      partsToCome: false,
      partsAt: [],
      takenBack: false,
      redactedBy: undefined,
    })
  })
  test('from further ahead than is believed are shown as of the latest believable time', () => {
    const latest = NOW + limits.clockAhead
    const [near, far] = [message(idris, latest), message(idris, latest + 1_000_000)]
    expect(read(near, far).messages.map(({ at }) => at)).toEqual([latest, latest])
  })
})

describe('edits', () => {
  test('the newest counts, by its time', () => {
    const one = message(phone, 1)
    const [first, second] = [edit(phone, 2, one.id), edit(laptop, 3, one.id)]
    for (const events of [
      [one, first, second],
      [second, first, one],
    ]) {
      expect(read(...events).messages[0]).toMatchObject({ hash: second.event.hash, editedAt: 3 })
    }
    const { wanted } = read(one, first, second)
    expect([...wanted].sort()).toEqual([one, first, second].map(({ event }) => event.hash).sort())
  })
  test('by anyone else are set aside', () => {
    const one = message(phone, 1)
    const forged = edit(idris, 2, one.id)
    const { messages, setAside } = read(one, forged)
    expect(messages[0]).toMatchObject({ hash: one.event.hash, editedAt: undefined })
    expect(setAside).toEqual([forged])
  })
  test('of a message that is not there change nothing and are not condemned', () => {
    expect(read(edit(phone, 1, hash()))).toMatchObject({ messages: [], setAside: [] })
  })
})

describe('taking back', () => {
  const one = message(phone, 1)
  const [before, after] = [edit(phone, 2, one.id), edit(phone, 9, one.id)]

  test('erases the words and those of every edit, earlier and later', () => {
    const { messages, erasable, wanted } = read(after, takenBack(laptop, 3, one), before, one)
    expect(messages[0]?.takenBack).toBe(true)
    expect([...erasable].sort()).toEqual([one, before, after].map(({ event }) => event.hash).sort())
    expect([...wanted]).toEqual([])
  })
  test('by anyone else is set aside', () => {
    const forged = takenBack(idris, 3, one)
    const { messages, erasable, setAside } = read(one, forged)
    expect(messages[0]?.takenBack).toBe(false)
    expect([erasable.size, setAside]).toEqual([0, [forged]])
  })
  test('erases nothing of another message, whatever hash it names', () => {
    const mine = message(idris, 2)
    const named = talk(idris, 3, { kind: 'takenBack', of: mine.id, month, hash: one.event.hash })
    expect([...read(one, mine, named).erasable]).toEqual([mine.event.hash])
  })
  test('does not erase what another message has too: nobody erases another’s words by naming them as their own', () => {
    const copy = message(idris, 0, undefined, one.event.hash)
    const copied = edit(idris, 4, copy.id, before.event.hash)
    const { messages, erasable, wanted } = read(one, before, copy, copied, takenBack(idris, 5, copy))
    expect(messages.find(({ id }) => id === one.id)?.takenBack).toBe(false)
    expect([...erasable]).toEqual([])
    expect(wanted).toContain(one.event.hash)
    // Once nobody's message has them, they go.
    expect(read(one, copy, takenBack(idris, 5, copy), takenBack(phone, 6, one)).erasable).toContain(one.event.hash)
  })
  test('leaves who and when', () => {
    expect(read(one, takenBack(phone, 3, one)).messages[0]).toMatchObject({ author: phone, at: 1 })
  })
})

describe('redacting', () => {
  const one = message(idris, 1)
  const edited = edit(idris, 2, one.id)
  const redacted = (device: DeviceId, at: number, of = one) =>
    talk(device, at, { kind: 'redacted', of: of.id, month, hash: of.event.hash })

  test('by an organiser erases what another wrote, with its edits, and says who did', () => {
    const { messages, erasable, setAside } = read(redacted(laptop, 3), edited, one)
    expect(messages[0]).toMatchObject({ author: idris, takenBack: true, redactedBy: laptop })
    expect([...erasable].sort()).toEqual([one, edited].map(({ event }) => event.hash).sort())
    expect(setAside).toEqual([])
  })
  test('by anyone else is set aside', () => {
    const forged = [redacted(idris, 3), redacted(reader, 4), redacted(stranger, 5)]
    const { messages, erasable, setAside } = read(one, ...forged)
    expect([messages[0]?.takenBack, erasable.size, setAside]).toEqual([false, 0, forged])
  })
  test('of what its author takes back too is the author’s word', () => {
    for (const events of [
      [redacted(phone, 3), takenBack(idris, 4, one)],
      [redacted(phone, 4), takenBack(idris, 3, one)],
    ])
      expect(read(one, ...events).messages[0]).toMatchObject({ takenBack: true, redactedBy: undefined })
  })
  test('stands, as far as it was seen, when its organiser is one no longer; not what they redact then', () => {
    const story = ledger.slice(0, -2)
    const raised = write.roleGiven(phone, founding.id, admitted.id, 'organiser', { heads: [admitted.id] })
    const mine = message(phone, 1)
    const [early, late] = [redacted(idris, 3, mine), redacted(idris, 4, message(phone, 2))]
    const [cut] = encodeCut(new Map([['talk/2026-01', new Map([[1, early.event.seq + 1]])]]))
    const lowered = write.roleGiven(phone, founding.id, admitted.id, 'member', { heads: [raised.id], cut: cut ?? '' })
    const then = reduceLedger(founding.id, [...story, raised, lowered])
    const { messages, setAside } = timeline([mine, early, late], then, NOW)
    expect([messages[0]?.redactedBy, setAside]).toEqual([idris, [late]])
  })
})

describe('of somebody who was removed', () => {
  const before = message(idris, 1)
  const after = message(idris, 2)
  const elsewhere = message(idris, 0)
  const [cut] = encodeCut(new Map([['talk/2026-01', new Map([[1, before.event.seq + 1]])]]))
  const gone = write.removed(phone, founding.id, admitted.id, { heads: [admitted.id], cut: cut ?? '' })
  const then = reduceLedger(founding.id, [...ledger, gone])
  const read = (...events: PlacedEvent<TalkFields>[]) => timeline(events, then, NOW)

  test('what they wrote before stands, what they wrote after is set aside', () => {
    const other = { ...elsewhere, client: 2 }
    const { messages, setAside, wanted } = read(after, before, other)
    expect([ids(messages), setAside]).toEqual([[before.id], [other, after]])
    expect([...wanted]).toEqual([before.event.hash])
  })
  test('nothing is edited or taken back any more, but an organiser can redact it', () => {
    const late = [edit(idris, 3, before.id), takenBack(idris, 4, before)]
    expect(read(before, ...late).setAside).toEqual(late)
    const redaction = talk(phone, 5, { kind: 'redacted', of: before.id, month, hash: before.event.hash })
    expect(read(before, redaction).messages[0]?.redactedBy).toBe(phone)
  })
})

describe('who may', () => {
  test('readers and strangers are set aside, in an order that does not depend on arrival', () => {
    const all = [message(reader, 1), message(stranger, 2), talk(reader, 3, { kind: 'noteFounded', note })]
    for (let time = 0; time < 5; time += 1) {
      const { messages, notes, setAside } = read(...shuffled(all, random))
      expect([messages.length, notes.size, setAside]).toEqual([0, 0, all])
    }
  })
})

describe('notes', () => {
  const founded = talk(phone, 5, { kind: 'noteFounded', note })
  test('are founded once; the first counts', () => {
    const again = talk(idris, 6, { kind: 'noteFounded', note })
    expect(read(again, founded).notes.get(note)).toEqual({ note, by: phone, at: 5, writers: new Map() })
  })
  test('know who said which clientID is theirs; the first to say it', () => {
    const said = [
      talk(idris, 6, { kind: 'noteWriter', note, client: 7 }),
      talk(phone, 7, { kind: 'noteWriter', note, client: 7 }),
      talk(phone, 8, { kind: 'noteWriter', note, client: 9 }),
      talk(reader, 9, { kind: 'noteWriter', note, client: 11 }),
    ]
    expect([...(read(...shuffled(said, random), founded).notes.get(note)?.writers ?? [])]).toEqual([
      [7, idris],
      [9, phone],
    ])
  })
  test('are not there before they are founded', () => {
    expect(read(talk(idris, 6, { kind: 'noteWriter', note, client: 7 })).notes.size).toBe(0)
  })
  test('from the future are of the latest believable time', () => {
    expect(read(talk(phone, 8e15, { kind: 'noteFounded', note })).notes.get(note)?.at).toBe(NOW + limits.clockAhead)
  })
})

test('500 conversations of everything, right and wrong, read the same in every order', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const luck = createSeededRandomness(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(luck.fraction() * list.length)] as T
    const devices = [phone, laptop, idris, reader, stranger]
    const words = Array.from({ length: 6 }, hash)
    const events: PlacedEvent<TalkFields>[] = [message(phone, 1)]
    for (let count = 0; count < 30; count += 1) {
      const [of, by, at] = [pick(events).id, pick(devices), Math.floor(luck.fraction() * 10)]
      events.push(
        pick([
          () => message(by, at, of, pick(words)),
          () => edit(by, at, of, pick(words)),
          () => talk(by, at, { kind: 'takenBack', of, month, hash: pick(words) }),
          () => talk(by, at, { kind: 'redacted', of, month, hash: pick(words) }),
          () => talk(by, at, { kind: 'edition', hash: pick(words), parts: 1, sum: pick(words) }),
          () => talk(by, at, { kind: 'message', hash: pick(words), parts: 1, sum: partsSum([words[0] as Hash]) }),
          () => talk(by, at, { kind: 'part', of, month, nth: Math.floor(luck.fraction() * 2), hash: pick(words) }),
          () => talk(by, at, { kind: 'noteFounded', note }),
          () => talk(by, at, { kind: 'noteWriter', note, client: Math.floor(luck.fraction() * 3) }),
        ])(),
      )
    }
    const expected = read(...events)
    for (const hashed of expected.erasable) expect(expected.wanted.has(hashed), `seed ${seed}`).toBe(false)
    for (let order = 0; order < 3; order += 1) expect(read(...shuffled(events, luck)), `seed ${seed}`).toEqual(expected)
  }
})

test('100,000 events are read in a few seconds at most, and ten times as many take about ten times as long', () => {
  const conversation = (length: number): PlacedEvent<TalkFields>[] => {
    const events: PlacedEvent<TalkFields>[] = []
    for (let at = 0; events.length < length; at += 1) {
      const posted = message(at % 2 ? phone : idris, at)
      events.push(posted)
      if (at % 10 === 0) events.push(edit(posted.event.device, at + 5, posted.id))
      if (at % 25 === 0) events.push(takenBack(posted.event.device, at + 6, posted))
    }
    return events
  }
  const best = (events: PlacedEvent<TalkFields>[]): number => {
    const times = [1, 2, 3].map(() => timeOf(() => timeline(events, state, NOW)))
    return Math.min(...times)
  }
  const [small, large] = [best(conversation(10_000)), best(conversation(100_000))]
  expect(large).toBeLessThan(3000)
  expect(large / small).toBeLessThan(60)
}, 60_000)
