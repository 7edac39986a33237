import type { Content } from '../contents/words'
import type { Role } from '../events/event'
import type { EarlierName } from '../governance/roomState'
import type { NoteBlock } from '../documents/noteContent'
import type { ArchiveEdition, AwayEdition, SaidWords } from './archiveEdition'
import type { DeviceId, DocId, Hash, MemberId, MessageId, NoteId, RoomId } from '../protocol/ids'

export type ArchiveLanguage = 'en' | 'fr'

/** Somebody who is, or was, a member, as the ledger and they themselves say. `earlier`: other names that they had. */
export type ArchivePerson = {
  readonly id: MemberId
  readonly name: string
  readonly earlier?: readonly EarlierName[]
  readonly devices: readonly DeviceId[]
}

export type ArchiveMember = ArchivePerson & {
  readonly role: Role
  readonly since: number
  readonly invitedBy: MemberId | undefined
}

export type ArchiveMessage = {
  readonly id: MessageId
  /** `YYYY-MM` of the document that holds it. */
  readonly month: string
  readonly device: DeviceId
  readonly at: number
  readonly replyTo: MessageId | undefined
  readonly editedAt: number | undefined
  readonly words: SaidWords
  /** What its files consist of, in order: names of contents. */
  readonly parts?: readonly Hash[]
}

export type ArchiveNote = {
  readonly id: NoteId
  readonly title: string
  /** The name of the shelf that it stands on; absent if on none. */
  readonly shelf?: string
  readonly foundedBy: DeviceId
  readonly foundedAt: number
  readonly blocks: readonly NoteBlock[]
  /** Whether there is something in it that this version could not read. */
  readonly isStrange: boolean
}

/** Words, by their hash, and the month whose events name them. */
export type ArchiveContent = { readonly month: string; readonly hash: Hash }

/** What an archive's pages are made of. Times are milliseconds since 1970. Erased words must not be among it. */
export type ArchivePages = {
  readonly room: { readonly id: RoomId; readonly name: string; readonly foundedAt: number }
  readonly members: readonly ArchiveMember[]
  /** Who is a member no more. */
  readonly former: readonly ArchivePerson[]
  /** Oldest first. */
  readonly messages: readonly ArchiveMessage[]
  readonly notes: readonly ArchiveNote[]
  /** Oldest first. Each is a message too, by the same id. */
  readonly editions: readonly ArchiveEdition[]
  /** Oldest first: those that are not among them. */
  readonly awayEditions: readonly AwayEdition[]
  readonly documents: readonly { readonly doc: DocId; readonly binary: Uint8Array<ArrayBuffer> }[]
  readonly at: number
  /** Of Snug. */
  readonly version: string
  readonly language: ArchiveLanguage
  /** IANA name of the time zone that the pages show. */
  readonly timeZone: string
}

/** Everything an archive is made of. */
export type ArchiveInput = ArchivePages & {
  readonly contents: readonly ArchiveContent[]
  /**
   * Words as they were signed for: 16 random bytes and JSON. In the order asked, without those that are not here, or were erased
   * by then. Read as they are taken, since files lie among them, and a room may have more of these than there is memory.
   */
  read(hashes: readonly Hash[]): AsyncIterable<Content>
}

/** One file of an archive, by its path with `/`. */
export type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }
