import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import type { RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ResetMark } from '../../../renderer/storage/resetMark'
import { forgetRooms, noticeReset } from '../../../renderer/storage/resetMark'

const record = (room: string) => ({
  room: room as RoomId,
  hubs: [],
  joinedAt: 0,
})

/** A mark on a disk that answers a moment later, as disks do. */
const createMark = (): ResetMark => {
  let holds = false
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  return {
    isSet: async () => (await soon(), holds),
    set: async (any) => {
      await soon()
      holds = any
    },
  }
}

let mark = createMark()
beforeEach(() => {
  mark = createMark()
})

test('rooms that were here are missed, until one begins anew', async () => {
  const store = await noticeReset(createMemoryStore(), mark)
  await store.putRoom(record('one'))
  await expect(noticeReset(createMemoryStore(), mark)).rejects.toMatchObject({ code: 'database-reset' })
  await expect(noticeReset(createMemoryStore(), mark)).rejects.toMatchObject({ code: 'database-reset' })
  await forgetRooms(mark)
  expect(await (await noticeReset(createMemoryStore(), mark)).rooms()).toEqual([])
})

test('rooms of before the mark are noted too, whether they can be opened or not', async () => {
  const disk = createFakeDisk()
  await createMemoryStore(disk).putRoom(record('one'))
  await noticeReset(createMemoryStore(disk), mark)
  await expect(noticeReset(createMemoryStore(), mark)).rejects.toMatchObject({ code: 'database-reset' })
})

test('who left their last room is no member of years', async () => {
  const disk = createFakeDisk()
  const store = await noticeReset(createMemoryStore(disk), mark)
  await store.putRoom(record('one'))
  await store.putRoom(record('two'))
  await store.removeRoom(record('one').room)
  await expect(noticeReset(createMemoryStore(), mark)).rejects.toMatchObject({ code: 'database-reset' })
  await store.removeRoom(record('two').room)
  expect(await (await noticeReset(createMemoryStore(), mark)).rooms()).toEqual([])
})

test('whose machine stops in the moment in which they leave their last room has not lost it', async () => {
  const disk = createFakeDisk()
  const memory = createMemoryStore(disk)
  const store = await noticeReset(
    {
      ...memory,
      removeRoom: async (room) => {
        await memory.removeRoom(room)
        return new Promise(() => undefined)
      },
    },
    mark,
  )
  await store.putRoom(record('one'))
  void store.removeRoom(record('one').room)
  await vi.waitFor(async () => expect(await memory.rooms()).toEqual([]))
  expect(await (await noticeReset(createMemoryStore(disk), mark)).rooms()).toEqual([])
})

test('a last room that could not be left is missed as before', async () => {
  const disk = createFakeDisk()
  const memory = createMemoryStore(disk)
  const store = await noticeReset(memory, mark)
  await store.putRoom(record('one'))
  memory.failWith(new Problem('disk-full'))
  await expect(store.removeRoom(record('one').room)).rejects.toMatchObject({ code: 'disk-full' })
  await expect(noticeReset(createMemoryStore(), mark)).rejects.toMatchObject({ code: 'database-reset' })
})

test('where nothing can be noted, rooms are opened, put and left all the same, and the console says why', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined)
  const refuses = (): Promise<never> => Promise.reject(new DOMException('no files here', 'SecurityError'))
  const store = await noticeReset(createMemoryStore(), { isSet: refuses, set: refuses })
  await store.putRoom(record('one'))
  expect(await store.rooms()).toHaveLength(1)
  await store.removeRoom(record('one').room)
  expect(await store.rooms()).toEqual([])
  expect(warned.mock.calls.length).toBeGreaterThanOrEqual(3)
  warned.mockRestore()
})

test('a disk that never answers about the mark keeps nobody from their rooms', async () => {
  vi.useFakeTimers()
  const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined)
  const silent = (): Promise<never> => new Promise(() => undefined)
  try {
    const opening = noticeReset(createMemoryStore(), { isSet: silent, set: silent })
    await vi.advanceTimersByTimeAsync(2_000)
    const store = await opening
    const founding = store.putRoom(record('one'))
    await vi.advanceTimersByTimeAsync(2_000)
    await founding
    expect(await store.rooms()).toHaveLength(1)
    expect(warned).toHaveBeenCalledTimes(2)
  } finally {
    warned.mockRestore()
    vi.useRealTimers()
  }
})
