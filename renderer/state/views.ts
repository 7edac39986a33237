import type { HubStatus } from '#shared/ports/signalling.port'
import type { DeviceId, MemberId, MessageId, Month, NoteId, RoomId } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import type { Role } from '#shared/events/event'
import type { Place } from '#shared/sync/replica'

/** What screens read. Times are milliseconds since 1970. Everything here is plain data, replaced, never changed. */

export type PersonView = {
  readonly member: MemberId
  readonly name: string
  readonly role: Role
  /** This device's own member. */
  readonly own: boolean
}

export type MessageView = {
  readonly id: MessageId
  readonly author: PersonView
  readonly at: number
  readonly replyTo: MessageId | undefined
  /** `coming`: known to exist, its words have not arrived yet. */
  readonly words:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'coming' }
    | { readonly kind: 'takenBack' }
  readonly editedAt: number | undefined
  readonly saved: SavedView
}

/** Where something is. `with`: names of members of whom a device has said that it stored it. */
export type SavedView = { readonly here: 'saving' | 'saved' | 'failed'; readonly with: readonly string[] }

export type NoteView = {
  readonly note: NoteId
  readonly title: string
  readonly foundedBy: PersonView
  readonly foundedAt: number
}

export type PresentView = { readonly person: PersonView; readonly device: DeviceId; readonly place: Place }

/** What is still on its way from members: from which month to which, where it is messages. `people`: their names. */
export type ToComeView = {
  readonly oldest: Month | undefined
  readonly newest: Month | undefined
  readonly people: readonly string[]
}

export type RoomView = {
  readonly room: RoomId
  readonly name: string
  readonly me: PersonView
  readonly people: readonly PersonView[]
  /** Oldest first. */
  readonly messages: readonly MessageView[]
  readonly hasEarlier: boolean
  /** The messages are a stretch of the conversation further back: its newest are not among them. */
  readonly hasLater: boolean
  /** Newest first. */
  readonly notes: readonly NoteView[]
  readonly present: readonly PresentView[]
  /** Members linked with this device now, by name. */
  readonly linkedWith: readonly string[]
  /** Only what takes a while; undefined once everything is here that those who are linked have. */
  readonly toCome?: ToComeView | undefined
  readonly hub: HubStatus
}

export type RoomListing = { readonly room: RoomId; readonly name: string }

/** How far a newcomer has come. `problem` on the way: what stands in it just now, though it goes on being tried. */
export type JoiningView =
  | {
      readonly step: 'finding-hub' | 'knocking' | 'waiting' | 'being-admitted'
      readonly problem?: Problem | undefined
    }
  | { readonly step: 'failed'; readonly problem: Problem }

export type PlaceView =
  /** `at`: the message that was gone to. */
  | { readonly in: 'conversation'; readonly at?: MessageId | undefined }
  | { readonly in: 'note'; readonly note: NoteId }
  | { readonly in: 'settings' }

export type AppView =
  | { readonly stage: 'starting' }
  /** Nothing can be opened: second window, newer database, no keys. `beginAnew` where all that was here is gone. */
  | { readonly stage: 'stopped'; readonly problem: Problem; readonly beginAnew?: () => void }
  | {
      readonly stage: 'arrival'
      readonly name: string
      readonly link: string | undefined
      readonly joining: JoiningView | undefined
    }
  | { readonly stage: 'room'; readonly place: PlaceView }
