import type { Hash, RoomId } from '#shared/protocol/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { note, typed } from '../support/typedNotes'
import type { StoreMachine } from './documentStore.contract'

/** What every DocumentStore says of how much a room takes. */
export const roomSizeContract = (name: string, createMachine: () => Promise<StoreMachine>): void => {
  describe(`the size of rooms in the document store: ${name}`, () => {
    const [room, other] = ['R'.repeat(43) as RoomId, 'O'.repeat(43) as RoomId]
    let machine: StoreMachine
    beforeEach(async () => {
      machine = await createMachine()
    })
    afterEach(() => machine.remove())

    test('is told in bytes, and a log gets smaller when it is merged', async () => {
      const store = await machine.open()
      expect(await store.size(room)).toEqual({ documents: 0, log: 0, words: 0, earlier: 0 })
      for (const one of await typed('A note that was typed letter by letter'))
        await store.commit({ room, updates: [one] })
      await store.commit({ room, contents: [{ hash: 'W'.repeat(43) as Hash, bytes: new Uint8Array(700) }] })
      const before = await store.size(room)
      expect(before).toMatchObject({ documents: 0, words: 700 })
      await store.compact(room, note)
      const after = await store.size(room)
      expect([after.log, after.words]).toEqual([0, 700])
      expect(after.documents).toBeGreaterThan(0)
      expect(after.documents).toBeLessThan(before.log)
      expect(await store.size(other)).toEqual({ documents: 0, log: 0, words: 0, earlier: 0 })
      await store.close()
    })
  })
}
