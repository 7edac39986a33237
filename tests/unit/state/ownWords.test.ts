import type { Signalling } from '#shared/ports/signalling.port'
import { expect, test } from 'vitest'
import { projectRoom } from '../../../renderer/state/roomProjection'
import type { WholeRoomView } from '../../../renderer/state/views'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const NO_HUB: Pick<Signalling, 'status' | 'onStatus'> = { status: 'connecting', onStatus: () => () => undefined }

/** Everything that a member's screen was given, one after the other. */
const screenOf = (r: TestRoom, member: TestMember) => {
  const views: WholeRoomView[] = []
  const { replica } = member
  const projection = projectRoom({ replica, clock: r.clock, signalling: NO_HUB as Signalling })
  projection.show((view) => views.push(view))
  /** What it has shown of any message at any time, without those whose words were there. */
  const wordless = () => views.flatMap(({ messages }) => messages.filter(({ words }) => words.kind !== 'text'))
  return { projection, views, wordless }
}

/** As IndexedDB does it: who reads waits for the write that began before, and finds what was there before it. */
const readBehindWrites = (member: TestMember, written: () => Promise<unknown>): void => {
  const contents = member.store.contents.bind(member.store)
  Object.assign(member.store, {
    contents: async (...given: Parameters<typeof contents>) => {
      const found = await contents(...given)
      await written()
      return found
    },
  })
}

test('words that reach the disk while others are looked up there are found', async () => {
  const r = await room(41, 'anna')
  const say = (text: string) => r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text }))
  const old = await say('yesterday')
  await r.when(old.stored)
  const fresh = await say('today')
  readBehindWrites(r.anna, () => fresh.stored)
  const hashes = [old, fresh].flatMap(({ placed: { event } }) => (event.kind === 'message' ? [event.hash] : []))
  const words = await r.when(r.anna.replica.words(hashes))
  expect(hashes.map((hash) => words.get(hash)?.text)).toEqual(['yesterday', 'today'])
})

test('an own message is never shown without its words, however slow the disk', async () => {
  const r = await room(42, 'anna')
  let writing: Promise<unknown> = Promise.resolve()
  readBehindWrites(r.anna, () => writing)
  const { projection, views, wordless } = screenOf(r, r.anna)
  for (let line = 0; line < 20; line += 1) {
    const said = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `line ${line}` }))
    writing = said.stored
    projection.follow(said)
    await r.pass(7)
  }
  await r.pass(500)
  expect(views.at(-1)?.messages).toHaveLength(20)
  expect(wordless()).toEqual([])
})

test('another’s message that comes with its words is never shown without them', async () => {
  const r = await room(43, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  readBehindWrites(r.idris, () => new Promise((resolve) => void r.clock.after(15, () => resolve(undefined))))
  const { views, wordless } = screenOf(r, r.idris)
  for (let line = 0; line < 20; line += 1) {
    await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `line ${line}` }))
    await r.pass(11)
  }
  await r.pass(500)
  expect(views.at(-1)?.messages).toHaveLength(20)
  expect(wordless()).toEqual([])
})

test('words that come later than their event are shown when they do', async () => {
  const r = await room(44, 'anna', 'idris')
  await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'while you were away' }))
  await r.pass(1_000)
  const { views } = screenOf(r, r.idris)
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  expect(views.at(-1)?.messages.map(({ words }) => words)).toEqual([{ kind: 'text', text: 'while you were away' }])
})
