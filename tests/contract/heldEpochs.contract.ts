import type { DeviceId, RoomId } from '#shared/protocol/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heldEpoch } from '../support/heldEpoch'
import type { StoreMachine } from './documentStore.contract'

/** What every DocumentStore does with the epochs of its rooms. */
export const heldEpochsContract = (name: string, createMachine: () => Promise<StoreMachine>): void => {
  describe(`epochs in the document store: ${name}`, () => {
    const [room, other] = ['R'.repeat(43) as RoomId, 'O'.repeat(43) as RoomId]
    const device = 'A'.repeat(43) as DeviceId
    let machine: StoreMachine
    beforeEach(async () => {
      machine = await createMachine()
    })
    afterEach(() => machine.remove())

    test('stay beside each other, each as it was put last, also after a restart', async () => {
      const store = await machine.open()
      expect(await store.epochs(room)).toEqual([])
      await store.commit({ room, epochs: [heldEpoch('first', 'one'), heldEpoch('second', 'two')] })
      await store.commit({ room, epochs: [heldEpoch('second', 'three'), heldEpoch('second', 'four', [device])] })
      await store.commit({ room: other, epochs: [heldEpoch('first', 'of another room')] })
      await store.close()
      const again = await machine.open()
      const kept = [...(await again.epochs(room))].sort((a, b) => (a.epoch < b.epoch ? -1 : 1))
      expect(kept).toEqual([heldEpoch('first', 'one'), heldEpoch('second', 'four', [device])])
      await again.close()
    })
  })
}
