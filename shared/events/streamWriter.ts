import { toBase64url } from '../crypto/base64url'
import type { StreamHead } from '../ports/documentStore.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { EventId, SessionId, StreamDocId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import { boundSession } from './boundSession'
import { clientIdOf } from './clientId'
import { encodeEvent } from './encodeEvent'
import { encodeRuns } from './encodeRuns'
import type { EventFields, PlacedEvent, SnugEvent } from './event'
import { eventIdOf } from './eventId'

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
 * Opens a new stream. Its updates are made by hand (`encodeRuns`): a Y.Doc would make the same bytes in ten times as long, hold each
 * entry a second time, and give itself a new clientID when it meets its own entries from elsewhere.
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
  const texts: string[] = []
  /** Events that have been asked for, the ones that wait included. */
  let promised = 0
  let prev: EventId | '' = ''
  let ended = false
  let turn: Promise<unknown> = Promise.resolve()

  const append = async (fields: EventFields, at: number): Promise<Written> => {
    const seq = texts.length
    if (ended || seq >= limits.streamEntries) throw new Problem('unexpected', 'the stream has ended')
    const event = { v: 1, doc: signedName, device: device.id, session, seq, prev, at, ...fields } as SnugEvent
    const text = await encodeEvent(event, device)
    const id = await eventIdOf(text)
    texts.push(text)
    prev = id
    const head = { client, length: seq + 1, last: id, device: device.id, at, complete: seq + 1 }
    const update = encodeRuns([{ client, from: seq, texts: [text] }])
    return { update, text, placed: { id, in: doc, client, event }, head }
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
    all: () => encodeRuns(texts.length > 0 ? [{ client, from: 0, texts }] : []),
  }
}
