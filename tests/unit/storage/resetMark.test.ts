import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import type { RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetRooms, noticeReset } from '../../../renderer/storage/resetMark'

const record = (room: string) => ({
  room: room as RoomId,
  hubs: [],
  joinedAt: 0,
})

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('rooms that were here are missed, until one begins anew', async () => {
  const store = await noticeReset(createMemoryStore())
  await store.putRoom(record('one'))
  await expect(noticeReset(createMemoryStore())).rejects.toMatchObject({ code: 'database-reset' })
  await expect(noticeReset(createMemoryStore())).rejects.toMatchObject({ code: 'database-reset' })
  forgetRooms()
  expect(await (await noticeReset(createMemoryStore())).rooms()).toEqual([])
})

test('rooms of before the mark are noted too, whether they can be opened or not', async () => {
  const disk = createFakeDisk()
  await createMemoryStore(disk).putRoom(record('one'))
  await noticeReset(createMemoryStore(disk))
  await expect(noticeReset(createMemoryStore())).rejects.toMatchObject({ code: 'database-reset' })
})

test('who left their last room is no member of years', async () => {
  const disk = createFakeDisk()
  const store = await noticeReset(createMemoryStore(disk))
  await store.putRoom(record('one'))
  await store.putRoom(record('two'))
  await store.removeRoom(record('one').room)
  await expect(noticeReset(createMemoryStore())).rejects.toMatchObject({ code: 'database-reset' })
  await store.removeRoom(record('two').room)
  expect(await (await noticeReset(createMemoryStore())).rooms()).toEqual([])
})

test('whose machine stops in the moment in which they leave their last room has not lost it', async () => {
  const disk = createFakeDisk()
  const memory = createMemoryStore(disk)
  const store = await noticeReset({
    ...memory,
    removeRoom: async (room) => {
      await memory.removeRoom(room)
      return new Promise(() => undefined)
    },
  })
  await store.putRoom(record('one'))
  void store.removeRoom(record('one').room)
  await vi.waitFor(async () => expect(await memory.rooms()).toEqual([]))
  expect(await (await noticeReset(createMemoryStore(disk))).rooms()).toEqual([])
})

test('a last room that could not be left is missed as before', async () => {
  const disk = createFakeDisk()
  const memory = createMemoryStore(disk)
  const store = await noticeReset(memory)
  await store.putRoom(record('one'))
  memory.failWith(new Problem('disk-full'))
  await expect(store.removeRoom(record('one').room)).rejects.toMatchObject({ code: 'disk-full' })
  await expect(noticeReset(createMemoryStore())).rejects.toMatchObject({ code: 'database-reset' })
})
