import type {
  DeviceId,
  DocId,
  EventId,
  Hash,
  InvitationId,
  MemberId,
  MessageId,
  Month,
  NoteId,
  SessionId,
} from '../protocol/ids'

/** What every signed event says of itself. Written in this order of keys. */
type Common = {
  readonly v: 1
  /** The signed name of its document (`signedDocName`). */
  readonly doc: string
  readonly device: DeviceId
  readonly session: SessionId
  /** Its place in its stream: the Yjs clock. */
  readonly seq: number
  /** Hash of the stream's previous string, or '' at the start. */
  readonly prev: Hash | ''
  /** Hybrid logical clock, in milliseconds since 1970: the machine's time, or one more than the latest time seen. */
  readonly at: number
}

/** What a person may be in a room. */
export type PersonRole = 'organiser' | 'editor' | 'member' | 'reader'
/** A keeper is no person: a machine of the group's own that stays on, so that members who are never here together still meet. */
export type Role = PersonRole | 'keeper'

/** Ledger events name the heads their author had seen and, as `by`, the grant under which they act; bodies inside. */
type Governed = { readonly heads: readonly EventId[] }

/** How much of somebody's talk streams the author had seen (`governance/cut.ts`): base64url, '' for nothing. */
export type Cut = string

export type Founded = Governed & {
  readonly kind: 'founded'
  /** The room's name and the founder's. */
  readonly room: string
  readonly name: string
  /** What `epochCheck` says of the first epoch's secret. Rooms that were founded before there was one have none. */
  readonly check?: Hash
}
export type Invited = Governed & {
  readonly kind: 'invited'
  readonly by: EventId
  /** The invitation's Ed25519 public key, derived from the link's seed. */
  readonly key: DeviceId
  /** 32 bytes, base64url: who has it finds the door's topic. */
  readonly door: Hash
  readonly role: Role
  readonly expiresAt: number
  readonly uses: number
  /** A word to the person who is invited. Every member can read it. */
  readonly note?: string
  /** Whoever comes by it waits for an organiser's yes. */
  readonly needsYes?: true
}
/** Somebody with the link asks to come in: what they sign, with the device's and with the invitation's key. */
type Request = {
  /** The `invited` event: the authority is the invitation's, whoever writes it down. */
  readonly by: EventId
  readonly member: DeviceId
  readonly name: string
  /** Signatures over (room, invitation, device, name) by the device's and by the invitation's key, base64url. */
  readonly deviceProof: string
  readonly invitationProof: string
}
export type Admitted = Governed &
  Request & {
    readonly kind: 'admitted'
    /** The organiser's grant under which the yes was given, where the invitation needs one. */
    readonly yes?: EventId
  }
/** A request that waits for an organiser's yes. */
export type Asked = Governed & Request & { readonly kind: 'asked' }
/** An organiser's no to an `asked` event. */
export type Declined = Governed & { readonly kind: 'declined'; readonly by: EventId; readonly of: EventId }
/** The invitation's door closes. */
export type Revoked = Governed & { readonly kind: 'revoked'; readonly by: EventId; readonly of: InvitationId }

/** A new grant for a member; of the ones they hold, those of a higher role end. */
export type RoleGiven = Governed & {
  readonly kind: 'roleGiven'
  readonly by: EventId
  readonly of: MemberId
  readonly role: PersonRole
  readonly cut: Cut
}
export type Removed = Governed & {
  readonly kind: 'removed'
  readonly by: EventId
  readonly of: MemberId
  readonly cut: Cut
}
/** The author goes, with all their devices. */
export type Left = Governed & { readonly kind: 'left'; readonly by: EventId; readonly cut: Cut }
/** More of a member's streams than fits into the event that ends something: written by the same device before it. */
export type Witnessed = Governed & {
  readonly kind: 'witnessed'
  readonly by: EventId
  readonly of: MemberId
  readonly cut: Cut
}

export type CharterWritten = Governed & {
  readonly kind: 'charterWritten'
  readonly by: EventId
  /** The room's name from now on. */
  readonly room: string
  readonly text: string
  /** People. */
  readonly capacity: number
  /** Who may invite: organisers, or everyone who may post. */
  readonly invites: 'organisers' | 'members'
}
/** New keys for the room. The secret itself is never in the ledger. */
export type EpochOpened = Governed & {
  readonly kind: 'epochOpened'
  readonly by: EventId
  /** Derived from the epoch's secret: who is handed a secret sees whether it is this epoch's. */
  readonly check: Hash
}

export type DeviceAdded = Governed & {
  readonly kind: 'deviceAdded'
  readonly by: EventId
  readonly added: DeviceId
  /** What its member calls it. */
  readonly label: string
  /** The new device's signature over (room, grant, adding device, new device), base64url. */
  readonly proof: string
}
/** A device of the author's own is lost or given away. */
export type DeviceRemoved = Governed & {
  readonly kind: 'deviceRemoved'
  readonly by: EventId
  readonly of: DeviceId
  readonly cut: Cut
}

export type LedgerFields =
  | Founded
  | Invited
  | Admitted
  | Asked
  | Declined
  | Revoked
  | RoleGiven
  | Removed
  | Left
  | Witnessed
  | CharterWritten
  | EpochOpened
  | DeviceAdded
  | DeviceRemoved

/**
 * Talk events hold references; their words lie beside them under `hash`. Who refers to a message names the month that it
 * stands in, so that no other month has to be read for it; in a wrong one it is not found, and nothing comes of it.
 */
export type Posted = {
  readonly kind: 'message'
  readonly replyTo?: MessageId
  readonly replyMonth?: Month
  readonly hash: Hash
} & Whole
/**
 * An issue, closed: in everything but its form a message. Whoever answers it comments on it, and no edit of it counts. Its title
 * is under `hash`, the rest in its parts.
 */
export type Edition = { readonly kind: 'edition'; readonly hash: Hash } & Whole
/** What is larger than words are: so many parts, and `partsSum` of their hashes. Both, or neither. */
type Whole = { readonly parts?: number; readonly sum?: Hash }
/** One more of its author's contents that belong to a message or an edition: the `nth`, beginning with 0. */
export type Part = {
  readonly kind: 'part'
  readonly of: MessageId
  readonly month: Month
  readonly nth: number
  readonly hash: Hash
}
export type Edited = { readonly kind: 'edit'; readonly of: MessageId; readonly month: Month; readonly hash: Hash }
/** The author takes the message back: its words and those of all its edits are erased everywhere. */
export type TakenBack = {
  readonly kind: 'takenBack'
  readonly of: MessageId
  readonly month: Month
  readonly hash: Hash
}
/** An organiser erases the message's words, and those of all its edits, as its author might have. */
export type Redacted = {
  readonly kind: 'redacted'
  readonly of: MessageId
  readonly month: Month
  readonly hash: Hash
}
export type NoteFounded = { readonly kind: 'noteFounded'; readonly note: NoteId }
/**
 * The note stands on the shelf of that name, or on none (''). The newest counts. A shelf is its name and nothing else: where
 * no note names it any more, it is gone.
 */
export type NoteShelved = { readonly kind: 'noteShelved'; readonly note: NoteId; readonly shelf: string }
/** "This clientID in this note is mine": authorship as told by members. */
export type NoteWriter = { readonly kind: 'noteWriter'; readonly note: NoteId; readonly client: number }
/**
 * "I was here", left on purpose; with `of`, "I read this". `as`: whether screens name its author, or count them. The
 * signature says who it was all the same: what hides it is that Snug does not show it.
 */
export type Marked = {
  readonly kind: 'mark'
  readonly as: 'name' | 'counted'
  readonly of?: EventId
  readonly month?: Month
}
/**
 * How its author is shown: in which colour, as a number of the list that screens have, and with which picture, whose words are
 * under `hash`. Of a member's the newest counts, and what it leaves out is not shown; the pictures of those before are erased.
 */
export type Likeness = { readonly kind: 'likeness'; readonly tone?: number; readonly hash?: Hash }
/** What its author wants to be called in this room from now on. Of a member's the newest counts. */
export type Named = { readonly kind: 'named'; readonly name: string }
export type TalkFields =
  | Posted
  | Edition
  | Part
  | Edited
  | TakenBack
  | Redacted
  | NoteFounded
  | NoteShelved
  | NoteWriter
  | Marked
  | Likeness
  | Named

export type EventFields = LedgerFields | TalkFields
/** A whole event as parsed from its string. */
export type SnugEvent<Fields extends EventFields = EventFields> = Common & Fields

/** An event as it stands in a document. */
export type PlacedEvent<Fields extends EventFields = EventFields> = {
  readonly id: EventId
  readonly in: DocId
  /** The stream's clientID; the place in the stream is `event.seq`. */
  readonly client: number
  readonly event: SnugEvent<Fields>
}

/**
 * What a message's words, or a part of it, say, as JSON after their 16 random bytes. `by` is whose they are: an event of another's that
 * names them neither shows nor erases them.
 */
export type Words = {
  readonly v: 1
  readonly by: DeviceId
  readonly text: string
  /** The members whom it calls by `@name`: names may be shared, these are not. */
  readonly mentions?: readonly MemberId[]
  /** What is attached to it. The parts of the first file come first. */
  readonly files?: readonly AttachedFile[]
}

/** What a message says of a file: `bytes` of it lie in `parts` of the message's parts. */
export type AttachedFile = {
  readonly name: string
  /** A media type, as whoever attached it tells: nothing is believed of it. */
  readonly type: string
  readonly bytes: number
  readonly parts: number
  /** Of what can be shown as a picture: its size in pixels, and what is on it in words. */
  readonly picture?: { readonly width: number; readonly height: number; readonly alt?: string }
}
