import type { MemoryStore } from '#shared/ports/documentStore.fake'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { Problem } from '#shared/protocol/problem'
import { createDexieStore } from '../../renderer/storage/dexieStore'
import { storeBehind } from '../../renderer/storage/storeCalls'
import { serveCalls } from '../../renderer/workers/calls'
import { createDatabaseProfile } from '../support/databaseProfile'
import { leaveRoomFor } from '../support/fakeIndexedDb'
import type { StoreMachine } from './documentStore.contract'
import { documentStoreContract } from './documentStore.contract'
import { damageContract } from './damage.contract'
import { versionsContract } from './versions.contract'
import { heldEpochsContract } from './heldEpochs.contract'
import { roomSizeContract } from './roomSize.contract'

const inMemory = async (): Promise<StoreMachine> => {
  const disk = createFakeDisk()
  let store: MemoryStore | undefined
  return {
    open: async () => (store = createMemoryStore(disk)),
    // What is written together is written at once there: it is full from the first write on.
    leaveRoomFor: (writes) => store?.failWith(writes === undefined ? undefined : new Problem('disk-full')),
    crash: () => store?.crash(),
    remove: async () => undefined,
  }
}

const onIndexedDb = async (): Promise<StoreMachine> => {
  const { open, crash, remove } = createDatabaseProfile()
  return { open: async () => createDexieStore(await open()), leaveRoomFor, crash, remove }
}

/** As in the application: the calls and what they bring go through a channel that copies. */
const throughChannel = async (): Promise<StoreMachine> => {
  const { open, crash, remove } = createDatabaseProfile()
  const never = new Promise<never>(() => undefined)
  return {
    open: async () => {
      const { port1, port2 } = new MessageChannel()
      port1.start()
      port2.start()
      serveCalls(port2, async () => createDexieStore(await open()))
      const store = storeBehind(port1, never)
      return { ...store, close: () => store.close().finally(() => port1.close()) }
    },
    leaveRoomFor,
    crash,
    remove,
  }
}

for (const contract of [
  documentStoreContract,
  heldEpochsContract,
  roomSizeContract,
  versionsContract,
  damageContract,
]) {
  contract('in memory', inMemory)
  contract('on IndexedDB', onIndexedDb)
  contract('on IndexedDB, in a worker', throughChannel)
}
