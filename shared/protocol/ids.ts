/** A string that only the functions of its own kind make, so that a NoteId can't be passed for a RoomId. */
type Brand<Name extends string> = string & { readonly __brand: { readonly [N in Name]: true } }

/** base64url of a SHA-256, 43 characters. */
export type Hash = Brand<'Hash'>
/** The hash of a room's founding event: the room's name for itself, for ever. */
export type RoomId = Brand<'RoomId'> & EventId
/** The hash of any signed event's stored string (`signature "." json`). */
export type EventId = Brand<'EventId'> & Hash
/** The EventId of the ledger event that opened an epoch (the founding event opens the first). */
export type EpochId = EventId
/** The EventId of a `message` event. */
export type MessageId = EventId
/** The EventId of an `invited` event. */
export type InvitationId = EventId
/** The EventId of the grant (`founded` or `admitted`) by which a person first entered: one member, one or more devices. */
export type MemberId = EventId
/** base64url of a device's Ed25519 public key, 43 characters. */
export type DeviceId = Brand<'DeviceId'>
/** base64url of 16 random bytes, 22 characters. */
export type NoteId = Brand<'NoteId'>
/** base64url of the 16 random bytes that name one session of one device. */
export type SessionId = Brand<'SessionId'>

/** `YYYY-MM`, in UTC. */
export type Month = `${number}-${number}`
export type LedgerDocId = 'ledger'
export type TalkDocId = `talk/${Month}`
export type NoteDocId = `note/${string}`
/** Documents that consist of streams of signed events. */
export type StreamDocId = LedgerDocId | TalkDocId
/** Every Yjs document of a room. */
export type DocId = StreamDocId | NoteDocId

/** 256 bits: of the last character's six, the lowest two are zero, so that there is one text for each hash. */
const HASH = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
const SHORT = /^[A-Za-z0-9_-]{22}$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const TALK = /^talk\/(\d{4})-(0[1-9]|1[0-2])$/
const NOTE = /^note\/([A-Za-z0-9_-]{22})$/

/** True for the 43 characters of a base64url SHA-256 or Ed25519 key. */
export const isHash = (text: unknown): text is Hash => typeof text === 'string' && HASH.test(text)

/** True for the 22 characters of base64url that stand for 16 bytes. */
export const isShortId = (text: unknown): text is string => typeof text === 'string' && SHORT.test(text)

/** True for `YYYY-MM`. */
export const isMonth = (text: unknown): text is Month => typeof text === 'string' && MONTH.test(text)

/** True for `ledger`, `talk/YYYY-MM` and `note/<id>`. */
export const isDocId = (text: unknown): text is DocId =>
  typeof text === 'string' && (text === 'ledger' || TALK.test(text) || NOTE.test(text))

/** True for the documents that hold streams of signed events. */
export const isStreamDoc = (doc: DocId): doc is StreamDocId => doc === 'ledger' || doc.startsWith('talk/')

/** True for the documents that hold a month of the conversation. */
export const isTalkDoc = (doc: DocId): doc is TalkDocId => isStreamDoc(doc) && doc !== 'ledger'

/** The document of the conversation's month in which `at` (milliseconds since 1970, UTC) lies. */
export const talkDocAt = (at: number): TalkDocId => `talk/${new Date(at).toISOString().slice(0, 7) as Month}`

/** The month of a talk document. */
export const monthOfDoc = (doc: TalkDocId): Month => doc.slice('talk/'.length) as Month

/** The talk document of a month. */
export const talkDoc = (month: Month): TalkDocId => `talk/${month}`

/** The note's document. */
export const noteDoc = (note: NoteId): NoteDocId => `note/${note}`

/** The note of a note document, or undefined for another kind. */
export const noteOfDoc = (doc: DocId): NoteId | undefined => doc.match(NOTE)?.[1] as NoteId | undefined

/**
 * The name that events sign: a talk document's carries its room, so that nothing said in one room can be replayed in
 * another. The ledger's does not, since the room's id is the hash of the ledger's first event; its events are bound
 * to their room by the heads they name.
 */
export const signedDocName = (room: RoomId, doc: StreamDocId): string => (doc === 'ledger' ? doc : `${room}/${doc}`)
