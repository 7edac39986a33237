import { makeWords } from '#shared/contents/words'
import { mergeStreams, reachOf } from '#shared/events/mergeStreams'
import type { HeavyWork } from '#shared/ports/heavyWork.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { noteDoc } from '#shared/protocol/ids'
import type { NoteId } from '#shared/protocol/ids'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import { vectorOfUpdate } from '#shared/sync/digests'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStream, seededDevice, someRoom, writeMessages } from '../support/streams'

const doc = 'talk/2026-01'
/** More than go into one piece. */
const MANY = 700
/** Milliseconds since 1970, after all others were written. */
const LATER = 1_767_700_000_000

/** What each HeavyWork does, wherever it does it. */
export const heavyWorkContract = (name: string, work: HeavyWork): void => {
  describe(`heavy work ${name}`, () => {
    const random = createSeededRandomness(77)
    let updates: Uint8Array<ArrayBuffer>[]
    let room: Awaited<ReturnType<typeof someRoom>>
    let device: Awaited<ReturnType<typeof seededDevice>>

    beforeAll(async () => {
      room = await someRoom()
      device = await seededDevice(random)
      const writer = await openStream({ room, doc, device, random })
      updates = (await writeMessages(writer, MANY)).map(({ update }) => update)
    })

    const messageOf = (update: Uint8Array<ArrayBuffer>, contents: Extract<Wire, { is: 'update' }>['contents'] = []) =>
      encodeWire({ is: 'update', doc, update, contents, answers: true, done: true })

    test.each([1, MANY])('an update of %i events comes back with its runs', async (many) => {
      const update = mergeStreams(updates.slice(0, many)) ?? new Uint8Array()
      const { message, runs } = await work.examine(messageOf(update), room)
      expect(message).toEqual(decodeWire(messageOf(update)))
      expect(runs.map(({ from, entries }) => [from, entries.length])).toEqual([[0, many]])
      expect(runs[0]?.entries[0]?.placed.event).toMatchObject({ kind: 'message', seq: 0 })
    })

    test.each([1, MANY])('an update of %i events for another room is refused', async (many) => {
      const update = mergeStreams(updates.slice(0, many)) ?? new Uint8Array()
      await expect(work.examine(messageOf(update), await someRoom('other'))).rejects.toThrow('stream')
    })

    test.each([10, 20_000])('words of %i letters must be what they are called', async (letters) => {
      const words = await makeWords({ v: 1, by: 'A'.repeat(43) as never, text: 'a'.repeat(letters) }, random)
      const good: Wire = { is: 'contents', contents: [words], missing: [] }
      const bad: Wire = { is: 'contents', contents: [{ ...words, hash: 'B'.repeat(42) + 'A' } as never], missing: [] }
      expect(await work.examine(await work.encode(good), room)).toEqual({ message: good, runs: [] })
      await expect(work.examine(encodeWire(bad), room)).rejects.toThrow('not what they are called')
    })

    test('what is no message is refused', async () => {
      await expect(work.examine(new Uint8Array(20).fill(1), room)).rejects.toThrow()
      await expect(work.examine(new Uint8Array(20_000).fill(7), room)).rejects.toThrow('unknown packing')
    })

    test('what a state vector lacks comes in pieces, each of them good by itself', async () => {
      const client = [...vectorOfUpdate(updates[0] ?? new Uint8Array()).keys()][0] ?? 0
      const pieces = await work.lacking(doc, updates, new Map([[client, 100]]), new Map([[client, MANY]]), 'all')
      expect(pieces.length).toBeGreaterThan(1)
      let from = 100
      for (const piece of pieces) {
        const { runs } = await work.examine(messageOf(piece), room)
        expect(runs[0]?.from).toBe(from)
        from += runs[0]?.entries.length ?? 0
      }
      expect(from).toBe(MANY)
    })

    test('of talk the newest alone comes in one small piece, and the rest goes on from there', async () => {
      const late = await writeMessages(await openStream({ room, doc, device, random }), 5, LATER)
      const all = [...updates, ...late.map(({ update }) => update)]
      const client = late[0]?.placed.client ?? 0
      const [newest, ...more] = await work.lacking(doc, all, new Map(), new Map(), 'newest')
      expect(more).toEqual([])
      const { runs } = await work.examine(messageOf(newest ?? new Uint8Array()), room)
      const entries = runs.flatMap((run) => run.entries)
      expect(entries.length).toBeLessThan(MANY / 2)
      expect(runs.map((run) => run.client)).toContain(client)
      const [next] = await work.lacking(doc, all, reachOf(newest ?? new Uint8Array()), new Map(), 'all')
      const rest = await work.examine(messageOf(next ?? new Uint8Array()), room)
      expect(rest.runs[0]?.from).toBe(entries.length - late.length)
    })

    test('what is not all there any more is not handed on', async () => {
      const client = [...vectorOfUpdate(updates[0] ?? new Uint8Array()).keys()][0] ?? 0
      const reach = new Map([[client, MANY]])
      await expect(work.lacking(doc, updates.slice(0, -1), new Map(), reach, 'all')).rejects.toThrow('not all of it')
      await expect(
        work.lacking(noteDoc('N'.repeat(22) as NoteId), updates.slice(0, -1), new Map(), reach, 'all'),
      ).rejects.toThrow()
    })

    test('of a note, what a state vector lacks comes in one', async () => {
      const note = new Y.Doc()
      const changes: Uint8Array<ArrayBuffer>[] = []
      note.on('update', (update: Uint8Array) => changes.push(new Uint8Array(update)))
      for (const word of ['paper ', 'and ', 'lamplight']) note.getText('t').insert(note.getText('t').length, word)
      const [all, ...more] = await work.lacking(noteDoc('N'.repeat(22) as NoteId), changes, new Map(), new Map(), 'all')
      expect(more).toEqual([])
      const copy = new Y.Doc()
      Y.applyUpdate(copy, all ?? new Uint8Array())
      expect(copy.getText('t').toJSON()).toBe('paper and lamplight')
    })
  })
}
