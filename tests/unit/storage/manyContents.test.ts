import 'fake-indexeddb/auto'
import type { Hash } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { someRoom } from '../../support/streams'

const named = (many: number, pad: string): Hash[] =>
  Array.from({ length: many }, (_, at) => `${at}`.padEnd(43, pad) as Hash)

test.each([0, 10, 3_000])('words come by the hundred, beside %i others: kept, missed and refused', async (others) => {
  const room = await someRoom()
  const store = createDexieStore(await openDatabase(`beside ${others}`))
  const [some, rest] = [named(100, 'h'), named(others, 'o')]
  const keep = (hashes: readonly Hash[]): Promise<void> =>
    store.commit({ room, contents: hashes.map((hash) => ({ hash, bytes: new Uint8Array([1, 2, 3]) })) })
  await keep(rest)
  await store.commit({ room, erase: [...rest.slice(0, others / 2), ...some.slice(0, 20)] })
  await keep(some.slice(0, 60))
  expect([...(await store.contents(room, some)).keys()].sort()).toEqual(some.slice(20, 60).sort())
  expect(await store.missing(room, some)).toEqual(some.slice(60))
  expect((await store.contents(room, rest)).size).toBe(others / 2)
  await store.close()
})
