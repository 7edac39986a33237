import type { Appended } from '#shared/sync/replica'
import type { TalkFields } from '#shared/events/event'
import { foundRoom } from '#shared/sync/foundRoom'
import { openReplica } from '#shared/sync/openReplica'
import { browserKeys } from '../../../renderer/platform/keys/keychainBrowser'
import { systemClock } from '../../../renderer/platform/systemClock'
import { systemRandomness } from '../../../renderer/platform/systemRandomness'
import { openDatabase } from '../../../renderer/storage/database'
import { openWorkerStore, startStoreWorker } from '../../../renderer/storage/workerStore'
import { stockMessages } from './stockMessages'

/** Milliseconds for `count` messages, each by a call of its own, until the last is called saved. */
export const writeSnug = async (count: number): Promise<number> => {
  const name = `write-${count}`
  const store = openWorkerStore(startStoreWorker(name))
  const database = await openDatabase(name)
  const [clock, randomness] = [systemClock, systemRandomness]
  const keychain = browserKeys(database, randomness).keychain(undefined)
  const device = await keychain.device()
  const names = { roomName: 'Reading circle', memberName: 'Anna' }
  const { room } = await foundRoom({ store, keychain, device, clock, randomness, ...names })
  const replica = await openReplica({ store, keychain, device, clock, randomness, room })

  const messages = stockMessages(count)
  const saved: Promise<void>[] = []
  const started = performance.now()
  for (const { text } of messages) {
    const appended: Appended<TalkFields> = await replica.appendTalk({ kind: 'message' }, { v: 1, text })
    saved.push(appended.stored)
  }
  await Promise.all(saved)
  const took = performance.now() - started

  await replica.close()
  await store.close()
  await database.delete()
  return took
}
