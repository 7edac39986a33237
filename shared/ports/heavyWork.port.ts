import type { PackedHeads } from '../events/packHeads'
import type { CheckedRun } from '../events/readRuns'
import type { DocId, RoomId } from '../protocol/ids'
import type { Wire } from '../protocol/wire'

type Bytes = Uint8Array<ArrayBuffer>

/** Of what is lacking, all of it; or one small piece, of a month's talk with what was said last. */
export type Part = 'all' | 'newest'

/**
 * A message whose checking needs nothing but itself, and is done: what it carries of words is what their hashes say, and
 * of an update to a document of streams these are the runs; of any other message there are none.
 */
export type Examined<Message extends Wire = Wire> = {
  readonly message: Message
  readonly runs: readonly CheckedRun[]
}

/** What takes many milliseconds where much is sent, and needs nothing of what is in memory: another thread can do it. */
export interface HeavyWork {
  /** Unpacks and checks what came over a link, for this room. Rejects when no honest member can have sent it. */
  examine(bytes: Bytes, room: RoomId): Promise<Examined>
  /** A message as bytes for a link. */
  encode(message: Wire): Promise<Bytes>
  /**
   * What a state vector (clientID -> entries) lacks of a document, which is `updates` together, in pieces that can each
   * be applied by themselves in order: of talk what was said last comes first. `reach` is how far the document is known to go, in the same way; `heads`, where its streams
   * ended when they were last checked: what still ends there needs no second look at its signature. Rejects when the updates are not what
   * they were any more.
   */
  lacking(
    doc: DocId,
    updates: readonly Bytes[],
    vector: ReadonlyMap<number, number>,
    reach: ReadonlyMap<number, number>,
    part: Part,
    heads?: PackedHeads,
  ): Promise<readonly Bytes[]>
}
