import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import { Problem } from '#shared/protocol/problem'
import { beforeEach, expect, test } from 'vitest'
import type { Drafts } from '../../../renderer/commands/drafts'
import { createDrafts } from '../../../renderer/commands/drafts'
import { passing } from '../../support/passing'

let clock: FakeClock
let disk: ProfileStore
let full: boolean
let writes: number
let slow: Promise<void>
let problems: string[]
let drafts: Drafts
let pass: (ms: number) => Promise<void>

const start = (): Drafts => {
  const profile: ProfileStore = {
    ...disk,
    set: async (key, value) => {
      writes += 1
      await slow
      if (full) throw new Problem('disk-full')
      await disk.set(key, value)
    },
  }
  return createDrafts(profile, clock, ({ code }) => problems.push(code))
}

beforeEach(() => {
  clock = createFakeClock()
  pass = passing(clock)
  disk = createMemoryProfile()
  ;[full, writes, slow, problems] = [false, 0, Promise.resolve(), []]
  drafts = start()
})

test('what is typed is on disk within 300 ms, in one write however many letters it has', async () => {
  for (const text of ['H', 'He', 'Hel', 'Hello']) drafts.keep('conversation', text)
  await pass(300)
  expect([await disk.get('draft/conversation'), writes]).toEqual(['Hello', 1])
  expect(await start().read('conversation')).toBe('Hello')
})

test('what was typed a moment ago is found before it is on disk, and while it is on its way', async () => {
  drafts.keep('conversation', 'Hello')
  expect(await drafts.read('conversation')).toBe('Hello')
  let release = (): void => undefined
  slow = new Promise((resolve) => (release = resolve))
  await pass(300)
  expect(await drafts.read('conversation')).toBe('Hello')
  release()
  await drafts.flush()
  expect(await drafts.read('conversation')).toBe('Hello')
})

test('a slow disk never ends with an older text than the newest', async () => {
  let release = (): void => undefined
  slow = new Promise((resolve) => (release = resolve))
  drafts.keep('conversation', 'older')
  await pass(300)
  drafts.keep('conversation', 'newer')
  await pass(300)
  release()
  await pass(300)
  expect(await disk.get('draft/conversation')).toBe('newer')
})

test('a draft that is emptied is forgotten', async () => {
  drafts.keep('conversation', 'Hello')
  await pass(300)
  drafts.keep('conversation', '')
  await pass(300)
  expect((await disk.all('draft/')).size).toBe(0)
  expect(await start().read('conversation')).toBe('')
})

test('what the disk refuses stays, is told once, and is kept as soon as there is space', async () => {
  full = true
  drafts.keep('conversation', 'Hello')
  drafts.keep('thread/1', 'Indeed')
  await pass(10_000)
  drafts.keep('conversation', 'Hello, all')
  await pass(10_000)
  expect(problems).toEqual(['disk-full'])
  expect([await drafts.read('conversation'), await drafts.read('thread/1')]).toEqual(['Hello, all', 'Indeed'])
  full = false
  await pass(3_500)
  expect([await disk.get('draft/conversation'), await disk.get('draft/thread/1')]).toEqual(['Hello, all', 'Indeed'])
  const before = writes
  await pass(60_000)
  expect(writes).toBe(before)
  full = true
  drafts.keep('conversation', 'Hello again')
  await pass(300)
  expect(problems).toEqual(['disk-full', 'disk-full'])
})

test('what is kept as the window closes is with the disk at once, also behind a write that is on its way', async () => {
  drafts.keep('thread/1', 'Indeed')
  drafts.flushAtOnce()
  // Before anything else can happen.
  const kept = disk.all('draft/')
  expect([...(await kept)]).toEqual([['draft/thread/1', 'Indeed']])
  slow = new Promise(() => undefined)
  drafts.keep('conversation', 'Hello')
  drafts.keep('edit/1', 'Two')
  await pass(300)
  drafts.keep('conversation', 'Hello, all')
  drafts.keep('thread/1', '')
  drafts.flushAtOnce()
  expect(Object.fromEntries(await disk.all('draft/'))).toEqual({
    'draft/conversation': 'Hello, all',
    'draft/edit/1': 'Two',
  })
})

test('closing a room does not wait for the clock', async () => {
  drafts.keep('conversation', 'Hello')
  await drafts.flush()
  expect(await disk.get('draft/conversation')).toBe('Hello')
})
