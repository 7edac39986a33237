import 'fake-indexeddb/auto'
import { newestOf } from '#shared/events/newestOf'
import { mergeStreams } from '#shared/events/mergeStreams'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { summariseStreams } from '#shared/sync/digests'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const random = createSeededRandomness(3)
const doc = 'talk/2026-01'
const merged = (updates: readonly Uint8Array[]): Uint8Array => mergeStreams(updates) ?? new Uint8Array()

test('a compacted month keeps its newest messages ready, for exactly as long as they are its newest', async () => {
  const room = await someRoom()
  const store = createDexieStore(await openDatabase('newest'))
  const stream = await openStream({ room, doc, device: await seededDevice(random), random })
  const commit = async (count: number, at: number): Promise<Uint8Array[]> => {
    const written = await writeMessages(stream, count, at)
    for (const { update, head } of written)
      await store.commit({ room, updates: [{ summary: await summariseStreams(doc, [head]), update }] })
    return written.map(({ update }) => update)
  }
  const first = await commit(6, 1_000)
  expect(await store.newest(room, doc)).toBeUndefined()

  await store.compact(room, doc)
  const kept = await newestOf(merged(first), doc, 400)
  expect(kept.posts).toHaveLength(6)
  expect(await store.newest(room, doc)).toEqual({ kept, updates: [] })

  const later = await commit(3, 2_000)
  expect(await store.newest(room, doc)).toEqual({ kept, updates: later })

  await store.compact(room, doc)
  const again = await store.newest(room, doc)
  expect(again?.updates).toEqual([])
  expect(again?.kept).toEqual(await newestOf(merged([...first, ...later]), doc, 400))

  await store.removeRoom(room)
  expect(await store.newest(room, doc)).toBeUndefined()
  await store.close()
})

test('a month that came in one large piece has its newest messages ready soon after', { timeout: 20_000 }, async () => {
  const room = await someRoom()
  const store = createDexieStore(await openDatabase('newcomer'))
  const stream = await openStream({ room, doc, device: await seededDevice(random), random })
  const written = await writeMessages(stream, 700, 1_000)
  const update = mergeStreams(written.map((one) => one.update))!
  const summary = await summariseStreams(doc, [written.at(-1)!.head])
  await store.commit({ room, updates: [{ summary, update }] })
  await expect.poll(() => store.newest(room, doc), { timeout: 10_000 }).toBeDefined()
  const ready = await store.newest(room, doc)
  expect(ready?.updates).toEqual([])
  expect(ready?.kept.posts).toHaveLength(400)
  await store.close()
})
