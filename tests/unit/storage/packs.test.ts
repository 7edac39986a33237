import type { Hash } from '#shared/protocol/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SnugDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { packsOf } from '../../../renderer/storage/packs'
import type { DatabaseProfile } from '../../support/databaseProfile'
import { createDatabaseProfile } from '../../support/databaseProfile'
import { someRoom } from '../../support/streams'

const content = (at: number, text = `word ${at}`) => ({
  hash: `${at}`.padEnd(43, 'h') as Hash,
  bytes: new TextEncoder().encode(text),
})

let profile: DatabaseProfile
let database: SnugDatabase
beforeEach(async () => {
  profile = createDatabaseProfile()
  database = await profile.open()
})
afterEach(() => profile.remove())

test('packs are bounded in words and in bytes; one that is larger lies alone', async () => {
  const room = await someRoom()
  const small = packsOf(
    room,
    Array.from({ length: 600 }, (_, at) => content(at)),
  )
  expect(small.map(({ keys }) => keys.length)).toEqual([256, 256, 88])
  const large = 'x'.repeat(40 * 1024)
  const packs = packsOf(room, [content(1), content(2, large), content(3, large), content(4, large + large), content(5)])
  // Whoever reads what was said, before the large ones or after them, reads none of these beside it.
  expect(packs.map(({ keys }) => keys.map((key) => key.split(' ')[1]?.[0]))).toEqual([['1', '5'], ['2'], ['3'], ['4']])
  expect(packsOf(room, [])).toEqual([])
})

test('erased words are in no pack any more, and their neighbours are', async () => {
  const [room, store] = [await someRoom(), createDexieStore(database)]
  const contents = Array.from({ length: 300 }, (_, at) => content(at))
  await store.commit({ room, contents })
  // The same words may come twice, by another entry.
  await store.commit({ room, contents: [content(7), content(500)] })
  await store.commit({ room, erase: [content(7).hash, content(299).hash, content(500).hash] })

  const rows = await database.packs.toArray()
  const kept = rows.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')
  expect(kept).toBe(contents.flatMap((_, at) => (at === 7 || at === 299 ? [] : [`word ${at}`])).join(''))
  const read = await store.contents(
    room,
    contents.map(({ hash }) => hash),
  )
  expect(read.size).toBe(298)
  expect(new TextDecoder().decode(read.get(content(8).hash))).toBe('word 8')
  await store.close()
})

test('of two rooms with words of the same hash, each has its own', async () => {
  const [one, other, store] = [await someRoom('one'), await someRoom('other'), createDexieStore(database)]
  await store.commit({ room: one, contents: [content(1, 'here')] })
  await store.commit({ room: other, contents: [content(1, 'there')] })
  await store.commit({ room: one, erase: [content(1).hash] })
  expect((await store.contents(one, [content(1).hash])).size).toBe(0)
  expect(new TextDecoder().decode((await store.contents(other, [content(1).hash])).get(content(1).hash))).toBe('there')
  await store.close()
})

test('of many words that lie together few are looked up, and of their neighbours, a moment later, none', async () => {
  const [room, store] = [await someRoom(), createDexieStore(database)]
  const contents = Array.from({ length: 256 }, (_, at) => content(at))
  const hashes = contents.map(({ hash }) => hash)
  await store.commit({ room, contents })
  await store.commit({ room, contents: [content(1_000)] })
  const looks = vi.spyOn(database.packs, 'where')
  const read = await store.contents(room, [...hashes.slice(0, 100), content(1_000).hash, content(1_001).hash])
  expect([...read.keys()].sort()).toEqual([...hashes.slice(0, 100), content(1_000).hash].sort())
  expect(looks.mock.calls.length).toBeLessThan(20)
  looks.mockClear()
  const next = await store.contents(room, hashes.slice(100, 200))
  expect(next.size).toBe(100)
  for (const { hash, bytes } of contents.slice(100, 200)) expect(next.get(hash)).toEqual(bytes)
  expect(looks).not.toHaveBeenCalled()
  await store.close()
})

test('what was read a moment ago is gone once it is erased, also while it is being read', async () => {
  const [room, store] = [await someRoom(), createDexieStore(database)]
  const contents = Array.from({ length: 100 }, (_, at) => content(at))
  const hashes = contents.map(({ hash }) => hash)
  await store.commit({ room, contents })
  expect((await store.contents(room, hashes)).size).toBe(100)
  const [reading] = [store.contents(room, hashes), store.commit({ room, erase: hashes.slice(0, 10) })]
  await Promise.all([reading, store.commit({ room, erase: hashes.slice(10, 20) })])
  expect((await store.contents(room, hashes)).size).toBe(80)
  await store.removeRoom(room)
  expect((await store.contents(room, hashes)).size).toBe(0)
  await store.close()
})
