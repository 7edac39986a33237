import { concat } from '#shared/crypto/bytes'
import type { Hash, RoomId } from '#shared/protocol/ids'
import type { SnugDatabase } from './database'

/**
 * Words lie on the disk in packs, since a row costs its own way to the database and its own entries there, whatever is in
 * it: 512 words in four packs are written in an eighth of the time of as many rows (measured in Chromium 156).
 */
export type PackRow = {
  id: number
  room: RoomId
  /** The hash of each of its words, as `room hash`: an index of many values can't have a second column. */
  keys: string[]
  /** Where each of them ends. */
  ends: number[]
  bytes: Uint8Array<ArrayBuffer>
}
export type NewPack = Omit<PackRow, 'id'>

type Content = { readonly hash: Hash; readonly bytes: Uint8Array<ArrayBuffer> }

/** So many words in one pack at most, and about so many bytes: who looks for one of them reads all. */
const MOST_WORDS = 256
const MOST_BYTES = 64 * 1024
/** Larger ones lie alone: a part of a file beside the words of a screen would be read with them each time. */
const ALONE = 8 * 1024

export const keyOf = (room: RoomId, hash: Hash): string => `${room} ${hash}`

/** Words as the packs in which they are to lie, in their order; then those that lie alone. */
export const packsOf = (room: RoomId, contents: readonly Content[]): NewPack[] => {
  const isLarge = ({ bytes }: Content): boolean => bytes.length > ALONE
  const packs: Content[][] = []
  let size = 0
  for (const content of contents.filter((one) => !isLarge(one))) {
    const last = packs.at(-1)
    size += content.bytes.length
    if (last && last.length < MOST_WORDS && size <= MOST_BYTES) last.push(content)
    else {
      packs.push([content])
      size = content.bytes.length
    }
  }
  for (const content of contents.filter(isLarge)) packs.push([content])
  return packs.map((pack) => packOf(room, pack))
}

const packOf = (room: RoomId, contents: readonly Content[]): NewPack => {
  const bytes = new Uint8Array(contents.reduce((sum, one) => sum + one.bytes.length, 0))
  const ends: number[] = []
  for (const content of contents) {
    const start = ends.at(-1) ?? 0
    bytes.set(content.bytes, start)
    ends.push(start + content.bytes.length)
  }
  return { room, keys: contents.map(({ hash }) => keyOf(room, hash)), ends, bytes }
}

/** Those of a pack's words that are `wanted`, on its own buffer. */
const contentsOf = ({ room, keys, ends, bytes }: PackRow, wanted: (hash: Hash) => boolean): Content[] =>
  keys.flatMap((key, at) => {
    const hash = key.slice(room.length + 1) as Hash
    return wanted(hash) ? [{ hash, bytes: bytes.subarray(ends[at - 1] ?? 0, ends[at]) }] : []
  })

type Packs = Pick<SnugDatabase, 'packs'>

/** The packs in which words of these hashes lie, by hash; a hash that is not here has none. */
const packsWith = async (
  { packs }: Packs,
  room: RoomId,
  hashes: readonly Hash[],
): Promise<ReadonlyMap<Hash, readonly number[]>> => {
  // All at once: one after the other each would wait for a trip to the database and back.
  const found = await Promise.all(
    hashes.map(async (hash) => [hash, await packs.where('keys').equals(keyOf(room, hash)).primaryKeys()] as const),
  )
  return new Map(found.filter(([, ids]) => ids.length > 0))
}

const idsIn = (found: ReadonlyMap<Hash, readonly number[]>): number[] => [...new Set([...found.values()].flat())]

/** Which of the hashes have their words here. Inside of a transaction. */
export const packed = async (database: Packs, room: RoomId, hashes: readonly Hash[]): Promise<ReadonlySet<Hash>> =>
  new Set((await packsWith(database, room, hashes)).keys())

/** From so many words on, a few of them are looked up first. */
const MANY = 32
const FEW = 8

/**
 * The packs in which words of these hashes lie. Of many hashes most lie beside each other: a few tell where, and of what is
 * not found there twice as many are looked up next. Inside of a transaction.
 */
export const packsOfWords = async (
  database: Packs,
  room: RoomId,
  hashes: readonly Hash[],
  few = FEW,
): Promise<PackRow[]> => {
  const first = hashes.length > MANY ? hashes.slice(0, few) : hashes
  const found = await database.packs.bulkGet(idsIn(await packsWith(database, room, first)))
  const rows = found.flatMap((row) => row ?? [])
  if (first.length === hashes.length) return rows
  const here = new Set(rows.flatMap(({ keys }) => keys))
  const rest = hashes.slice(few).filter((hash) => !here.has(keyOf(room, hash)))
  return rest.length > 0 ? [...rows, ...(await packsOfWords(database, room, rest, 2 * few))] : rows
}

/** The words of the hashes, out of rows that have some of them; on one buffer together. */
export const unpack = (
  rows: Iterable<PackRow>,
  room: RoomId,
  hashes: readonly Hash[],
): Map<Hash, Uint8Array<ArrayBuffer>> => {
  const wanted = new Set(hashes)
  const parts = new Map<Hash, Uint8Array<ArrayBuffer>>()
  for (const row of rows)
    if (row.room === room)
      for (const { hash, bytes } of contentsOf(row, (one) => wanted.has(one))) parts.set(hash, bytes)
  const all = Array.from(parts, ([hash, bytes]) => ({ hash, bytes }))
  return new Map(together(all).map(({ hash, bytes }) => [hash, bytes]))
}

/** The same words on one buffer, for another thread: what is copied there takes three times as long buffer by buffer. */
export const together = (contents: readonly Content[]): Content[] => {
  const all = concat(...contents.map(({ bytes }) => bytes))
  let end = 0
  return contents.map(({ hash, bytes }) => ({ hash, bytes: all.subarray(end, (end += bytes.length)) }))
}

/** Takes words out of their packs, which are written anew without them. Inside of a transaction. */
export const removeFromPacks = async (database: Packs, room: RoomId, hashes: readonly Hash[]): Promise<void> => {
  const gone = new Set(hashes)
  for (const row of await database.packs.bulkGet(idsIn(await packsWith(database, room, hashes)))) {
    if (!row) continue
    const left = contentsOf(row, (hash) => !gone.has(hash))
    if (left.length === 0) await database.packs.delete(row.id)
    else await database.packs.put({ id: row.id, ...packOf(room, left) })
  }
}
