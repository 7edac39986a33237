import { encodeRuns } from '#shared/events/encodeRuns'
import { streamsOf } from '#shared/events/mergeStreams'
import { NO_HEADS } from '#shared/events/packHeads'
import type { DocumentSummary } from '#shared/ports/documentStore.port'
import type { Hash } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import type { DatabaseProfile } from '../../support/databaseProfile'
import { createDatabaseProfile } from '../../support/databaseProfile'
import { someRoom } from '../../support/streams'

const doc = 'talk/2026-01'
const summary: DocumentSummary = { doc, stateVector: Uint8Array.of(0), digest: 'D' as Hash, heads: NO_HEADS }
const EACH = 3_000
/** As many as one message can't hold. */
const PARTS = Math.ceil(limits.messageBytes / (EACH * 1_900)) + 1
const part = (at: number): Uint8Array<ArrayBuffer> => {
  const from = at * EACH
  const texts = Array.from({ length: EACH }, (_, place) => `${'x'.repeat(1_900)}.{"seq":${from + place},"at":${at}}`)
  return encodeRuns([{ client: 77, from, texts }])
}

let profile: DatabaseProfile
beforeEach(() => {
  profile = createDatabaseProfile()
})
afterEach(() => profile.remove())

test('a month that is larger than any message is read after it was merged, or written, in one', async () => {
  const store = createDexieStore(await profile.open())
  const [room, other] = [await someRoom(), await someRoom('other')]
  const parts = Array.from({ length: PARTS }, (_, at) => part(at))
  for (const update of parts) await store.commit({ room, updates: [{ summary, update }] })
  await store.compact(room, doc)
  await store.commit({ room: other, updates: parts.map((update) => ({ summary, update })) })
  for (const one of [room, other]) {
    const all = await store.load(one, doc)
    expect(all.map(({ length }) => length > limits.messageBytes)).toEqual([true])
    expect(streamsOf(all)[0]?.texts).toHaveLength(PARTS * EACH)
  }
  expect((await store.newest(room, doc))?.kept.posts).toEqual([])
  await store.close()
})
