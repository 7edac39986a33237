import '../../support/fakeIndexedDb'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NO_HEADS } from '#shared/events/packHeads'
import type { DocumentSummary, Notable } from '#shared/ports/documentStore.port'
import type { DeviceId, EventId, Hash, NoteDocId, RoomId, TalkDocId } from '#shared/protocol/ids'
import type { SnugDatabase } from '../../../renderer/storage/database'
import { openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { registersIn } from '../../../renderer/storage/registers'
import { storeBehind } from '../../../renderer/storage/storeCalls'
import { serveCalls } from '../../../renderer/workers/calls'

const NAME = 'registers-under-test'
const room = 'R'.repeat(43) as RoomId
const other = 'O'.repeat(43) as RoomId

const idOf = (at: number): string => String(at).padStart(43, 'n')
const docOf = (at: number): NoteDocId => `note/${idOf(at)}` as NoteDocId
const summaryOf = (at: number, title: string): DocumentSummary => ({
  doc: docOf(at),
  stateVector: Uint8Array.of(1, at % 100, 2),
  digest: `digest ${title}` as Hash,
  heads: NO_HEADS,
  title,
})
const foundingOf = (at: number, about: Notable['about'] = ['notes']): Notable =>
  ({
    placed: {
      id: idOf(at) as EventId,
      in: 'talk/2026-11',
      client: 7,
      event: { kind: 'noteFounded', note: idOf(at), seq: at, at: 5 },
    },
    about,
  }) as unknown as Notable

let database: SnugDatabase
let store: ReturnType<typeof createDexieStore>
const keep = (of = room): Promise<void> => registersIn(database).keep(of)
const commit = (from: number, to: number, title = 'old', into = room): Promise<void> => {
  const all = Array.from({ length: to - from }, (_, at) => from + at)
  return store.commit({
    room: into,
    updates: all.map((at) => ({ summary: summaryOf(at, `${title} ${at}`), update: Uint8Array.of(0, 0) })),
    notables: all.map((at) => foundingOf(at)),
  })
}
const titles = async (of = room): Promise<ReadonlyMap<string, string | undefined>> =>
  new Map((await store.summaries(of)).map(({ doc, title }) => [doc, title]))
const founded = async (): Promise<readonly string[]> =>
  (await store.notables(room, 'notes')).map(({ placed }) => placed.id).sort()
/** Only what stands in a register is still known of it. */
const loseRow = (at: number): Promise<unknown> =>
  Promise.all([database.documents.delete([room, docOf(at)]), database.notables.delete([room, idOf(at) as EventId])])

beforeEach(async () => {
  database = await openDatabase(NAME)
  store = createDexieStore(database)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
  await Dexie.delete(NAME)
})

describe('what a room is opened with', () => {
  test('is found in registers, and is the same as in the rows', async () => {
    await commit(0, 250)
    const before = [await store.summaries(room), await store.notables(room, 'notes')]
    await keep()
    expect(await database.registers.count()).toBe(2)
    const after = [await store.summaries(room), await store.notables(room, 'notes')]
    expect(after).toEqual(before)
    await loseRow(3)
    expect((await titles()).get(docOf(3))).toBe('old 3')
    expect(await founded()).toContain(idOf(3))
  })

  test('stays in rows as long as they are few', async () => {
    await commit(0, 150)
    await keep()
    expect(await database.registers.count()).toBe(0)
    expect((await titles()).size).toBe(150)
  })

  test('is what was said last, though a register says something else', async () => {
    await commit(0, 250)
    await keep()
    await commit(7, 8, 'new')
    await commit(900, 901, 'new')
    expect((await titles()).get(docOf(7))).toBe('new 7')
    expect((await titles()).size).toBe(251)
    expect(await founded()).toHaveLength(251)
    // It no longer counts as a founding.
    await store.commit({ room, notables: [foundingOf(9, [])] })
    expect(await founded()).toHaveLength(250)
    expect(await founded()).not.toContain(idOf(9))
  })

  test('is put into a register anew once enough has been said', async () => {
    await commit(0, 250)
    await keep()
    await commit(1_000, 1_250)
    await store.commit({ room, notables: [foundingOf(9, [])] })
    await keep()
    await loseRow(1_003)
    expect((await titles()).get(docOf(1_003))).toBe('old 1003')
    expect((await titles()).size).toBe(500)
    expect(await founded()).toHaveLength(499)
    expect(await database.documents.where('[room+fresh]').equals([room, 1]).count()).toBe(0)
  })

  test('is read from the rows where a register is damaged, which is made anew', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    await commit(0, 250)
    await keep()
    await database.registers.toCollection().modify((row) => void (row.text = row.text.slice(0, 1_000)))
    expect((await titles()).size).toBe(250)
    expect(await founded()).toHaveLength(250)
    await keep()
    await loseRow(3)
    expect((await titles()).get(docOf(3))).toBe('old 3')
  })

  test('is the same where it is taken apart, at the other end of a worker, and when that finds a register damaged', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    await commit(0, 250)
    await store.commit({
      room,
      deliveries: Array.from({ length: 250 }, (_, at) => ({
        device: 'D'.repeat(43) as DeviceId,
        doc: `talk/${1900 + at}-01` as TalkDocId,
        complete: Float64Array.of(at, 1),
      })),
    })
    const { port1, port2 } = new MessageChannel()
    for (const port of [port1, port2]) port.start()
    serveCalls(port2, async () => store)
    const behind = storeBehind(port1, new Promise(() => undefined))
    const told = async (by: typeof behind) => [
      (await by.summaries(room)).sort((one, two) => (one.doc < two.doc ? -1 : 1)),
      (await by.notables(room, 'notes')).sort((one, two) => (one.placed.id < two.placed.id ? -1 : 1)),
      (await by.deliveries(room)).sort((one, two) => (one.doc < two.doc ? -1 : 1)),
    ]
    await keep()
    await commit(250, 260)
    await store.commit({ room, notables: [foundingOf(9, [])] })
    const here = await told(store)
    expect(here.map(({ length }) => length)).toEqual([260, 259, 250])
    expect(await told(behind)).toEqual(here)
    await database.registers.toCollection().modify((row) => void (row.text = row.text.slice(0, 1_000)))
    expect(await told(behind)).toEqual(here)
    port1.close()
  })

  test('is not another room’s, and goes with its room', async () => {
    await commit(0, 250)
    await commit(0, 250, 'other', other)
    await keep()
    await keep(other)
    expect((await titles(other)).get(docOf(1))).toBe('other 1')
    await store.removeRoom(other)
    expect(await database.registers.where('room').equals(other).count()).toBe(0)
    expect((await titles()).get(docOf(1))).toBe('old 1')
  })

  test('stays what was said last of what members have stored', async () => {
    const device = 'D'.repeat(43) as DeviceId
    const docs = Array.from({ length: 250 }, (_, at) => `talk/${1900 + at}-01` as TalkDocId)
    const complete = Float64Array.of(2 ** 53 - 1, 4, 7, 1)
    await store.commit({ room, deliveries: docs.map((doc) => ({ device, doc, complete })) })
    await keep()
    const [, second] = docs
    if (!second) throw new Error('there are many')
    await store.commit({ room, deliveries: [{ device, doc: second, complete: Float64Array.of(7, 2) }] })
    await database.deliveries.delete([room, device, 'talk/1900-01'])
    const kept = new Map((await store.deliveries(room)).map((one) => [one.doc, one.complete]))
    expect(kept.size).toBe(250)
    expect(kept.get('talk/1900-01')).toEqual(complete)
    expect(kept.get(second)).toEqual(Float64Array.of(7, 2))
  })

  test('is put in order by itself once nobody writes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await commit(0, 250)
      await vi.advanceTimersByTimeAsync(2_100)
    } finally {
      vi.useRealTimers()
    }
    await vi.waitFor(async () => expect(await database.registers.count()).toBe(2))
  })
})
