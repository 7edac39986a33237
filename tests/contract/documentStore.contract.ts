import { packHeads } from '#shared/events/packHeads'
import { hashOf } from '#shared/crypto/hash'
import type { Commit, DocumentStore, Notable, RoomRecord } from '#shared/ports/documentStore.port'
import type { DeviceId, DocId, EventId, Hash, RoomId } from '#shared/protocol/ids'
import { readStored } from '#shared/events/readRuns'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { encodeVector, summariseStreams } from '#shared/sync/digests'
import { heldEpoch } from '../support/heldEpoch'
import { merged, note, otherNote, textOf, typed } from '../support/typedNotes'
import { openStream, seededDevice, writeMessages } from '../support/streams'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'

type Bytes = Uint8Array<ArrayBuffer>

/** A machine with one disk, on which stores can be opened one after the other. */
export type StoreMachine = {
  open(): Promise<DocumentStore>
  /** The disk takes so many more writes, and no further one; undefined: as many as come. */
  leaveRoomFor(writes: number | undefined): void
  /** The process ends without closing anything. */
  crash(): void
  remove(): Promise<void>
}

const idOf = async (name: string): Promise<RoomId> => (await hashOf(name)) as RoomId
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

/** What every DocumentStore does, whatever it is on. */
export const documentStoreContract = (name: string, createMachine: () => Promise<StoreMachine>): void => {
  describe(`document store: ${name}`, () => {
    let machine: StoreMachine
    let store: DocumentStore
    let [room, other]: [RoomId, RoomId] = ['' as RoomId, '' as RoomId]
    let [first, second, third]: [Hash, Hash, Hash] = ['' as Hash, '' as Hash, '' as Hash]
    const device = 'A'.repeat(43) as DeviceId

    const reopen = async (): Promise<void> => {
      await store.close()
      store = await machine.open()
    }
    const record = (of: RoomId, more: Partial<RoomRecord> = {}): RoomRecord => ({
      room: of,
      hubs: ['192.0.2.1:4665'],
      joinedAt: 1_767_600_000_000,
      ...more,
    })

    beforeEach(async () => {
      machine = await createMachine()
      store = await machine.open()
      ;[room, other] = [await idOf('room'), await idOf('other')]
      ;[first, second, third] = [await hashOf('1'), await hashOf('2'), await hashOf('3')]
    })
    afterEach(async () => {
      machine.leaveRoomFor(undefined)
      await store.close()
      await machine.remove()
    })

    describe('rooms', () => {
      test('are kept as they were put, the newest record of each', async () => {
        expect(await store.rooms()).toEqual([])
        await store.putRoom(record(room))
        await store.putRoom(record(other, { hubs: [] }))
        await store.putRoom(record(room, { hubs: ['a:1', 'b:2'] }))
        await reopen()
        const byRoom = new Map((await store.rooms()).map((one) => [one.room, one]))
        expect(byRoom).toEqual(
          new Map([
            [room, record(room, { hubs: ['a:1', 'b:2'] })],
            [other, record(other, { hubs: [] })],
          ]),
        )
      })

      test('do not see each other, though documents and contents are called the same', async () => {
        const [here, there] = [await typed('here'), await typed('there')]
        await store.commit({ room, updates: here, contents: [{ hash: first, bytes: bytesOf('here') }] })
        await store.commit({ room: other, updates: there, erase: [first] })
        expect(textOf(await store.load(room, note))).toBe('ere')
        expect(textOf(await store.load(other, note))).toBe('here')
        expect([...(await store.contents(room, [first])).keys()]).toEqual([first])
        expect((await store.contents(other, [first])).size).toBe(0)
        expect((await store.erased(room)).size).toBe(0)
      })

      test('leave nothing behind when they are removed, and take nothing of others along', async () => {
        const updates = await typed('tea')
        for (const one of [room, other]) {
          await store.putRoom(record(one))
          await store.commit({
            room: one,
            updates,
            contents: [{ hash: first, bytes: bytesOf('tea') }],
            erase: [second],
            deliveries: [{ device, doc: note, complete: Float64Array.of(7, 1) }],
            epochs: [heldEpoch('first', 'sealed')],
          })
          await store.compact(one, note)
        }
        await store.removeRoom(room)
        await reopen()
        expect((await store.rooms()).map((one) => one.room)).toEqual([other])
        const left = [await store.summaries(room), await store.load(room, note), await store.deliveries(room)]
        expect([...left, await store.epochs(room)]).toEqual([[], [], [], []])
        expect(await store.missing(room, [first, second])).toEqual([first, second])
        expect(textOf(await store.load(other, note))).toBe('ea')
        expect([...(await store.contents(other, [first])).keys()]).toEqual([first])
        expect([...(await store.erased(other))]).toEqual([second])
        expect(await store.deliveries(other)).toHaveLength(1)
        expect(await store.epochs(other)).toHaveLength(1)
      })
    })

    describe('documents', () => {
      test('add up to what was committed, in order, however many commits are under way at once', async () => {
        const text = 'Has everyone finished the third chapter?'
        const updates = await typed(text)
        await Promise.all(updates.map((one) => store.commit({ room, updates: [one] })))
        await reopen()
        expect(textOf(await store.load(room, note))).toBe(text.slice(1))
        expect(await store.summaries(room)).toEqual([updates.at(-1)?.summary])
      })

      test('of streams add up to every event, however their updates share commits', async () => {
        const random = createSeededRandomness(9)
        const doc = 'talk/2026-01'
        const stream = await openStream({ room, doc, device: await seededDevice(random), random })
        const written = await writeMessages(stream, 24)
        const updates = await Promise.all(
          written.map(async ({ update, head }) => ({ summary: await summariseStreams(doc, [head]), update })),
        )
        const commits = [updates.slice(0, 1), updates.slice(1, 9), updates.slice(9, 10), updates.slice(10)]
        for (const [at, some] of commits.entries()) {
          await store.commit({ room, updates: some })
          if (at === 2) await store.compact(room, doc)
        }
        await reopen()
        const kept = (): Promise<unknown> =>
          store.load(room, doc).then(async (all) => (await readStored(all, doc)).map(({ id }) => id))
        expect(await kept()).toEqual(written.map(({ placed }) => placed.id))
        await store.compact(room, doc)
        expect(await kept()).toEqual(written.map(({ placed }) => placed.id))
      })

      test('have the last summary of a commit that brings several updates', async () => {
        const updates = await typed('letters')
        const other = await typed('other', otherNote)
        await store.commit({ room, updates: [...updates, ...other] })
        const summaries = new Map((await store.summaries(room)).map((summary) => [summary.doc, summary]))
        expect(summaries).toEqual(
          new Map<DocId, unknown>([
            [note, updates.at(-1)?.summary],
            [otherNote, other.at(-1)?.summary],
          ]),
        )
        expect(textOf(await store.load(room, note))).toBe('etters')
        expect(textOf(await store.load(room, otherNote))).toBe('ther')
      })

      test('keep the heads of their streams', async () => {
        const head = {
          client: 2 ** 53 - 1,
          length: 3,
          last: third as EventId,
          device,
          at: 1_767_600_000_000,
          complete: 1,
        }
        const summary = { doc: 'talk/2026-01', stateVector: encodeVector(new Map([[1, 3]])), digest: second } as const
        const update = Y.encodeStateAsUpdate(new Y.Doc()) as Bytes
        await store.commit({ room, updates: [{ summary: { ...summary, heads: packHeads([head]) }, update }] })
        await reopen()
        expect(await store.summaries(room)).toEqual([{ ...summary, heads: packHeads([head]) }])

        const known = { ...summary, heads: packHeads([{ ...head, complete: 3 }]) }
        await store.commit({ room, summaries: [known] })
        await reopen()
        expect(await store.summaries(room)).toEqual([known])
        expect(await store.load(room, 'talk/2026-01')).toHaveLength(1)
      })

      test('are found by what their notable events are about, until those are about something else', async () => {
        const event = { v: 1, kind: 'takenBack', of: first, month: '2026-01', hash: second, at: 7 }
        const placed = { id: third, in: 'talk/2026-02', client: 5, event } as unknown as Notable['placed']
        const open = { placed, about: ['talk/2026-01', 'unsettled'] } as const
        await store.commit({ room, notables: [open] })
        await reopen()
        for (const about of open.about) expect(await store.notables(room, about)).toEqual([open])
        expect(await store.notables(room, 'talk/2026-02')).toEqual([])
        expect(await store.notables(other, 'unsettled')).toEqual([])
        // And by where they stand.
        expect(await store.notablesIn(room, 'talk/2026-02')).toEqual([open])
        expect(await store.notablesIn(other, 'talk/2026-02')).toEqual([])

        const settled = { placed, about: ['talk/2026-01'] } as const
        await store.commit({ room, notables: [settled] })
        expect(await store.notables(room, 'talk/2026-01')).toEqual([settled])
        expect(await store.notables(room, 'unsettled')).toEqual([])
        await store.commit({ room, notables: [{ placed, about: [] }] })
        expect(await store.notablesIn(room, 'talk/2026-02')).toEqual([])
        await store.removeRoom(room)
        expect(await store.notables(room, 'talk/2026-01')).toEqual([])
      })

      test('of which nothing is known are empty', async () => {
        expect(await store.load(room, note)).toEqual([])
        expect(await store.summaries(room)).toEqual([])
        await store.commit({ room })
        await store.compact(room, note)
        expect(await store.load(room, note)).toEqual([])
      })
    })

    describe('compaction', () => {
      test('makes one snapshot of a log, and changes nothing that it adds up to', async () => {
        const updates = await typed('A note that was typed letter by letter')
        for (const one of updates) await store.commit({ room, updates: [one] })
        const before = Y.encodeStateAsUpdate(merged(await store.load(room, note)))
        await store.compact(room, note)
        await store.compact(room, note)
        await reopen()
        const after = await store.load(room, note)
        expect(after).toHaveLength(1)
        expect(Y.encodeStateAsUpdate(merged(after))).toEqual(before)
        expect(await store.summaries(room)).toEqual([updates.at(-1)?.summary])
      })

      test('loses nothing that is committed before, between and while', async () => {
        const text = 'Nothing of this may be missing in the end'
        const updates = await typed(text)
        const working: Promise<void>[] = []
        for (const [at, one] of updates.entries()) {
          working.push(store.commit({ room, updates: [one] }))
          if (at % 5 === 0) working.push(store.compact(room, note))
        }
        await Promise.all(working)
        expect(textOf(await store.load(room, note))).toBe(text.slice(1))
        await reopen()
        await store.compact(room, note)
        expect(textOf(await store.load(room, note))).toBe(text.slice(1))
      })

      test('that finds the disk full leaves the log as it is', async () => {
        for (const one of await typed('full')) await store.commit({ room, updates: [one] })
        const before = await store.load(room, note)
        machine.leaveRoomFor(0)
        await expect(store.compact(room, note)).rejects.toMatchObject({ code: 'disk-full' })
        expect(await store.load(room, note)).toEqual(before)
      })

      test('keeps an update whose forerunner is missing until that one comes', async () => {
        const updates = await typed('gap')
        const [one, two, ...rest] = updates as [(typeof updates)[0], (typeof updates)[0], ...typeof updates]
        for (const update of [one, ...rest]) await store.commit({ room, updates: [update] })
        await store.compact(room, note)
        await store.commit({ room, updates: [two] })
        await store.compact(room, note)
        await reopen()
        expect(textOf(await store.load(room, note))).toBe('ap')
      })
    })

    describe('contents', () => {
      const contents = (): NonNullable<Commit['contents']> => [
        { hash: first, bytes: bytesOf('one') },
        { hash: second, bytes: bytesOf('two') },
      ]

      test('are found by their hash; absent ones are left out, and told to be missing', async () => {
        await store.commit({ room, contents: contents() })
        await reopen()
        expect(await store.contents(room, [third, second, first])).toEqual(
          new Map([
            [second, bytesOf('two')],
            [first, bytesOf('one')],
          ]),
        )
        expect(await store.missing(room, [first, third, second])).toEqual([third])
        expect(await store.missing(room, [])).toEqual([])
        expect((await store.contents(room, [])).size).toBe(0)
      })

      test('are the same bytes, whatever they are', async () => {
        const bytes = new Uint8Array(64 * 1024).map((_, at) => at * 31)
        await store.commit({ room, contents: [{ hash: first, bytes }] })
        await reopen()
        expect(Buffer.from((await store.contents(room, [first])).get(first) ?? []).equals(bytes)).toBe(true)
      })

      test('once erased are gone, and refused from then on: later, at the same time, and before they ever came', async () => {
        await store.commit({ room, contents: contents() })
        await store.commit({ room, erase: [first] })
        await store.commit({ room, contents: contents(), erase: [second] })
        await store.commit({ room, erase: [third] })
        await store.commit({ room, contents: [{ hash: third, bytes: bytesOf('three') }, ...contents()] })
        await reopen()
        expect((await store.contents(room, [first, second, third])).size).toBe(0)
        expect(await store.erased(room)).toEqual(new Set([first, second, third]))
        expect(await store.missing(room, [first, second, third])).toEqual([])
      })
    })

    test('deliveries are replaced for the same device and document, and beside each other for others', async () => {
      const idris = 'I'.repeat(43) as DeviceId
      const complete = Float64Array.of(2 ** 53 - 1, 4)
      await store.commit({ room, deliveries: [{ device, doc: note, complete: Float64Array.of(1, 1) }] })
      await store.commit({
        room,
        deliveries: [
          { device, doc: note, complete },
          { device, doc: 'ledger', complete: new Float64Array() },
          { device: idris, doc: note, complete: Float64Array.of(3, 2) },
        ],
      })
      await reopen()
      const kept = new Map((await store.deliveries(room)).map((one) => [`${one.device} ${one.doc}`, one.complete]))
      expect(kept).toEqual(
        new Map([
          [`${device} ${note}`, complete],
          [`${device} ledger`, new Float64Array()],
          [`${idris} ${note}`, Float64Array.of(3, 2)],
        ]),
      )
    })

    describe('a commit', () => {
      const everything = async (): Promise<Commit> => ({
        room,
        updates: [...(await typed('later')), ...(await typed('later too', otherNote))],
        contents: [
          { hash: second, bytes: bytesOf('two') },
          { hash: third, bytes: bytesOf('three') },
        ],
        erase: [first],
        deliveries: [{ device, doc: note, complete: Float64Array.of(2, 2) }],
        epochs: [heldEpoch('second', 'two')],
      })
      const earlier = async (): Promise<Commit> => ({
        room,
        updates: await typed('earlier'),
        contents: [{ hash: first, bytes: bytesOf('one') }],
        deliveries: [{ device, doc: note, complete: Float64Array.of(1, 1) }],
      })
      const all = async () => ({
        summaries: await store.summaries(room),
        note: await store.load(room, note),
        later: await store.load(room, otherNote),
        contents: await store.contents(room, [first, second, third]),
        erased: await store.erased(room),
        deliveries: await store.deliveries(room),
        epochs: await store.epochs(room),
      })

      test.each([0, 1, 2, 3, 4, 5, 6, 7])(
        'for which the disk is full after %i writes leaves nothing of itself, and everything of before',
        async (writes) => {
          await store.commit(await earlier())
          const before = await all()
          machine.leaveRoomFor(writes)
          await expect(store.commit(await everything())).rejects.toMatchObject({ name: 'Problem', code: 'disk-full' })
          expect(await all()).toEqual(before)
          machine.leaveRoomFor(undefined)
          await reopen()
          expect(await all()).toEqual(before)
        },
      )

      test('that had no space succeeds when there is some', async () => {
        await store.commit(await earlier())
        machine.leaveRoomFor(3)
        await expect(store.commit(await everything())).rejects.toMatchObject({ code: 'disk-full' })
        machine.leaveRoomFor(undefined)
        await store.commit(await everything())
        const { erased, contents, deliveries, later } = await all()
        expect([[...erased], [...contents.keys()].sort()]).toEqual([[first], [second, third].sort()])
        expect(deliveries).toEqual([{ device, doc: note, complete: Float64Array.of(2, 2) }])
        expect(textOf(later)).toBe('ater too')
      })

      test('that has resolved survives the end of the process', async () => {
        await store.commit(await earlier())
        const before = await all()
        machine.crash()
        store = await machine.open()
        expect(await all()).toEqual(before)
      })
    })

    test('a full disk refuses rooms too, and can be read', async () => {
      await store.putRoom(record(room))
      machine.leaveRoomFor(0)
      const full = { name: 'Problem', code: 'disk-full' }
      await expect(store.putRoom(record(other))).rejects.toMatchObject(full)
      await expect(store.putRoom(record(room, { hubs: [] }))).rejects.toMatchObject(full)
      expect(await store.rooms()).toEqual([record(room)])
    })
  })
}
