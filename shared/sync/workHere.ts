import * as Y from 'yjs'
import { contentMatches } from '../contents/words'
import { own } from '../crypto/bytes'
import { giveWay } from '../events/giveWay'
import { guardUpdate } from '../events/guardUpdate'
import { lackingOf } from '../events/mergeStreams'
import { NO_HEADS, unpackHeads } from '../events/packHeads'
import { parseKept } from '../events/parseEvent'
import { signatureHolds } from '../events/signatureHolds'
import type { HeavyWork } from '../ports/heavyWork.port'
import { isStreamDoc, isTalkDoc, signedDocName } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { decodeWireGently, encodeWire } from '../protocol/wire'
import { checkReach, encodeVector } from './digests'
import { wholeNote } from './noteUpdates'

/** An answer to a want is cut into pieces of about this size, in bytes: each is packed, and checked, at one stretch. */
const PIECE = 128 * 1024
/**
 * What is newest alone, some 60 events: more than a screen shows, as many as one message can have the words of, and read,
 * packed and checked in a few milliseconds.
 */
const NEWEST = 24 * 1024

const examine: HeavyWork['examine'] = async (bytes, room) => {
  if (bytes.length > limits.messageBytes) throw new Error('too large')
  const message = await decodeWireGently(bytes, giveWay)
  if (message.is === 'update' || message.is === 'contents') {
    for (const content of message.contents)
      if (!(await contentMatches(content))) throw new Error('contents that are not what they are called')
  }
  if (message.is !== 'update' || !isStreamDoc(message.doc)) return { message, runs: [] }
  return { message, runs: await guardUpdate(message.update, signedDocName(room, message.doc), message.doc) }
}

const isSigned = (text: string) => signatureHolds(parseKept(text))

const lacking: HeavyWork['lacking'] = async (doc, updates, vector, reach, part, heads = NO_HEADS) => {
  const size = part === 'newest' ? { piece: NEWEST, pieces: 1 } : { piece: PIECE }
  if (isStreamDoc(doc)) {
    const ends = new Set(unpackHeads(heads).map(({ last }) => last))
    return lackingOf({ updates, vector, reach, ends, ...size, newestFirst: isTalkDoc(doc), mayEnd: isSigned })
  }
  const { update: whole } = wholeNote(updates)
  checkReach(whole, reach)
  return [own(Y.diffUpdate(whole, encodeVector(vector)))]
}

/** On this very thread, where it gives way to others now and then. */
export const workHere: HeavyWork = { examine, encode: async (message) => encodeWire(message), lacking }
