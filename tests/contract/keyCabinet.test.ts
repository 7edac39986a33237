import type { Bridge } from '#shared/ipc/bridge'
import { createMemoryCabinet } from '#shared/ports/keyCabinet.fake'
import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { EpochId, RoomId } from '#shared/protocol/ids'
import { epochLabel, sealEpoch } from '#shared/sync/epochKeys'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browserKeys } from '../../renderer/platform/keys/keychainBrowser'
import { desktopKeys } from '../../renderer/platform/keys/keychainDesktop'
import { openKeyCabinet } from '../../renderer/platform/keys/keyCabinet'
import type { Cost, PassphraseRow } from '../../renderer/platform/keys/passphrase'
import type { SnugDatabase } from '../../renderer/storage/database'
import type { DatabaseProfile } from '../support/databaseProfile'
import { createDatabaseProfile } from '../support/databaseProfile'
import { leaveRoomFor } from '../support/fakeIndexedDb'
import { createMemoryBridge } from '../support/memoryBridge'
import { nodeRandomness as randomness } from '../support/systemPorts'
import { keyCabinetContract } from './keyCabinet.contract'
import { keychainContract } from './keychain.contract'

/** Guessing is cheap here, so that tests are quick. */
const cost: Cost = { memory: 64, passes: 1, lanes: 1 }
const WORDS = 'lantern velvet orchard pickle'

const inBrowser = async (database: SnugDatabase, dear = cost): Promise<KeyCabinet> =>
  openKeyCabinet({ database, randomness, store: browserKeys(database, randomness), cost: dear })
const onDesktop = async (database: SnugDatabase, bridge: Bridge, dear = cost): Promise<KeyCabinet> =>
  openKeyCabinet({ database, randomness, store: await desktopKeys(bridge, database, randomness), cost: dear })

keyCabinetContract('in memory', async () => {
  const cabinet = createMemoryCabinet(createMemoryKeychain())
  return { open: async () => cabinet, remove: async () => undefined }
})

/** Each edition on a database of its own, as after a restart at each opening. */
const editions = ['the browser edition', 'the desktop application'] as const
const machineOf = (edition: (typeof editions)[number]) => {
  const profile: DatabaseProfile = createDatabaseProfile()
  const bridge = createMemoryBridge()
  return {
    ...profile,
    bridge,
    cabinetOn: (database: SnugDatabase, dear = cost): Promise<KeyCabinet> =>
      edition === editions[0] ? inBrowser(database, dear) : onDesktop(database, bridge, dear),
  }
}

for (const edition of editions) {
  keyCabinetContract(`of ${edition}`, async () => {
    const machine = machineOf(edition)
    return { open: async () => machine.cabinetOn(await machine.open()), remove: machine.remove }
  })

  keychainContract(`of ${edition}, behind a passphrase`, async () => {
    const machine = machineOf(edition)
    const first = await machine.cabinetOn(await machine.open())
    await (await first.prepareChange(undefined, WORDS)).commit()
    return { open: async () => (await machine.cabinetOn(await machine.open())).open(WORDS), remove: machine.remove }
  })
}

const room = 'R'.repeat(43) as RoomId
const epoch = 'E'.repeat(43) as EpochId
const secret = new Uint8Array(32).map((_, at) => at)

describe.each(editions)('a passphrase in %s', (edition) => {
  let machine: ReturnType<typeof machineOf>
  let database: SnugDatabase
  let cabinet: KeyCabinet
  beforeEach(async () => {
    machine = machineOf(edition)
    database = await machine.open()
    cabinet = await machine.cabinetOn(database)
    const keychain = await cabinet.open()
    await keychain.device()
    await database.epochs.put({ room, ...(await sealEpoch(keychain, room, epoch, secret)), met: [] })
  })
  afterEach(async () => {
    leaveRoomFor(undefined)
    await machine.remove()
  })
  const set = async (now: string | undefined, next: string | undefined): Promise<void> =>
    (await cabinet.prepareChange(now, next)).commit()
  const sealed = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const row = await database.epochs.get([room, epoch])
    return new Uint8Array(row?.sealedSecret ?? new Uint8Array())
  }
  const secretBehind = async (passphrase?: string): Promise<Uint8Array> =>
    (await (await machine.cabinetOn(database)).open(passphrase)).open(await sealed(), epochLabel(room, epoch))

  test('seals the rooms’ secrets anew: what lay there before opens none of it', async () => {
    const before = await cabinet.open()
    const old = await sealed()
    await set(undefined, WORDS)
    expect(await secretBehind(WORDS)).toEqual(secret)
    expect(await sealed()).not.toEqual(old)
    await expect(before.open(await sealed(), epochLabel(room, epoch))).rejects.toMatchObject({ code: 'no-keys' })
    await set(WORDS, undefined)
    expect(await secretBehind()).toEqual(secret)
  })

  test('cannot be passed by: without it, the keys on the disk are of no use', async () => {
    await set(undefined, WORDS)
    await database.keys.delete('passphrase')
    await expect(secretBehind()).rejects.toMatchObject({ code: 'no-keys' })
  })

  test('on a disk that fills at any moment of a change, everything stays as it was', async () => {
    for (const [now, next] of [
      [undefined, WORDS],
      [WORDS, 'copper meadow thimble comet'],
      ['copper meadow thimble comet', undefined],
    ]) {
      const id = (await (await cabinet.open(now)).device()).id
      let refused = 0
      for (let writes = 0; ; writes += 1) {
        const change = await cabinet.prepareChange(now, next)
        leaveRoomFor(writes)
        const failed = await change.commit().then(
          () => false,
          (error: unknown) => (error as { code?: string }).code,
        )
        leaveRoomFor(undefined)
        if (!failed) break
        refused += 1
        expect(failed).toBe('disk-full')
        expect(await secretBehind(now)).toEqual(secret)
        expect((await (await cabinet.open(now)).device()).id).toBe(id)
      }
      expect(refused).toBeGreaterThanOrEqual(2)
      expect(await secretBehind(next)).toEqual(secret)
    }
  })

  test('is not set where a room’s secret does not open: no secret is lost by it', async () => {
    const changed = (await sealed()).map((byte, at) => (at === 20 ? byte ^ 1 : byte))
    await database.epochs.update([room, epoch], { sealedSecret: changed })
    await expect(set(undefined, WORDS)).rejects.toMatchObject({ code: 'no-keys' })
    expect(await cabinet.hasPassphrase()).toBe(false)
    expect(await sealed()).toEqual(changed)
  })

  const row = async (): Promise<PassphraseRow> => (await database.keys.get('passphrase'))?.value as PassphraseRow

  test('whose row was changed opens nothing, and does not make the machine work for hours', async () => {
    await set(undefined, WORDS)
    const good = await row()
    const other = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte))
    const wrong: readonly Partial<PassphraseRow>[] = [
      { salt: other(good.salt) },
      { check: other(good.check) },
      { passes: 2 },
      { memory: 128 },
    ]
    for (const change of wrong) {
      await database.keys.put({ name: 'passphrase', value: { ...good, ...change } })
      await expect(cabinet.open(WORDS)).rejects.toMatchObject({ code: 'passphrase-wrong' })
    }
    for (const change of [{ memory: 2 ** 31 }, { passes: 1e9 }, { lanes: 0 }, { v: 2 }, { salt: 'salt' }]) {
      await database.keys.put({ name: 'passphrase', value: { ...good, ...change } })
      await expect(cabinet.open(WORDS)).rejects.toMatchObject({ code: 'no-keys' })
    }
    await database.keys.put({ name: 'passphrase', value: good })
    expect(await secretBehind(WORDS)).toEqual(secret)
  })

  test('that was set when machines were slower is made dearer to guess once it is typed', async () => {
    await set(undefined, WORDS)
    const dear = await machine.cabinetOn(database, { ...cost, memory: 128 })
    const keychain = await dear.open(WORDS)
    expect(await row()).toMatchObject({ memory: 128, passes: 1 })
    expect(await keychain.open(await sealed(), epochLabel(room, epoch))).toEqual(secret)
    // Nobody makes it cheaper.
    await cabinet.open(WORDS)
    expect((await row()).memory).toBe(128)
  })

  test('is the same however its accents are put together', async () => {
    await set(undefined, 'é'.normalize('NFC').repeat(8))
    expect(await secretBehind('é'.normalize('NFD').repeat(8))).toEqual(secret)
  })

  test('stands nowhere on the disk, and in no error', async () => {
    await set(undefined, WORDS)
    const found: string[] = []
    for (const table of database.tables)
      for (const one of await table.toArray())
        found.push(
          JSON.stringify(one, (_, value: unknown) =>
            value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
          ),
        )
    expect(found.join('\n')).not.toContain('lantern')
    const error = (await cabinet.open(`${WORDS}!`).catch((reason: unknown) => reason)) as Error
    for (let one: Error | undefined = error; one; one = one.cause as Error | undefined)
      expect(`${one.message} ${one.stack}`).not.toContain('lantern')
  })
})
