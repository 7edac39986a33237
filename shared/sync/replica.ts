import type * as Y from 'yjs'
import type { Content } from '../contents/words'
import type {
  Edited,
  Edition,
  LedgerFields,
  Likeness,
  Part,
  PlacedEvent,
  Posted,
  TalkFields,
  Words,
} from '../events/event'
import type { RoomState } from '../governance/roomState'
import type { StreamHead } from '../ports/documentStore.port'
import type { Link } from '../ports/link.port'
import type {
  DeviceId,
  DocId,
  EventId,
  EpochId,
  Hash,
  MemberId,
  MessageId,
  NoteId,
  RoomId,
  TalkDocId,
} from '../protocol/ids'
import type { EpochKeys } from './epochKeys'
import type { ShownAs } from './likenesses'
import type { HeldMonth } from './monthBook'
import type { ToCome } from './toCome'

/** Where in the room a member is. */
export type Whereabouts =
  | { readonly in: 'conversation' }
  | { readonly in: 'note'; readonly note: NoteId }
  | { readonly in: 'away' }

/** How a member wants to be seen in a room: by name and where they are, as one more who is here, or not at all. */
export type Seen = 'name' | 'counted' | 'unseen'

/**
 * What a member's machine tells of them. `counted`: that somebody is here, whose name is not to be shown. `unseen`: that
 * nobody is to be seen any more; said only to who was told otherwise before.
 */
export type Place = Whereabouts | { readonly in: Exclude<Seen, 'name'> }

export type Present = { readonly device: DeviceId; readonly member: MemberId; readonly place: Place }

/** An open note. `awareness` carries carets: entries are bound to the device of the link they came over. */
export type OpenNote = {
  readonly note: NoteId
  readonly doc: Y.Doc
  readonly awareness: import('y-protocols/awareness').Awareness
  /** The device that a client of `awareness` speaks for, known by its link; undefined for this one, and for who is gone. */
  deviceOf(client: number): DeviceId | undefined
  /** Resolves when everything typed so far is on disk. */
  saved(): Promise<void>
  /** About how many bytes its document takes: above `limits.noteBytes` no member takes more of it. */
  bytes(): number
  /** Resolves when it is on disk; the document leaves memory when its last opener closed it. */
  close(): Promise<void>
}

/** `evidence`: the signed strings that contradict what is here. */
export type Fork = { readonly device: DeviceId; readonly doc: DocId; readonly evidence: readonly string[] }

/** `id`: the event by which it was founded, in the month `in`. `shelf`: the name of the one that it stands on, '' if on none. */
export type FoundedNote = {
  readonly note: NoteId
  readonly by: DeviceId
  readonly at: number
  readonly id: EventId
  readonly in: TalkDocId
  readonly shelf: string
}

/** `hash`: the words of it that lists show. `parts`: how many the rest of it has. */
export type PublishedEdition = {
  readonly id: EventId
  readonly by: DeviceId
  readonly at: number
  readonly in: TalkDocId
  readonly hash: Hash
  readonly parts: number
}

/** What the replica tells its observers. Each is called after the change has been applied in memory. */
export type ReplicaEvents = {
  /** The ledger adds up to something new. */
  state: (state: RoomState) => void
  /** New events in a talk document, own ones and others', once each. */
  events: (doc: TalkDocId, events: readonly PlacedEvent<TalkFields>[]) => void
  /** Words that have arrived or were erased. */
  contents: (hashes: readonly Hash[]) => void
  /** A device has stored more of a document. */
  delivered: (device: DeviceId, doc: DocId) => void
  present: (present: readonly Present[]) => void
  /** A document has grown or changed, by whomever; for notes that are not open too. */
  changed: (doc: DocId) => void
  /** Something else, or somebody else, is waited for than before. */
  toCome: (toCome: ToCome | undefined) => void
  /** The secret of another epoch is here. */
  epochs: () => void
  /** Devices linked now. */
  linked: (devices: readonly DeviceId[]) => void
  /** A device signed two different things for one place of a stream: that stream takes nothing any more. */
  forked: (fork: Fork) => void
  /** What a device said was invalid by itself, or more than could be worked off: that cost it the link. */
  broken: (device: DeviceId) => void
  /** Something went wrong that a person must hear about (disk full, …). Work goes on from memory. */
  problem: (problem: import('../protocol/problem').Problem) => void
}

/** One device's copy of one room: its documents in memory and on disk, and its part in keeping all copies equal. */
export interface Replica {
  readonly room: RoomId
  readonly self: DeviceId
  state(): RoomState
  /** The secrets that this device has been handed: the mesh's addresses come from them. */
  readonly epochs: Pick<EpochKeys, 'secret' | 'held' | 'met'>
  /** Every event of a talk document, stream by stream, read from the disk. */
  events(doc: TalkDocId): Promise<readonly PlacedEvent<TalkFields>[]>
  /** The room's talk documents that have at least one event, newest first. */
  months(): readonly TalkDocId[]
  /** A month to show: read from the disk if need be, kept up to date until it is released. */
  hold(doc: TalkDocId): Promise<HeldMonth>
  /** Of a month that is held, what was not read yet: it may begin with its newest messages (`line.since`). */
  fill(doc: TalkDocId): Promise<void>
  /**
   * Every note that exists, as it was founded; their documents may still be on their way. The same list as before as long
   * as nothing in it has changed.
   */
  notes(): readonly FoundedNote[]
  /**
   * Every edition, newest first, without those that were taken back or redacted; their words may still be on their way. The same
   * list as before as long as nothing in it has changed.
   */
  editions(): readonly PublishedEdition[]
  /** A note's title as lists show it; '' for one whose document has not arrived. */
  noteTitle(note: NoteId): string
  /** What a document is at now, for comparing: equal digests, equal documents. Undefined for one that has not arrived. */
  digest(doc: DocId): Hash | undefined
  /** How members want to be shown, those who have said so. */
  likenesses(): ReadonlyMap<MemberId, ShownAs>
  /** The names that members have chosen, as their devices have signed them: for who comes in before the streams have come. */
  signedNames(): Promise<readonly string[]>
  /** The words that are here: absent ones (not yet fetched, erased) are left out. */
  words(hashes: readonly Hash[]): Promise<Map<Hash, Words>>
  /** Which of these words are not here, known without reading them. */
  lacking(hashes: readonly Hash[]): Promise<readonly Hash[]>
  /** Which of the hashes have been erased for ever. */
  isErased(hash: Hash): boolean
  /**
   * Signs a talk event, puts it into this session's stream, and shows it to observers and linked members at once.
   * Rejects with Problem `too-long` or `not-allowed`. `parts`: the texts of what a message or an edition is besides its words; an
   * event for each follows it, and `stored` is of all of them.
   */
  appendTalk(fields: TalkDraft, words?: Omit<Words, 'by'>, parts?: readonly string[]): Promise<Appended<TalkFields>>
  /** The same for the ledger, whose events are sent only once they are stored, since others name them. */
  appendLedger(fields: LedgerDraft): Promise<Appended<LedgerFields>>
  /** Rejects with Problem `not-allowed` for a note that is not founded as far as is known here. */
  openNote(note: NoteId): Promise<OpenNote>
  /** Whether the parts of a message of this device's are being said, one after the other: then they are all to come. */
  isSaying(message: MessageId): boolean
  /** The ends of a talk document's streams, known without reading it. */
  heads(doc: TalkDocId): readonly StreamHead[]
  /** How many entries of a stream are on this device's disk, own words included. */
  stored(doc: TalkDocId, client: number): number
  /** How many entries of each stream of `doc` the device has said it stored, words included. */
  delivery(device: DeviceId, doc: DocId): ReadonlyMap<number, number>
  /**
   * Takes a link that has passed the handshake; lets go of it when it closes. A second link to a device replaces the first.
   * `epoch`: in whose mesh both have met.
   */
  connect(link: Link, epoch?: EpochId): void
  /**
   * Takes a link that has passed the handshake at the door of an earlier epoch, for one of both has missed that the room
   * has moved on: ledger and secret pass there, and then it closes.
   */
  meetAtDoor(link: Link): void
  linked(): readonly DeviceId[]
  /** What linked members have that is not here yet; undefined when it is all here, as far as is known. */
  toCome(): ToCome | undefined
  /** Where this member is, and how they want to be seen from now on; as until now if it is left out, first by name. */
  setPlace(place: Whereabouts, seen?: Seen): void
  /** Whether anybody is at this machine; at first somebody is. As long as nobody is, others are told nothing of presence. */
  setHere(isHere: boolean): void
  /** Everyone in the room now who wants to be seen, and this device, where it really is. */
  present(): readonly Present[]
  /** Encoded state of a document, as stored: for the archive. */
  binary(doc: DocId): Promise<Uint8Array<ArrayBuffer>>
  documents(): readonly DocId[]
  /**
   * Takes a document as an archive has it, as far as it is not here: checked as what a member sends. Resolves when it is on the disk;
   * rejects with Problem `archive-unsound` when it is nothing that members of this room wrote, or with the disk's.
   */
  bringDocument(doc: DocId, update: Uint8Array<ArrayBuffer>): Promise<void>
  /** Takes those of an archive's words that are lacking here. Resolves and rejects in the same way. */
  bringWords(contents: readonly Content[]): Promise<void>
  /** Whether what the ledger says changed through this update would make `device` active; applies nothing if not. */
  introduce(device: DeviceId, ledgerUpdate: Uint8Array<ArrayBuffer>): Promise<boolean>
  on<Name extends keyof ReplicaEvents>(name: Name, handler: ReplicaEvents[Name]): () => void
  /** The disk refuses what is written: it waits in memory, and is tried again. */
  readonly failing: boolean
  /** Everything to disk, links closed. */
  close(): Promise<void>
}

/** `stored` resolves when event and words are on disk: while the disk refuses it waits, and `problem` has been told. */
export type Appended<Fields extends TalkFields | LedgerFields> = {
  readonly placed: PlacedEvent<Fields>
  readonly stored: Promise<void>
}

type Without<Fields, Keys extends PropertyKey> = Fields extends unknown ? Omit<Fields, Keys> : never

/** A talk event without what the replica fills in: `hash` comes from the words, `parts` and `sum` from the parts. */
export type TalkDraft =
  | Without<Posted | Edition, 'hash' | 'parts' | 'sum'>
  | Without<Edited | Likeness, 'hash'>
  | Exclude<TalkFields, Posted | Edition | Part | Edited | Likeness>
/** A ledger event without the heads, which the replica knows. */
export type LedgerDraft = Without<LedgerFields, 'heads'>
