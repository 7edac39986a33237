import * as decoding from 'lib0/decoding'
import { limits } from '../protocol/limits'
import { Refused } from './refused'
import { streamName } from './streamName'

/** One string at its place in a stream. */
export type Entry = { readonly client: number; readonly clock: number; readonly text: string }

/**
 * How Yjs 13 writes an Item of ContentAny: 8 alone, at the start of a stream, where the parent's name follows; with
 * 128, where the origin follows. Any other byte is a right origin, a key of a map, a deletion, a gap, another type.
 */
const FIRST = 8
const LATER = 8 + 128
/** "The parent is a root type, its name follows." */
const ROOT = 1
/** lib0's tag of a string among values of any type. */
const STRING = 119

/** 53 bits, seven in a byte. */
const LONGEST_COUNT = 8
/** 53 bits in base 36. */
const LONGEST_NAME = 11

const refuse = (reason: string): never => {
  throw new Refused(reason)
}

/**
 * Reads an update (Yjs, first encoding) to a document of streams, entry by entry: what follows a fault is never read,
 * and no declared length is believed before the bytes are there. It understands only what appending strings to
 * streams makes, and throws Refused for anything else, at the place where it stands.
 *
 * Yjs itself would read more: repeated sections for one client (of which it drops the first), sections out of order
 * (which confuse its merging), items of no length (which break the document), bytes after the end. So all of these
 * are refused too.
 *
 * How much it may be is no business of this: a month on the disk is as large as it has become. What comes from outside is
 * bounded where it comes in, and by `guardUpdate`.
 */
export function* readEntries(update: Uint8Array): Generator<Entry, void> {
  const decoder = decoding.createDecoder(update)
  const sections = readCount(decoder)
  let above = Number.POSITIVE_INFINITY
  for (let section = 0; section < sections; section += 1) {
    const structs = readCount(decoder)
    const client = readCount(decoder)
    let clock = readCount(decoder)
    if (structs === 0) refuse('empty')
    if (client >= above) refuse('order')
    above = client
    for (let struct = 0; struct < structs; struct += 1) {
      checkPlace(decoder, client, clock)
      const length = readCount(decoder)
      if (length === 0) refuse('empty')
      for (let index = 0; index < length; index += 1) {
        yield { client, clock, text: readText(decoder) }
        clock += 1
      }
    }
  }
  if (readCount(decoder) !== 0) refuse('deletion')
  if (decoding.hasContent(decoder)) refuse('bytes after the end')
}

/**
 * A length or a number, as lib0's readVarUint, which would follow a row of continuation bytes to the end of all bytes
 * and take what it finds for a number, or for NaN.
 */
const readCount = (decoder: decoding.Decoder): number => {
  let [count, unit] = [0, 1]
  for (let read = 0; read < LONGEST_COUNT; read += 1) {
    const byte = decoding.hasContent(decoder) ? decoding.readUint8(decoder) : refuse('breaks off')
    count += (byte & 0x7f) * unit
    unit *= 0x80
    if (byte < 0x80) return Number.isSafeInteger(count) ? count : refuse('number')
  }
  return refuse('number')
}

/** The item's head: at clock 0 the stream's own root and no origin, later the entry before it and nothing else. */
const checkPlace = (decoder: decoding.Decoder, client: number, clock: number): void => {
  const info = decoding.readUint8(decoder)
  if (info !== (clock === 0 ? FIRST : LATER)) refuse('shape')
  const placed =
    clock === 0
      ? readCount(decoder) === ROOT && readString(decoder, LONGEST_NAME) === streamName(client)
      : readCount(decoder) === client && readCount(decoder) === clock - 1
  if (!placed) refuse('place')
}

const readText = (decoder: decoding.Decoder): string => {
  if (decoding.readUint8(decoder) !== STRING) refuse('type')
  return readString(decoder, limits.eventBytes)
}

/** `most` in bytes, looked at before anything is decoded: a string longer than any event costs nothing. */
const readString = (decoder: decoding.Decoder, most: number): string => {
  const start = decoder.pos
  if (readCount(decoder) > most) refuse('too long')
  decoder.pos = start
  return attempt(() => decoding.readVarString(decoder))
}

/** lib0 throws at the end of the bytes and for strings that are not UTF-8. */
const attempt = <T>(read: () => T): T => {
  try {
    return read()
  } catch (cause) {
    throw new Refused('not an update', { cause })
  }
}
