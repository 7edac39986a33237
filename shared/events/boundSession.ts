import { toBase64url } from '../crypto/base64url'
import type { Randomness } from '../ports/randomness.port'
import type { EventId, SessionId } from '../protocol/ids'

/** Characters of an event's id at the start of a session: 66 bits, which nobody could have guessed before it was there. */
const BINDING = 11

/**
 * A new session, after an event: it proves that what is written in it is not older than the event. The other half is
 * random, so that no two sessions of one device are the same.
 */
export const boundSession = (after: EventId, randomness: Randomness): SessionId =>
  (after.slice(0, BINDING) + toBase64url(randomness.bytes(8))) as SessionId

/** Whether the session was begun after the event. */
export const isBoundTo = (session: SessionId, event: EventId): boolean =>
  session.slice(0, BINDING) === event.slice(0, BINDING)
