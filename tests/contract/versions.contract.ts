import type { DocumentStore, VersionHead } from '#shared/ports/documentStore.port'
import type { NoteId, RoomId } from '#shared/protocol/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoreMachine } from './documentStore.contract'

/** What every DocumentStore does with what notes were earlier. */
export const versionsContract = (name: string, createMachine: () => Promise<StoreMachine>): void => {
  describe(`versions of notes in the document store: ${name}`, () => {
    const [room, other] = ['R'.repeat(43) as RoomId, 'O'.repeat(43) as RoomId]
    const [note, second] = ['N'.repeat(22) as NoteId, 'M'.repeat(22) as NoteId]
    let machine: StoreMachine
    let store: DocumentStore
    beforeEach(async () => {
      machine = await createMachine()
      store = await machine.open()
    })
    afterEach(async () => {
      await store.close()
      await machine.remove()
    })

    const head = (of: NoteId, at: number, more: Partial<VersionHead> = {}): VersionHead => ({
      note: of,
      at,
      until: at + 5,
      writers: [at],
      stateVector: new Uint8Array([at % 256]),
      length: 10,
      closed: false,
      ...more,
    })
    const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values)
    const keep = (of: NoteId, at: number, value: number): Promise<void> =>
      store.keepVersions(room, of, { heads: [head(of, at)], state: { at, bytes: bytes(value) } })

    test('are listed oldest first, by room or by note, and read one by one, also after a restart', async () => {
      await keep(note, 2_000, 2)
      await keep(note, 900, 1)
      await keep(second, 1_000, 3)
      await store.close()
      store = await machine.open()
      expect(await store.versions(room, note)).toEqual([head(note, 900), head(note, 2_000)])
      expect((await store.versions(room)).map(({ at }) => at)).toEqual([900, 1_000, 2_000])
      expect(await store.versions(other)).toEqual([])
      expect(await store.version(room, note, 2_000)).toEqual(bytes(2))
      expect(await store.version(room, second, 2_000)).toBeUndefined()
    })

    test('go on under their time, and go when they are dropped; a head alone leaves the state as it is', async () => {
      await keep(note, 1_000, 1)
      await keep(note, 2_000, 2)
      await keep(note, 1_000, 7)
      const last = head(note, 2_000, { writers: [1, 2], closed: true })
      await store.keepVersions(room, note, { heads: [last], drop: [1_000] })
      expect(await store.versions(room, note)).toEqual([last])
      expect(await store.version(room, note, 1_000)).toBeUndefined()
      expect(await store.version(room, note, 2_000)).toEqual(bytes(2))
    })

    test('count as a part of what their room takes, and go with it', async () => {
      await store.keepVersions(room, note, {
        heads: [head(note, 1)],
        state: { at: 1, bytes: new Uint8Array(900) },
      })
      expect((await store.size(room)).earlier).toBe(900)
      await store.removeRoom(room)
      expect(await store.versions(room)).toEqual([])
      expect(await store.version(room, note, 1)).toBeUndefined()
    })
  })
}
