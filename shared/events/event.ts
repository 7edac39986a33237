import type { DeviceId, DocId, EventId, Hash, MessageId, Month, NoteId, SessionId } from '../protocol/ids'

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

export type Role = 'organiser' | 'editor' | 'member' | 'reader'

/** Ledger events name the heads their author had seen and the grant under which they act; bodies inside. */
type Governed = { readonly heads: readonly EventId[] }

export type Founded = Governed & {
  readonly kind: 'founded'
  /** The room's name and the founder's. */
  readonly room: string
  readonly name: string
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
}
export type Admitted = Governed & {
  readonly kind: 'admitted'
  /** The `invited` event: the authority is the invitation's, whoever writes it down. */
  readonly by: EventId
  readonly member: DeviceId
  readonly name: string
  /** Signatures over (room, invitation, device, name) by the device's and by the invitation's key, base64url. */
  readonly deviceProof: string
  readonly invitationProof: string
}
export type LedgerFields = Founded | Invited | Admitted

/**
 * Talk events hold references; their words lie beside them under `hash`. Who refers to a message names the month that it
 * stands in, so that no other month has to be read for it; in a wrong one it is not found, and nothing comes of it.
 */
export type Posted = {
  readonly kind: 'message'
  readonly replyTo?: MessageId
  readonly replyMonth?: Month
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
export type NoteFounded = { readonly kind: 'noteFounded'; readonly note: NoteId }
/** "This clientID in this note is mine": authorship as told by members. */
export type NoteWriter = { readonly kind: 'noteWriter'; readonly note: NoteId; readonly client: number }
export type TalkFields = Posted | Edited | TakenBack | NoteFounded | NoteWriter

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
 * What a message's words say, as JSON after their 16 random bytes. `by` is whose they are: an event of another's that
 * names them neither shows nor erases them.
 */
export type Words = { readonly v: 1; readonly by: DeviceId; readonly text: string }
