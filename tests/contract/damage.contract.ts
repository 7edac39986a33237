import { NO_HEADS } from '#shared/events/packHeads'
import { hashOf } from '#shared/crypto/hash'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { Hash, NoteId, RoomId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { note, textOf, typed } from '../support/typedNotes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoreMachine } from './documentStore.contract'

type Bytes = Uint8Array<ArrayBuffer>
const bytesOf = (...bytes: number[]): Bytes => new Uint8Array(bytes)

/** What every DocumentStore does when part of what it holds turns out to be damaged. */
export const damageContract = (name: string, createMachine: () => Promise<StoreMachine>): void => {
  describe(`what is damaged in a document store: ${name}`, () => {
    let machine: StoreMachine
    let store: DocumentStore
    let room: RoomId
    const doc = noteDoc('N'.repeat(22) as NoteId)
    const other = noteDoc('M'.repeat(22) as NoteId)

    const put = (which: typeof doc, ...updates: readonly Bytes[]): Promise<void> =>
      updates.reduce(async (before, update) => {
        await before
        const summary = { doc: which, stateVector: bytesOf(0), digest: 'D'.repeat(43) as Hash, heads: NO_HEADS }
        await store.commit({ room, updates: [{ summary, update }] })
      }, Promise.resolve())

    beforeEach(async () => {
      machine = await createMachine()
      store = await machine.open()
      room = (await hashOf('a room')) as RoomId
    })
    afterEach(async () => {
      await store.close()
      await machine.remove()
    })

    test('a log’s beginning is replaced; what came later, and other documents, stay', async () => {
      await put(doc, bytesOf(1), bytesOf(2), bytesOf(3))
      await put(other, bytesOf(9))
      expect(await store.replaceLog(room, doc, [bytesOf(1), bytesOf(2)], [bytesOf(7)])).toBe(true)
      await store.close()
      store = await machine.open()
      expect((await store.load(room, doc)).map(([byte]) => byte).sort()).toEqual([3, 7])
      expect(await store.load(room, other)).toEqual([bytesOf(9)])
    })

    test('nothing is replaced that was not looked at: a log that is shorter by now', async () => {
      await put(doc, bytesOf(1), bytesOf(2))
      expect(await store.replaceLog(room, doc, [bytesOf(1), bytesOf(2), bytesOf(3)], [])).toBe(false)
      expect(await store.load(room, doc)).toEqual([bytesOf(1), bytesOf(2)])
    })

    test('nothing is taken away that was not looked at, though it lies in a snapshot with what was', async () => {
      const [one, two, three, ...rest] = await typed('Nothing of this may be missing')
      if (!one || !two || !three) throw new Error('it is longer than that')
      for (const update of [one, two]) await store.commit({ room, updates: [update] })
      const seen = await store.load(room, note)
      await store.compact(room, note)
      for (const update of [three, ...rest]) await store.commit({ room, updates: [update] })
      const before = textOf(await store.load(room, note))
      expect(await store.replaceLog(room, note, seen, [...seen])).toBe(false)
      expect(textOf(await store.load(room, note))).toBe(before)
    })

    test('of a log that was found empty nothing is taken away that has come since', async () => {
      const seen = await store.load(room, note)
      expect(seen).toEqual([])
      for (const update of await typed('later')) await store.commit({ room, updates: [update] })
      await store.compact(room, note)
      await store.replaceLog(room, note, seen, [])
      expect(textOf(await store.load(room, note))).toBe('ater')
    })

    test('updates that can’t be merged are kept one by one, and hold up nothing that is written with them', async () => {
      const summary = { doc, stateVector: bytesOf(0), digest: 'D'.repeat(43) as Hash, heads: NO_HEADS }
      const updates = [bytesOf(1), bytesOf(2)].map((update) => ({ summary, update }))
      await store.commit({ room, updates, contents: [{ hash: 'A'.repeat(43) as Hash, bytes: bytesOf(5) }] })
      expect(await store.load(room, doc)).toEqual([bytesOf(1), bytesOf(2)])
      expect((await store.contents(room, ['A'.repeat(43) as Hash])).size).toBe(1)
    })

    test('nothing may be left of it', async () => {
      await put(doc, bytesOf(1), bytesOf(2))
      expect(await store.replaceLog(room, doc, [bytesOf(1), bytesOf(2)], [])).toBe(true)
      expect(await store.load(room, doc)).toEqual([])
    })

    test('words that are forgotten may come again, in the same commit or later', async () => {
      const [first, second] = ['A'.repeat(43) as Hash, 'B'.repeat(43) as Hash]
      await store.commit({
        room,
        contents: [
          { hash: first, bytes: bytesOf(1) },
          { hash: second, bytes: bytesOf(2) },
        ],
      })
      await store.commit({ room, forget: [first], contents: [{ hash: first, bytes: bytesOf(3) }] })
      await store.commit({ room, forget: [second] })
      expect(await store.contents(room, [first, second])).toEqual(new Map([[first, bytesOf(3)]]))
      expect(await store.missing(room, [first, second])).toEqual([second])
      await store.commit({ room, contents: [{ hash: second, bytes: bytesOf(4) }] })
      expect(await store.contents(room, [second])).toEqual(new Map([[second, bytesOf(4)]]))
      expect(await store.erased(room)).toEqual(new Set())
    })
  })
}
