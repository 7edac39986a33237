import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { AROUND, FIRST, MOST } from '../../../renderer/state/stretches'
import type { WholeRoomView } from '../../../renderer/state/views'
import { fourMonths } from '../../support/fourMonths'

test('a message of a month that nobody has looked at is shown with what stands around it', async () => {
  const { r, posted, projection, texts, view } = await fourMonths(1, 150)
  expect(texts()[0]).not.toBe('0.0')
  const wanted = posted.find(({ in: doc }, at) => doc !== posted[0]!.in && at > 150)!
  await r.when(projection.showAround(wanted.in as TalkDocId, wanted.id))
  const at = view().messages.findIndex(({ id }) => id === wanted.id)
  expect(at).toBe(AROUND)
  expect(view().messages).toHaveLength(2 * AROUND + 1)
  expect(view()).toMatchObject({ hasEarlier: true, hasLater: true })
})

test('further down it goes on without a gap, until the end is there, which then grows again', async () => {
  const { r, posted, projection, texts, view } = await fourMonths(2, 150)
  await r.when(projection.showAround(posted[0]!.in as TalkDocId, posted[0]!.id))
  expect(texts()[0]).toBe('0.0')
  expect(view()).toMatchObject({ hasEarlier: false, hasLater: true })
  const all = posted.map((_, at) => `${Math.floor(at / 150)}.${at % 150}`)
  for (let turn = 0; turn < 60 && view().hasLater; turn += 1) {
    const before = texts()
    await r.when(projection.loadLater())
    const at = all.indexOf(texts()[0]!)
    expect(texts()).toEqual(all.slice(at, at + texts().length))
    expect(texts()).toContain(before.at(-1))
    expect(texts().length).toBeLessThanOrEqual(MOST)
  }
  expect(view().hasLater).toBe(false)
  expect(texts().at(-1)).toBe(all.at(-1))
  await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'and now' })
  await r.pass(1_000)
  expect(texts().at(-1)).toBe('and now')
  expect(view().hasLater).toBe(false)
})

test('what is said meanwhile does not come between, and is there at the end', async () => {
  const { r, posted, projection, texts, view } = await fourMonths(3, 150)
  await r.when(projection.showAround(posted[0]!.in as TalkDocId, posted[0]!.id))
  const before = texts()
  await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'and now' })
  await r.pass(1_000)
  expect(texts()).toEqual(before)
  projection.showNewest()
  await r.pass(1_000)
  expect(texts().at(-1)).toBe('and now')
  expect(view().hasLater).toBe(false)
  expect(texts()).toHaveLength(FIRST)
})

test('who looks for two messages at once sees the one that was asked for last', async () => {
  const { r, posted, projection, view } = await fourMonths(4, 150)
  const last = posted.at(-1)!
  const first = projection.showAround(posted[0]!.in as TalkDocId, posted[0]!.id)
  const second = projection.showAround(last.in as TalkDocId, last.id)
  await r.when(Promise.all([first, second]))
  await r.pass(1_000)
  expect(view().messages.at(-1)?.id).toBe(last.id)
  expect(view().hasLater).toBe(false)
})

test('who comes back to a room reads on where they were, however far back, at the first look', async () => {
  const { r, posted, projection } = await fourMonths(6, 150)
  projection.hide()
  const wanted = posted[200]!
  const drawn: WholeRoomView[] = []
  projection.show((view) => drawn.push(view), { doc: wanted.in as TalkDocId, message: wanted.id })
  await r.pass(1_000)
  expect(drawn[0]?.messages.map(({ id }) => id)).toContain(wanted.id)
  expect(drawn[0]).toMatchObject({ hasEarlier: true, hasLater: true })
})

test('where what they read is not here any more, they are at the end', async () => {
  const { r, posted, projection } = await fourMonths(7, 150)
  projection.hide()
  const drawn: WholeRoomView[] = []
  const message = 'gone' as MessageId
  projection.show((view) => drawn.push(view), { doc: posted[200]!.in as TalkDocId, message })
  await r.pass(1_000)
  expect(drawn.at(-1)?.messages.at(-1)?.id).toBe(posted.at(-1)!.id)
  expect(drawn.at(-1)?.messages).toHaveLength(FIRST)
  expect(drawn.at(-1)).toMatchObject({ hasEarlier: true, hasLater: false })
})
