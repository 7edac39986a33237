import type { EarlierName } from '#shared/governance/roomState'
import type { Problem } from '#shared/protocol/problem'
import type { MemberId, MessageId, NoteId, TalkDocId } from '#shared/protocol/ids'
import type { PersonView } from '../views'
import type { FoundPiece } from './matchWords'

/** What is looked for. Everything given must hold; times are milliseconds since 1970, `until` not included. */
export type SearchQuery = {
  readonly words: string
  readonly person?: MemberId | undefined
  /** `files`: messages that bring a picture or a file. */
  readonly kind?: 'message' | 'files' | 'note' | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
}

export type FoundMessage = {
  readonly kind: 'message'
  readonly id: MessageId
  /** The month that it stands in. */
  readonly doc: TalkDocId
  readonly author: PersonView
  readonly at: number
  readonly pieces: readonly FoundPiece[]
  /** Its words are put away: oneself has muted the author. */
  readonly isFolded?: true
}
export type FoundNote = {
  readonly kind: 'note'
  readonly note: NoteId
  readonly title: readonly FoundPiece[]
  /** Who founded it, and when: a note stands in the order of time by that. */
  readonly author: PersonView
  readonly at: number
  readonly pieces: readonly FoundPiece[]
}
export type FoundItem = FoundMessage | FoundNote

export type Found = {
  /** Newest first. */
  readonly items: readonly FoundItem[]
  /** There are more than were asked for. */
  readonly hasMore: boolean
}

/** Somebody who is no longer a member, and of whom there is something to find. */
export type FormerAuthor = {
  readonly member: MemberId
  readonly name: string
  /** What they were called before, newest first. */
  readonly earlier: readonly EarlierName[]
}

/** How far everything in the room has been read for searching. */
export type SearchReach = {
  /** Messages have been read back to this time; undefined before the first. */
  readonly since: number | undefined
  /** Everything that is on this machine has been read. */
  readonly isComplete: boolean
  /** Messages read whose words have not arrived on this machine. */
  readonly absent: number
  /** What keeps it from reading on, if something does. */
  readonly problem?: Problem | undefined
}

/** What of the search is on screen. It lies over the place one is in. */
export type SearchView = {
  readonly isOpen: boolean
  readonly query: SearchQuery
  /** The result that is marked; undefined for the first. */
  readonly chosen: string | undefined
}

/** A search of the room on screen. What it has read stays in memory until it is closed. */
export type RoomSearch = {
  /** What is found in all that has been read so far; at most `most` of it. */
  find(query: SearchQuery, most: number): Found
  reach(): SearchReach
  /** Whose words are found though they are no longer members; `chosen` even before any were read. */
  former(chosen: MemberId | undefined): readonly FormerAuthor[]
  /** Called when there is more, or something else, to find. Returns a function that ends it. */
  onChange(handler: () => void): () => void
  close(): void
}
