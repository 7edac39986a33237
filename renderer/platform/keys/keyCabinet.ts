import { importSealKey, seal } from '#shared/crypto/seal'
import type { Keychain } from '#shared/ports/keychain.port'
import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import type { Randomness } from '#shared/ports/randomness.port'
import { Problem } from '#shared/protocol/problem'
import { epochLabel } from '#shared/sync/epochKeys'
import type { EpochRow, SnugDatabase } from '../../storage/database'
import { inDatabase } from '../../storage/inDatabase'
import type { KeyStore } from './keyStore'
import { PASSPHRASE } from './keyStore'
import type { Cost, Lock } from './passphrase'
import { COST, isCheap, makeLock, openLock } from './passphrase'

type Given = {
  readonly database: SnugDatabase
  readonly randomness: Randomness
  readonly store: KeyStore
  /** Tests have no seconds to spend on each guess. */
  readonly cost?: Cost
}

type Bytes = Uint8Array<ArrayBuffer>

const secretOf = ({ room, epoch }: EpochRow, secrets: ReadonlyMap<string, Bytes>): Bytes => {
  const sealed = secrets.get(epochLabel(room, epoch))
  if (!sealed) throw new Problem('unexpected', 'a room came in between')
  return sealed
}

/** The cabinet on IndexedDB, whichever edition keeps the keys in it. */
export const openKeyCabinet = ({ database, randomness, store, cost = COST }: Given): KeyCabinet => {
  const { keys, epochs } = database
  const stored = async (): Promise<unknown> => (await inDatabase(database, () => keys.get(PASSPHRASE)))?.value

  /** Undefined where no passphrase is set. */
  const lockOf = async (passphrase: string | undefined): Promise<Lock | undefined> => {
    const row = await stored()
    if (row === undefined) return undefined
    if (passphrase === undefined) throw new Problem('passphrase-wrong', 'none was given')
    return openLock(row, passphrase)
  }

  /** The rooms' secrets under the new key. Throws Problem `no-keys` if one does not open under the old: none is to be lost. */
  const resealed = async (before: Keychain, sealBytes: Bytes): Promise<ReadonlyMap<string, Bytes>> => {
    const after = await importSealKey(sealBytes)
    const secrets = new Map<string, Bytes>()
    for (const { room, epoch, sealedSecret } of await inDatabase(database, () => epochs.toArray())) {
      const label = epochLabel(room, epoch)
      secrets.set(label, await seal(after, await before.open(sealedSecret, label), label))
    }
    return secrets
  }

  const prepareChange: KeyCabinet['prepareChange'] = async (now, next) => {
    const before = await lockOf(now)
    const after = next === undefined ? undefined : await makeLock(next, randomness, cost)
    // A key of its own each time: what lay on the disk under the old one says nothing of what is sealed from now on.
    const sealBytes = randomness.bytes(32)
    const rows = await store.relocked({ before: before?.key, after: after?.key, sealBytes })
    const keychain = store.keychain(before?.key)
    return {
      commit: async () => {
        const secrets = await resealed(keychain, sealBytes)
        // One transaction: a machine that stops in the middle of it finds all as it was before.
        await inDatabase(database, () =>
          database.transaction('rw', [keys, epochs], async () => {
            const found = await epochs.toArray()
            await epochs.bulkPut(found.map((row) => ({ ...row, sealedSecret: secretOf(row, secrets) })))
            await keys.bulkPut([...rows])
            if (after) await keys.put({ name: PASSPHRASE, value: after.row })
            else await keys.delete(PASSPHRASE)
          }),
        )
      },
    }
  }

  return {
    protection: store.protection,
    hasPassphrase: async () => (await stored()) !== undefined,
    open: async (passphrase) => {
      const lock = await lockOf(passphrase)
      if (!lock || passphrase === undefined || !isCheap(lock, cost)) return store.keychain(lock?.key)
      // Machines have become faster since it was set: guessing is made as dear as today's.
      await (await prepareChange(passphrase, passphrase)).commit()
      return store.keychain((await lockOf(passphrase))?.key)
    },
    prepareChange,
  }
}
