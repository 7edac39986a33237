import { hashOf } from '../crypto/hash'
import type { EventId } from '../protocol/ids'

/** An event's id: the hash of its stored string, signature included. */
export const eventIdOf = async (text: string): Promise<EventId> => (await hashOf(text)) as EventId
