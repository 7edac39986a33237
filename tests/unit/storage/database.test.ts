import '../../support/fakeIndexedDb'
import { readFileSync } from 'node:fs'
import Dexie from 'dexie'
import type { RoomId } from '#shared/protocol/ids'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DATABASE_VERSION, openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { createProfileStore } from '../../../renderer/storage/profileStore'
import type { DatabaseDump } from '../../support/databaseDump'
import { fromText, restoreDatabase } from '../../support/databaseDump'

const NAME = 'snug-under-test'

/** What a database is natively: its version, its tables, and what one of them holds. */
const look = (): Promise<{ version: number; tables: string[]; names: unknown[] }> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME)
    opening.onerror = () => reject(opening.error as Error)
    opening.onsuccess = () => {
      const { result } = opening
      const all = result.transaction('profile').objectStore('profile').getAll()
      all.onsuccess = () => {
        result.close()
        resolve({ version: result.version, tables: [...result.objectStoreNames], names: all.result as unknown[] })
      }
    }
  })

/** What a later Snug leaves behind: other tables, and of ours only what it still has use for. */
const writtenByLaterSnug = async (): Promise<void> => {
  const later = new Dexie(NAME)
  later.version(DATABASE_VERSION + 1).stores({ profile: 'key', shelves: '++id' })
  await later.open()
  await later.table('profile').put({ key: 'name', value: 'Anna' })
  later.close()
}

afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await Dexie.delete(NAME)
})

test('of what is written nobody is told, since no query waits for it', async () => {
  const database = await openDatabase(NAME)
  const told = vi.fn<() => void>()
  Dexie.on('storagemutated', told)
  await database.profile.put({ key: 'name', value: 'Anna' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(told).not.toHaveBeenCalled()
  Dexie.on.storagemutated.unsubscribe(told)
  database.close()
})

describe('a database that a later Snug has written', () => {
  test('is refused, and nothing of it is touched', async () => {
    await writtenByLaterSnug()
    const before = await look()
    await expect(openDatabase(NAME)).rejects.toMatchObject({ name: 'Problem', code: 'database-newer' })
    expect(await look()).toEqual(before)
    expect(before.names).toEqual([{ key: 'name', value: 'Anna' }])
  })

  test('is not taken for one of this version to which Dexie has added a table', async () => {
    const database = await openDatabase(NAME)
    database.close()
    const { version } = await look()
    // Natively, versions are in tenths.
    const opening = indexedDB.open(NAME, version + 1)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    opening.result.close()
    await expect(openDatabase(NAME).then((again) => again.close())).resolves.toBeUndefined()
  })
})

describe('a database that the platform lets go of', () => {
  let failing = false
  beforeEach(() => {
    failing = false
    const open = indexedDB.open.bind(indexedDB)
    vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
      if (!failing) return open(...given)
      const request = {
        onerror: null,
        error: new DOMException('Internal error opening backing store.', 'UnknownError'),
      }
      const event = { target: request, preventDefault: () => undefined, stopPropagation: () => undefined }
      setTimeout(() => (request.onerror as ((event: unknown) => void) | null)?.(event), 1)
      return request as unknown as IDBOpenDBRequest
    })
    vi.spyOn(console, 'warn').mockReturnValue()
  })

  /** As Chromium does when a write to the disk fails: the connection closes, and can't be opened again for now. */
  const letGo = (database: Dexie): void => {
    failing = true
    const native = database.backendDB() as IDBDatabase
    native.close()
    native.onclose?.(new Event('close'))
  }
  const disk = (takes: boolean): void => {
    const write = async (): Promise<void> => {
      if (!takes) throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
    const file = { createWritable: async () => ({ write, close: async () => undefined }) }
    const folder = { getFileHandle: async () => file, removeEntry: async () => undefined }
    vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder } })
  }

  test('is opened again as soon as that can be done, and work goes on', async () => {
    const database = await openDatabase(NAME)
    const [store, profile] = [createDexieStore(database), createProfileStore(database)]
    await profile.set('name', 'Anna')
    letGo(database)
    await expect(profile.set('name', 'Idris')).rejects.toMatchObject({ name: 'Problem' })
    await expect(store.commit({ room: 'r' as RoomId, erase: [] })).resolves.toBeUndefined()
    await expect(store.rooms()).rejects.toMatchObject({ name: 'Problem' })
    failing = false
    expect(await profile.get('name')).toBe('Anna')
    await profile.set('name', 'Greta')
    expect(await store.rooms()).toEqual([])
    await store.close()
    expect((await look()).names).toEqual([{ key: 'name', value: 'Greta' }])
  })

  test('is called full where the disk is full, and broken where it is not', async () => {
    const database = await openDatabase(NAME)
    const profile = createProfileStore(database)
    letGo(database)
    disk(false)
    await expect(profile.set('name', 'Anna')).rejects.toMatchObject({ code: 'disk-full' })
    disk(true)
    await expect(profile.set('name', 'Anna')).rejects.toMatchObject({ code: 'database-broken' })
    database.close()
  })

  test('stays closed when it was closed on purpose', async () => {
    const database = await openDatabase(NAME)
    const store = createDexieStore(database)
    await store.close()
    await expect(store.rooms()).rejects.toMatchObject({ name: 'Problem' })
    expect(database.isOpen()).toBe(false)
  })

  test('that is full from the start says so too', async () => {
    failing = true
    disk(false)
    await expect(openDatabase(NAME)).rejects.toMatchObject({ code: 'disk-full' })
    failing = false
  })

  test('that opens only at the third try is waited for, with nothing lost', async () => {
    const before = await openDatabase(NAME)
    await createProfileStore(before).set('name', 'Anna')
    before.close()
    failing = true
    disk(true)
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {
      failing = warned.mock.calls.length < 2
    })
    const database = await openDatabase(NAME, { waits: [1, 1, 1] })
    expect(warned).toHaveBeenCalledTimes(2)
    expect(await createProfileStore(database).get('name')).toBe('Anna')
    database.close()
  })

  test('that opens at no try is called broken, and left as it is', async () => {
    failing = true
    disk(true)
    await expect(openDatabase(NAME, { waits: [1, 1] })).rejects.toMatchObject({
      code: 'database-broken',
      message: expect.stringContaining('backing store'),
    })
    failing = false
  })
})

describe('a database that does not answer', () => {
  const silent = vi.fn<() => boolean>()
  /** Milliseconds by which a request is answered later than it would be. */
  let lateness = 0
  const late = (request: IDBOpenDBRequest): IDBOpenDBRequest => {
    if (lateness === 0) return request
    let heard: ((event: Event) => void) | undefined
    request.addEventListener('success', (event) => setTimeout(() => heard?.(event), lateness))
    Object.defineProperty(request, 'onsuccess', {
      set: (hear: typeof heard) => {
        heard = hear
      },
    })
    return request
  }
  beforeEach(async () => {
    const before = await openDatabase(NAME)
    await createProfileStore(before).set('name', 'Anna')
    before.close()
    vi.spyOn(console, 'warn').mockReturnValue()
    silent.mockReset()
    lateness = 0
    const open = indexedDB.open.bind(indexedDB)
    // As Chromium did after a kill: a request of which nothing more is heard.
    vi.spyOn(indexedDB, 'open').mockImplementation((...given) =>
      silent() ? ({} as unknown as IDBOpenDBRequest) : late(open(...given)),
    )
  })

  test('is asked again, with nothing lost', async () => {
    silent.mockReturnValueOnce(true).mockReturnValueOnce(true)
    const database = await openDatabase(NAME, { waits: [1, 1, 1], patience: 1_000 })
    expect(silent).toHaveBeenCalledTimes(3)
    expect(await createProfileStore(database).get('name')).toBe('Anna')
    database.close()
  })

  test('is called broken when it never does', async () => {
    silent.mockReturnValue(true)
    await expect(openDatabase(NAME, { waits: [1, 1], patience: 20 })).rejects.toMatchObject({
      code: 'database-broken',
      message: expect.stringContaining('no answer'),
    })
    expect(silent).toHaveBeenCalledTimes(3)
  })

  test('is asked again too when it does not say its version', async () => {
    const versions = indexedDB.databases.bind(indexedDB)
    vi.spyOn(indexedDB, 'databases')
      .mockImplementationOnce(() => new Promise(() => undefined))
      .mockImplementation(versions)
    const database = await openDatabase(NAME, { waits: [1], patience: 1_000 })
    expect(await createProfileStore(database).get('name')).toBe('Anna')
    database.close()
  })

  test('is given all the time it needs on the way from an earlier version', async () => {
    await Dexie.delete(NAME)
    const earlier = new Dexie(NAME)
    earlier.version(1).stores({ rooms: 'room', contents: '[room+hash], room', documents: '[room+doc], room' })
    await earlier.open()
    earlier.close()
    lateness = 600
    const database = await openDatabase(NAME, { waits: [], patience: 300 })
    expect(database.verno).toBe(DATABASE_VERSION)
    database.close()
  })
})

test('what members have stored is packed on the way from version 5', async () => {
  const dump = fromText(readFileSync('tests/unit/formats/fixtures/database-5.json', 'utf8')) as DatabaseDump
  const complete = [
    [7, 3],
    [2 ** 53 - 1, 1],
  ]
  const stores = dump.stores.map((one) =>
    one.name === 'deliveries' ? { ...one, rows: [{ room: 'R', device: 'D', doc: 'talk/2026-11', complete }] } : one,
  )
  await restoreDatabase(NAME, { ...dump, stores })
  const store = createDexieStore(await openDatabase(NAME))
  expect(await store.deliveries('R' as RoomId)).toEqual([
    { device: 'D', doc: 'talk/2026-11', complete: Float64Array.of(7, 3, 2 ** 53 - 1, 1) },
  ])
  await store.close()
})
