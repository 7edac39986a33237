import '../../support/fakeIndexedDb'
import Dexie from 'dexie'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { afterEach, expect, test } from 'vitest'
import { browserKeys } from '../../../renderer/platform/keys/keychainBrowser'
import { openKeyCabinet } from '../../../renderer/platform/keys/keyCabinet'
import type { SnugDatabase } from '../../../renderer/storage/database'
import { openDatabase } from '../../../renderer/storage/database'
import { forgetEverything } from '../../../renderer/storage/forgetEverything'
import type { DatabaseDump } from '../../support/databaseDump'
import { fromText, restoreDatabase } from '../../support/databaseDump'
import { CHEAP, fixture } from '../formats/record'

const NAME = 'snug-forgotten'
afterEach(() => Dexie.delete(NAME))

const open = async (): Promise<SnugDatabase> => {
  await restoreDatabase(NAME, fromText(fixture('database-4.json').toString('utf8')) as DatabaseDump)
  const database = await openDatabase(NAME)
  await database.profile.put({ key: 'settings', value: { language: 'fr', theme: 'lamplight' } })
  return database
}
const cabinetOf = (database: SnugDatabase) => {
  const randomness = createSeededRandomness(31)
  return openKeyCabinet({ database, randomness, store: browserKeys(database, randomness), cost: CHEAP })
}
const counts = async (database: SnugDatabase): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(database.tables.map(async (table) => [table.name, await table.count()])))

test('who begins anew has nothing of rooms, keys and passphrase left, and their language', async () => {
  const database = await open()
  await (await cabinetOf(database).prepareChange(undefined, 'lantern velvet orchard')).commit().catch(() => undefined)
  await database.keys.put({ name: 'device', value: 'a key' })
  await forgetEverything(database)
  expect(Object.entries(await counts(database)).filter(([, count]) => count > 0)).toEqual([['profile', 1]])
  expect((await database.profile.get('settings'))?.value).toEqual({ language: 'fr', theme: 'lamplight' })
  expect(await cabinetOf(database).hasPassphrase()).toBe(false)
  const { id } = await (await cabinetOf(database).open()).device()
  expect(id).toHaveLength(43)
  database.close()
})

test('who begins anew on a disk that fails has everything as it was', async () => {
  const database = await open()
  const before = await counts(database)
  // The settings are put back last: what fails there has deleted nothing.
  database.profile.hook('creating', () => {
    throw new Error('the disk fails')
  })
  await expect(forgetEverything(database)).rejects.toThrow(/./)
  expect(await counts(database)).toEqual(before)
  database.close()
})
