import { expect, test } from 'vitest'
import { FIRST, KEPT, MOST, PAGE } from '../../../renderer/state/stretches'
import { fourMonths } from '../../support/fourMonths'

const textAt = (at: number): string => `${Math.floor(at / 150)}.${at % 150}`

test('a look back to the first day holds no more on screen than there is room for, without a gap', async () => {
  const { r, projection, texts, view } = await fourMonths(11, 150)
  expect(texts()).toHaveLength(FIRST)
  projection.followEnd(false)
  const all = Array.from({ length: 600 }, (_, at) => textAt(at))
  for (let turn = 0; turn < 60 && view().hasEarlier; turn += 1) {
    const before = texts()
    await r.when(projection.loadEarlier())
    const at = all.indexOf(texts()[0]!)
    expect(texts()).toEqual(all.slice(at, at + texts().length))
    expect(texts()).toContain(before[0])
    expect(texts().length).toBeLessThanOrEqual(MOST)
  }
  expect(texts()[0]).toBe('0.0')
  expect(view().hasLater).toBe(true)
})

test('who reads further back keeps what they read, however much comes', async () => {
  const { r, projection, texts, view } = await fourMonths(12, 150)
  projection.followEnd(false)
  const [first] = texts()
  const say = async (many: number) => {
    for (let at = 0; at < many; at += 1)
      await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `new ${at}` })
    await r.pass(1_000)
  }
  await say(50)
  expect(texts()[0]).toBe(first)
  expect(texts()).toHaveLength(FIRST + 50)
  expect(view().hasLater).toBe(false)
  await say(MOST)
  expect(texts()[0]).toBe(first)
  expect(texts()).toHaveLength(MOST)
  expect(view().hasLater).toBe(true)
})

test('at the end what was looked at further back is let go of', async () => {
  const { r, projection, texts } = await fourMonths(13, 150)
  projection.followEnd(false)
  while (texts().length <= KEPT) await r.when(projection.loadEarlier())
  projection.followEnd(true)
  await r.pass(1_000)
  expect(texts()).toHaveLength(FIRST)
})

test('at the end the oldest go a page at once, and what is drawn keeps its place for as many that come', async () => {
  const { r, texts } = await fourMonths(13, 150)
  const say = async (text: string) => {
    await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text })
    await r.pass(1_000)
    expect(texts().at(-1)).toBe(text)
  }
  for (let round = 0; round < 3; round += 1) {
    const [first] = texts()
    for (let at = 1; at <= PAGE; at += 1) {
      await say(`${round}.new.${at}`)
      expect(texts()[0]).toBe(first)
      expect(texts()).toHaveLength(FIRST + at)
    }
    await say(`${round}.one more`)
    expect(texts()).toHaveLength(FIRST)
  }
})

test('what a tall screen needs at the end stays there: it is not let go of and fetched again with every message', async () => {
  const { r, projection, texts } = await fourMonths(13, 150)
  await r.when(projection.loadEarlier())
  const [first] = texts()
  for (const text of ['one', 'two']) {
    projection.showNewest()
    await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text })
    await r.pass(1_000)
    projection.followEnd(false)
    projection.followEnd(true)
    await r.pass(1_000)
    expect(texts()[0]).toBe(first)
    expect(texts().at(-1)).toBe(text)
  }
})

test('the tallest screen keeps at the end what it was given, and no more', async () => {
  const { r, projection, texts } = await fourMonths(13, 150)
  while (texts().length + PAGE <= KEPT) await r.when(projection.loadEarlier())
  const shown = texts().length
  for (let at = 0; at < 3 * PAGE; at += 1) {
    projection.showNewest()
    await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `new ${at}` })
    await r.pass(1_000)
    expect(texts().length).toBeGreaterThanOrEqual(shown)
    expect(texts().length).toBeLessThanOrEqual(KEPT)
  }
})

test('a screen that is taller than a page gets more without leaving the end', async () => {
  const { r, projection, texts } = await fourMonths(14, 150)
  await r.when(projection.loadEarlier())
  expect(texts()).toHaveLength(FIRST + PAGE)
  await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'and now' })
  await r.pass(1_000)
  expect(texts()).toHaveLength(FIRST + PAGE + 1)
  expect(texts().at(-1)).toBe('and now')
})

test('what an answer on screen answers is told with it, as far as its month is in memory', async () => {
  const { r, posted, view } = await fourMonths(15, 150)
  const [near, far] = [posted.at(-100)!, posted[0]!]
  await r.anna.replica.appendTalk({ kind: 'message', replyTo: near.id }, { v: 1, text: 'to the near one' })
  await r.anna.replica.appendTalk({ kind: 'message', replyTo: far.id }, { v: 1, text: 'to the far one' })
  await r.pass(1_000)
  expect(view().answered.map(({ id }) => id)).toEqual([near.id])
  expect(view().answered[0]?.words).toEqual({ kind: 'text', text: textAt(500) })
})

test('a thread is read in full, though neither its message nor its answers are on screen', async () => {
  const { r, posted, projection, view } = await fourMonths(16, 150)
  const [root, other] = [posted[0]!, posted[10]!]
  const month = root.in.slice('talk/'.length) as '2026-01'
  const reply = (text: string) =>
    r.anna.replica.appendTalk({ kind: 'message', replyTo: root.id, replyMonth: month as never }, { v: 1, text })
  const { placed } = await reply('a first answer')
  await r.anna.replica.appendTalk({ kind: 'message', replyTo: placed.id }, { v: 1, text: 'an answer to it' })
  await r.pass(1_000)
  expect(view().messages.some(({ id }) => id === root.id)).toBe(false)
  await r.when(projection.showThread(root.id))
  await r.pass(1_000)
  const said = (): unknown[] => view().thread!.messages.map(({ words }) => words.kind === 'text' && words.text)
  expect(said()).toEqual([textAt(0), 'a first answer', 'an answer to it'])
  await reply('and a third')
  await r.pass(1_000)
  expect(said().at(-1)).toBe('and a third')
  expect(projection.find(root.id)?.hash).toBe(root.event.kind === 'message' && root.event.hash)
  await r.when(projection.showThread(other.id))
  await r.pass(1_000)
  await r.when(projection.showThread(undefined))
  await r.pass(1_000)
  expect(view().thread).toBeUndefined()
})
