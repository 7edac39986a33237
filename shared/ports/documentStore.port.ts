import type { Newest } from '../events/newestOf'
import type { PackedHeads } from '../events/packHeads'
import type {
  Edited,
  Edition,
  Likeness,
  Marked,
  Named,
  NoteFounded,
  NoteShelved,
  NoteWriter,
  Part,
  PlacedEvent,
  Posted,
  Redacted,
  TakenBack,
} from '../events/event'
import type { DeviceId, DocId, EpochId, EventId, Hash, NoteDocId, NoteId, RoomId, TalkDocId } from '../protocol/ids'

/** All that has to be known of one stream to continue it, compare it, and say who has it. */
export type StreamHead = {
  readonly client: number
  /** How many entries it has, and the hash of the last one. */
  readonly length: number
  readonly last: EventId
  /** Who writes it, and when its last entry was written, as signed. */
  readonly device: DeviceId
  readonly at: number
  /** So many of its first entries have their words on this disk, or words that were erased. May be behind, never ahead. */
  readonly complete: number
}

/**
 * What a notable event is about: an edit, a taking back or a redaction about the month of its message, a founding about
 * `notes`, a writer about its note, a mark about the event of what was read, how somebody is shown or called
 * about `people`, an edition, and what takes it back, about `editions`; a part about `parts`, and about the month of
 * its message where it stands in another; `told`, too, as long as its stream has not come. `unsettled`: what has not been followed up yet: an edit or a part, or a taking back or redaction
 * that may have something to erase. `unsaid`: what this device said, and its disk has lost, perhaps before anybody had it.
 */
export type About =
  | TalkDocId
  | NoteDocId
  | `mark/${EventId}`
  | 'notes'
  | 'people'
  | 'editions'
  | 'parts'
  | 'told'
  | 'unsettled'
  | 'unsaid'

/**
 * A talk event that says something of what stands elsewhere, kept beside its stream so that it is found from there; or a message that can't
 * be found in its stream any more.
 */
export type Notable = {
  readonly placed: PlacedEvent<
    | Posted
    | Edited
    | TakenBack
    | Redacted
    | Edition
    | Part
    | NoteFounded
    | NoteShelved
    | NoteWriter
    | Marked
    | Likeness
    | Named
  >
  readonly about: readonly About[]
}

/** What is known of a stored document without opening it. */
export type DocumentSummary = {
  readonly doc: DocId
  /** Encoded Yjs state vector. */
  readonly stateVector: Uint8Array<ArrayBuffer>
  /** What members compare: equal digests, equal documents. */
  readonly digest: Hash
  /** Where its streams end, sorted by clientID; none for notes. */
  readonly heads: PackedHeads
  /** Notes only: the title, as far as it is shown in lists. */
  readonly title?: string
}

/** A room as this device knows it. Its secrets are kept beside it, by epoch. */
export type RoomRecord = {
  readonly room: RoomId
  /** `host:port` of hubs beyond this machine's own. */
  readonly hubs: readonly string[]
  /** Milliseconds since 1970. */
  readonly joinedAt: number
  /** Put here from its archive: this machine has no part in the room, and none of its secrets. */
  readonly isRestored?: true
  /** Not all of its archive has been put here yet: if that is not going on, it never will be, and the room is to be removed. */
  readonly isHalf?: true
}

/** An epoch whose secret this device has been handed: earlier ones stay, since members who were away know only those. */
export type HeldEpoch = {
  readonly epoch: EpochId
  /** 32 bytes, sealed by the keychain. */
  readonly sealedSecret: Uint8Array<ArrayBuffer>
  /** Devices that were linked with this one in that epoch: who has been there needs no earlier one's door any more. */
  readonly met: readonly DeviceId[]
}

/**
 * How much of a document's streams a device has said it stored, words included: a clientID, and how many entries of its
 * stream, one pair behind the other. A room of years has thousands of pairs, of which hardly any is looked at.
 */
export type Delivery = {
  readonly device: DeviceId
  readonly doc: DocId
  readonly complete: Float64Array<ArrayBuffer>
}

/** What is known of a version of a note without reading it: what a stretch of work made of the note. */
export type VersionHead = {
  readonly note: NoteId
  /** When the stretch began and was last seen to go on, in milliseconds since 1970. `at` names it within its note. */
  readonly at: number
  readonly until: number
  /** Clients of the note that wrote since the version before. */
  readonly writers: readonly number[]
  /** Encoded Yjs state vector of the note at its end. */
  readonly stateVector: Uint8Array<ArrayBuffer>
  /** Characters of its text. */
  readonly length: number
  /** Whatever comes next begins another. */
  readonly closed: boolean
}

/** One atomic write: all of it is on disk, or none. */
export type Commit = {
  readonly room: RoomId
  /** Updates already checked, each with the summary of its document after all updates of this commit up to it. */
  readonly updates?: readonly { readonly summary: DocumentSummary; readonly update: Uint8Array<ArrayBuffer> }[]
  /** Summaries of which more is known than before (`complete`), without an update; they are later than the updates. */
  readonly summaries?: readonly DocumentSummary[]
  /** Put under the event's id: what was there before is replaced. */
  readonly notables?: readonly Notable[]
  /** Contents already checked against their hash. One whose hash was erased is left out silently. */
  readonly contents?: readonly { readonly hash: Hash; readonly bytes: Uint8Array<ArrayBuffer> }[]
  /** Contents to remove before those of this commit are put: what lies there is not what it is called any more. */
  readonly forget?: readonly Hash[]
  /** Contents to remove now and to refuse from now on. */
  readonly erase?: readonly Hash[]
  /** Replaces what was known for the same device and document. */
  readonly deliveries?: readonly Delivery[]
  /** Put under the epoch's id: what was there before is replaced. */
  readonly epochs?: readonly HeldEpoch[]
}

/**
 * In bytes of content. `log`: what changes made, to be merged by `compact` into `documents`; `words`: what was said; `earlier`:
 * versions of notes.
 */
export type RoomSize = {
  readonly documents: number
  readonly log: number
  readonly words: number
  readonly earlier: number
}

/** Where rooms live on this machine. Every method rejects with a Problem (`disk-full`, `database-broken`, …). */

export interface DocumentStore {
  rooms(): Promise<RoomRecord[]>
  putRoom(record: RoomRecord): Promise<void>
  /** Removes the room and everything in it from this machine. */
  removeRoom(room: RoomId): Promise<void>

  summaries(room: RoomId): Promise<DocumentSummary[]>
  notables(room: RoomId, about: About): Promise<Notable[]>
  /** Those that stand in a document, and are about anything. All of the room's are looked at for it. */
  notablesIn(room: RoomId, doc: TalkDocId): Promise<Notable[]>
  /** The document's stored updates, snapshot first; applying all of them gives the document. Empty if unknown. */
  load(room: RoomId, doc: DocId): Promise<Uint8Array<ArrayBuffer>[]>
  /**
   * The newest messages of a talk document without reading all of it: those of its snapshot, and the updates that came
   * after that. Undefined when they are not kept ready; then `load` tells.
   */
  newest(
    room: RoomId,
    doc: TalkDocId,
  ): Promise<{ readonly kept: Newest; readonly updates: Uint8Array<ArrayBuffer>[] } | undefined>
  /** Resolves when the commit is on disk. Commits made while one is being written share the next transaction, in order. */
  commit(commit: Commit): Promise<void>
  /**
   * Puts `good` in the place of `seen`, which `load` has given: some of these updates cannot be read any more. Later ones
   * stay. False, with nothing done, if the log does not begin with the very same ones by now: it has been merged.
   */
  replaceLog(
    room: RoomId,
    doc: DocId,
    seen: readonly Uint8Array<ArrayBuffer>[],
    good: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<boolean>
  /** Merges the document's log into one snapshot. Safe at any moment; changes nothing that `load` adds up to. */
  compact(room: RoomId, doc: DocId): Promise<void>

  /** The contents that are here; absent ones are left out. */
  contents(room: RoomId, hashes: readonly Hash[]): Promise<Map<Hash, Uint8Array<ArrayBuffer>>>
  /** Which of the hashes are neither here nor erased. */
  missing(room: RoomId, hashes: readonly Hash[]): Promise<Hash[]>
  /** All hashes ever erased in the room. */
  erased(room: RoomId): Promise<Set<Hash>>
  /** The versions of a room's notes that this machine has kept, oldest first. */
  versions(room: RoomId, note?: NoteId): Promise<VersionHead[]>
  /** A version's note, as it was handed in; undefined if it is not kept. */
  version(room: RoomId, note: NoteId, at: number): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Puts heads under their `at`, and the state of the note at the end of one of them; removes the versions in `drop`. */
  keepVersions(
    room: RoomId,
    note: NoteId,
    change: {
      readonly heads?: readonly VersionHead[]
      readonly state?: { readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> }
      readonly drop?: readonly number[]
    },
  ): Promise<void>
  deliveries(room: RoomId): Promise<Delivery[]>
  epochs(room: RoomId): Promise<HeldEpoch[]>

  /** What the room takes on this disk. Reads all of it: a second for some 100,000 messages. */
  size(room: RoomId): Promise<RoomSize>

  close(): Promise<void>
}
