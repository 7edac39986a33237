import * as Y from 'yjs'
import { toBase64url } from '../crypto/base64url'
import { own } from '../crypto/bytes'
import type { StreamHead } from '../ports/documentStore.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { EventId, SessionId, StreamDocId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import { boundSession } from './boundSession'
import { clientIdOf } from './clientId'
import { encodeEvent } from './encodeEvent'
import type { EventFields, PlacedEvent, SnugEvent } from './event'
import { eventIdOf } from './eventId'
import { streamName } from './streamName'

export type Written<Fields extends EventFields = EventFields> = {
  /** The Yjs update that appends the event, and nothing else. */
  readonly update: Uint8Array<ArrayBuffer>
  readonly text: string
  readonly placed: PlacedEvent<Fields>
  readonly head: StreamHead
}

/** One device writing one document in one session. */
export type StreamWriter = {
  readonly client: number
  /** True once the stream is long enough, or has ended: the next event goes into a new one. */
  readonly full: boolean
  /** Signs and appends, one event at a time, in the order of calls. `at` in milliseconds since 1970. */
  write(fields: EventFields, at: number): Promise<Written>
  /** After a write that failed half-way: the stream is never continued. */
  end(): void
  /** All that was written, as one update. */
  all(): Uint8Array<ArrayBuffer>
}

/**
 * Opens a new stream. It has a Y.Doc of its own that holds nothing else: Yjs gives a document a new clientID when it
 * meets its own entries from elsewhere, and there it can't.
 */
export const createStreamWriter = async (given: {
  readonly signedName: string
  readonly doc: StreamDocId
  readonly device: Device
  readonly randomness: Randomness
  /** The ledger event that the stream is to be younger than (`sessionStart`). */
  readonly after?: EventId
}): Promise<StreamWriter> => {
  const { signedName, doc, device, randomness, after } = given
  const session = after ? boundSession(after, randomness) : (toBase64url(randomness.bytes(16)) as SessionId)
  const client = await clientIdOf(signedName, device.id, session)
  const ydoc = new Y.Doc()
  const list = ydoc.getArray<string>(streamName(client))
  let update: Uint8Array<ArrayBuffer> | undefined
  ydoc.on('update', (bytes: Uint8Array) => {
    update = new Uint8Array(bytes)
  })
  let seq = 0
  /** Events that have been asked for, the ones that wait included. */
  let promised = 0
  let prev: EventId | '' = ''
  let ended = false
  let turn: Promise<unknown> = Promise.resolve()

  const append = async (fields: EventFields, at: number): Promise<Written> => {
    if (ended || seq >= limits.streamEntries) throw new Problem('unexpected', 'the stream has ended')
    const event = { v: 1, doc: signedName, device: device.id, session, seq, prev, at, ...fields } as SnugEvent
    const text = await encodeEvent(event, device)
    const id = await eventIdOf(text)
    ydoc.clientID = client
    update = undefined
    list.insert(seq, [text])
    const written: Uint8Array<ArrayBuffer> | undefined = update
    if (!written || list.length !== seq + 1 || ydoc.clientID !== client) {
      // What Yjs holds is no longer what was signed: nothing more may be put behind it.
      ended = true
      throw new Problem('unexpected', 'the event was not appended')
    }
    seq += 1
    prev = id
    const head = { client, length: seq, last: id, device: device.id, at, complete: seq }
    return { update: written, text, placed: { id, in: doc, client, event }, head }
  }

  return {
    client,
    get full() {
      return ended || promised >= limits.streamEntries
    },
    write: (fields, at) => {
      promised += 1
      const written = turn.then(() => append(fields, at))
      turn = written.catch(() => undefined)
      return written
    },
    end: () => {
      ended = true
    },
    all: () => own(Y.encodeStateAsUpdate(ydoc)),
  }
}
