import { partsSum } from '#shared/contents/partsSum'
import { createMonthLine } from '#shared/documents/monthLine'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { reduceLedger } from '#shared/governance/reduceLedger'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, Hash, MessageId, Month, SessionId, TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'

const write = ledgerOf(createSeededRandomness(19))
const { hash, device: newDevice } = write
const [phone, laptop, idris, editor] = [newDevice(), newDevice(), newDevice(), newDevice()]
const month: Month = '2026-01'
const doc: TalkDocId = `talk/${month}`

/** Anna with a phone and a laptop, Idris, and Edith who is an editor. */
const founding = write.founded(phone)
const added = write.deviceAdded(phone, founding.id, laptop)
const invited = write.invited(phone, founding.id)
const admitted = write.admitted(phone, invited.id, idris)
const asEditor = write.invited(phone, founding.id, { role: 'editor' })
const admittedEditor = write.admitted(phone, asEditor.id, editor)
const state = reduceLedger(founding.id, [founding, added, invited, admitted, asEditor, admittedEditor])

let seq = 0
const talk = <Fields extends TalkFields>(device: DeviceId, at: number, fields: Fields): PlacedEvent<Fields> => {
  const common = { v: 1, doc: 'x', device, session: 'S' as SessionId, seq: (seq += 1), prev: '', at } as const
  return { id: hash(), in: doc, client: device.charCodeAt(0), event: { ...common, ...fields } }
}
const pieces = [hash(), hash(), hash()]
const post = (device: DeviceId, kind: 'message' | 'edition' = 'message') =>
  talk(device, 5, { kind, hash: hash(), parts: 3, sum: partsSum(pieces) })
const part = (
  device: DeviceId,
  of: MessageId,
  nth: number,
  piece = pieces[nth] ?? hash(),
  more: { at?: number; month?: Month } = {},
) => talk(device, more.at ?? 6, { kind: 'part', of, month: more.month ?? month, nth, hash: piece as Hash })
const all = (device: DeviceId, of: MessageId) => [0, 1, 2].map((nth) => part(device, of, nth))

/** The first message, as both readers of a conversation read it. */
const read = (...events: PlacedEvent<TalkFields>[]) => {
  const { messages } = timeline(events, state, 1_767_600_000_000)
  const line = createMonthLine(doc, state, (at) => at)
  line.add(events)
  expect(line.messages()).toEqual(messages)
  return messages[0]
}
const partsOf = (...events: PlacedEvent<TalkFields>[]) => {
  const { parts, partsToCome } = read(...events) ?? {}
  return [parts, partsToCome]
}
const [none, toCome]: [readonly Hash[], boolean] = [[], true]

test('a message has its parts in order once they are all here, in whatever order they came', () => {
  const one = post(idris)
  const [first, second, third] = all(idris, one.id)
  expect(partsOf(one, third!, first!)).toEqual([none, toCome])
  expect(partsOf(third!, one, first!, second!)).toEqual([pieces, false])
})

test('parts written on another device of the same person are that person’s', () => {
  const one = post(phone)
  expect(partsOf(one, ...all(laptop, one.id))).toEqual([pieces, false])
})

test('a part by another member is none', () => {
  const one = post(idris)
  const [first, second] = all(idris, one.id)
  expect(partsOf(one, first!, second!, part(phone, one.id, 2))).toEqual([none, toCome])
  expect(partsOf(one, part(phone, one.id, 0, hash(), { at: 5 }), ...all(idris, one.id))).toEqual([pieces, false])
})

test('of two parts for one place the first counts, and what does not add up is not shown', () => {
  const one = post(idris)
  const later = part(idris, one.id, 1, hash(), { at: 7 })
  const earlier = part(idris, one.id, 1, hash(), { at: 5 })
  expect(partsOf(one, ...all(idris, one.id), later)).toEqual([pieces, false])
  expect(partsOf(one, ...all(idris, one.id), earlier)).toEqual([none, toCome])
})

test('a wrong sum shows nothing', () => {
  const one = talk(idris, 5, { kind: 'message', hash: hash(), parts: 3, sum: hash() })
  expect(partsOf(one, ...all(idris, one.id))).toEqual([none, toCome])
})

test('parts beyond so many as there are, from before the message, or that name another month are none', () => {
  const one = post(idris)
  expect(partsOf(one, ...all(idris, one.id), part(idris, one.id, 3))).toEqual([pieces, false])
  const [first, second] = all(idris, one.id)
  for (const more of [{ at: 4 }, { month: '2026-02' as Month }])
    expect(partsOf(one, first!, second!, part(idris, one.id, 2, pieces[2], more))).toEqual([none, toCome])
  const { setAside } = timeline([one, part(idris, one.id, 3)], state, 1_767_600_000_000)
  expect(setAside).toHaveLength(1)
})

test('parts of a message that names none are none', () => {
  const one = talk(idris, 5, { kind: 'message', hash: hash() })
  expect(partsOf(one, ...all(idris, one.id))).toEqual([none, false])
})

test('with a message that is taken back its parts are to be erased, and not before', () => {
  const one = post(idris)
  const events = [one, ...all(idris, one.id)]
  expect([...timeline(events, state, 9e12).erasable]).toEqual([])
  const back = talk(idris, 8, { kind: 'takenBack', of: one.id, month, hash: one.event.hash })
  const { erasable, wanted } = timeline([...events, back], state, 9e12)
  expect(erasable).toEqual(new Set([one.event.hash, ...pieces]))
  expect(wanted.size).toBe(0)
  expect(partsOf(...events, back)).toEqual([none, false])
})

test('editors and organisers publish editions; what a member publishes is set aside', () => {
  const byEditor = post(editor, 'edition')
  expect(read(byEditor, ...all(editor, byEditor.id))).toMatchObject({ kind: 'edition', parts: pieces })
  expect(read(post(phone, 'edition'))).toMatchObject({ kind: 'edition' })
  expect(read(post(idris, 'edition'))).toBeUndefined()
})

test('no edit of an edition counts, not even its editor’s', () => {
  const one = post(editor, 'edition')
  const edit = talk(editor, 7, { kind: 'edit', of: one.id, month, hash: hash() })
  expect(read(one, edit)).toMatchObject({ hash: one.event.hash, editedAt: undefined })
  expect(timeline([one, edit], state, 9e12).setAside).toEqual([edit])
})

test('an edition is taken back by its editor, and redacted by an organiser', () => {
  const one = post(editor, 'edition')
  const say = (by: DeviceId, kind: 'takenBack' | 'redacted') =>
    read(one, talk(by, 7, { kind, of: one.id, month, hash: one.event.hash }))?.takenBack
  expect([say(editor, 'takenBack'), say(phone, 'redacted')]).toEqual([true, true])
  expect([say(idris, 'takenBack'), say(editor, 'redacted')]).toEqual([false, false])
})
