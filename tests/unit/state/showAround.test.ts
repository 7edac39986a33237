import type { Signalling } from '#shared/ports/signalling.port'
import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { projectRoom } from '../../../renderer/state/roomProjection'
import type { RoomView } from '../../../renderer/state/views'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000
const signalling = { status: 'connected', onStatus: () => () => undefined } as unknown as Signalling

/** Anna's screen, in a room of four months with `each` messages in each of them. */
const fourMonths = async (seed: number, each: number) => {
  const r = await room(seed, 'anna')
  const posted = []
  for (let month = 0; month < 4; month += 1) {
    for (let at = 0; at < each; at += 1) {
      const text = `${month}.${at}`
      posted.push((await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text })).placed)
    }
    await r.pass(1_000)
    r.anna.clock.offset += 31 * DAY
  }
  await r.restart(r.anna)
  let view: RoomView | undefined
  const projection = projectRoom({ replica: r.anna.replica, clock: r.anna.clock, signalling })
  projection.show((next) => (view = next))
  await r.pass(1_000)
  const texts = () => view!.messages.map(({ words }) => (words.kind === 'text' ? words.text : words.kind))
  return { r, posted, projection, texts, view: () => view! }
}

test('a message of a month that nobody has looked at is shown with what stands around it', async () => {
  const { r, posted, projection, texts, view } = await fourMonths(1, 150)
  expect(texts()[0]).not.toBe('0.0')
  const wanted = posted.find(({ in: doc }, at) => doc !== posted[0]!.in && at > 150)!
  await r.when(projection.showAround(wanted.in as TalkDocId, wanted.id))
  const at = view().messages.findIndex(({ id }) => id === wanted.id)
  expect(at).toBe(100)
  expect(view().messages).toHaveLength(201)
  expect(view()).toMatchObject({ hasEarlier: true, hasLater: true })
})

test('further down it goes on without a gap, until the end is there, which then grows again', async () => {
  const { r, posted, projection, texts, view } = await fourMonths(2, 150)
  await r.when(projection.showAround(posted[0]!.in as TalkDocId, posted[0]!.id))
  expect(texts()[0]).toBe('0.0')
  expect(view()).toMatchObject({ hasEarlier: false, hasLater: true })
  for (let turn = 0; turn < 5 && view().hasLater; turn += 1) await r.when(projection.loadLater())
  expect(view().hasLater).toBe(false)
  const all = posted.map((_, at) => `${Math.floor(at / 150)}.${at % 150}`)
  expect(texts()).toEqual(all)
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
  expect(texts()).toHaveLength(200)
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
