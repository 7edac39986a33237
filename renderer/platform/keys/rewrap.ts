import type { Bridge } from '#shared/ipc/bridge'
import { WRAPPED_BY } from '#shared/ipc/wrapping'
import type { KeyRow, SnugDatabase } from '../../storage/database'
import { inDatabase } from '../../storage/inDatabase'
import { DEVICE, SEAL } from './keyStore'

type Bytes = Uint8Array<ArrayBuffer>
type Wrapped = Bytes | { readonly wrapped: Bytes }

const bytesOf = (value: Wrapped): Bytes => ('wrapped' in value ? value.wrapped : value)

/**
 * Keys that were kept before this computer had a keyring were wrapped with a file's key, and stay so although there is one
 * now: they are wrapped anew, all in one step. Resolves false where that did not work: then they are as they were.
 */
export const rewrapByKeyring = async (bridge: Bridge, database: SnugDatabase): Promise<boolean> => {
  const { keys } = database
  const rows = await inDatabase(database, () => keys.bulkGet([DEVICE, SEAL]))
  const byFile = rows.filter((row): row is KeyRow => row !== undefined && isByFile(row.value as Wrapped))
  if (byFile.length === 0) return true
  try {
    const anew = await Promise.all(
      byFile.map(async ({ name, value }) => {
        const before = value as Wrapped
        const wrapped = await bridge.wrapKey(await bridge.unwrapKey(bytesOf(before)))
        if (isByFile(wrapped)) throw new Error('the keyring has gone again')
        return { name, value: 'wrapped' in before ? { ...before, wrapped } : wrapped }
      }),
    )
    await inDatabase(database, () => keys.bulkPut(anew))
    return true
  } catch {
    // The keyring is locked, say, or the disk full: the file's key still opens them, and the settings say so.
    return false
  }
}

const isByFile = (value: Wrapped): boolean => bytesOf(value)[0] === WRAPPED_BY.file
