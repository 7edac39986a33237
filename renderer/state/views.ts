import type { Callee } from '#shared/documents/splitText'
import type { Reason } from '#shared/governance/reason'
import type { EarlierName, FormerMember } from '#shared/governance/roomState'
import type { Protection } from '#shared/ports/keychain.port'
import type { HubStatus } from '#shared/ports/signalling.port'
import type {
  DeviceId,
  EventId,
  Hash,
  InvitationId,
  MemberId,
  MessageId,
  Month,
  NoteId,
  RoomId,
} from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import type { AttachedFile, PersonRole, Role } from '#shared/events/event'
import type { Place, Seen } from '#shared/sync/replica'
import type { EditionLine } from './editionViews'

/** What screens read. Times are milliseconds since 1970. Everything here is plain data, replaced, never changed. */

export type PersonView = {
  readonly member: MemberId
  readonly name: string
  /** What they were called before, where their name could be taken for another member's. */
  readonly was?: string
  readonly role: Role
  /** This device's own member. */
  readonly own: boolean
}

/** How somebody is shown, as far as they have chosen. `picture`: an address that an image can be shown from. */
export type LookView = { readonly tone: number | undefined; readonly picture: string | undefined }
/** How the members of a room are shown, those who have said so. */
export type LooksView = Readonly<Record<MemberId, LookView>>

export type MessageView = {
  readonly id: MessageId
  readonly author: PersonView
  readonly at: number
  readonly replyTo: MessageId | undefined
  /** `coming`: known to exist, its words have not arrived yet. */
  readonly words:
    /** `calls`, `files`: absent if it calls nobody, or has none. Of an edition the text is its title. */
    | {
        readonly kind: 'text'
        readonly text: string
        readonly calls?: readonly Callee[]
        readonly files?: readonly AttachedFile[]
      }
    | { readonly kind: 'coming' }
    | { readonly kind: 'takenBack' }
    /** They are here, and put away: oneself has muted the author. */
    | { readonly kind: 'folded' }
    /** An organiser has erased them. */
    | { readonly kind: 'redacted'; readonly by: PersonView }
  readonly editedAt: number | undefined
  readonly saved: SavedView
  /** It is an edition: whether its editor asks for comments, which is not known before its words are here. */
  readonly edition?: { readonly commentsOpen: boolean }
  /** One’s own: which parts its files consist of was never written down whole, as far as can be told. */
  readonly partsToCome?: true
}

/**
 * A message of which files are shown. `place`: where it stands and by which of its words it is asked for, of one that need not be on
 * screen.
 */
export type BringingView = Pick<MessageView, 'id' | 'author' | 'partsToCome'> & {
  readonly place?: { readonly month: Month; readonly hash: Hash }
}

/** Somebody took another name: what the room's people were used to, and what they read from then on. */
export type RenamingView = {
  readonly member: MemberId
  readonly own: boolean
  readonly before: string
  readonly name: string
  readonly at: number
}

/** A message with what was answered to it, oldest first, whatever of the conversation is on screen. */
export type ThreadView = { readonly root: MessageId; readonly messages: readonly MessageView[] }

/** Where something is. `with`: names of members of whom a device has said that it stored it. */
/** `partly`: its parts were not all said before Snug ended, and never will be. */
export type SavedView = {
  readonly here: 'saving' | 'saved' | 'failed' | 'partly'
  readonly with: readonly string[]
}

export type NoteView = {
  readonly note: NoteId
  readonly title: string
  /** The name of the shelf that it stands on; absent if on none. */
  readonly shelf?: string
  readonly foundedBy: PersonView
  readonly foundedAt: number
}

/** A version of a note: what a stretch of work made of it. `people`: who wrote, as members tell it. */
export type VersionView = {
  readonly at: number
  readonly until: number
  readonly people: readonly PersonView[]
  /** Somebody else wrote too of whom it is not known who they are; or it was only taken away, which tells nothing. */
  readonly isSomeUnknown: boolean
}

/** Somebody who is seen by name. */
export type PresentView = { readonly person: PersonView; readonly device: DeviceId; readonly place: Place }

/** What is still on its way from members: from which month to which, where it is messages. `people`: their names, as in `linkedWith`. */
export type ToComeView = {
  readonly oldest: Month | undefined
  readonly newest: Month | undefined
  readonly people: readonly string[]
}

/** A role, and why oneself may not give it. */
export type RoleView = { readonly role: PersonRole; readonly whyNot: Reason | undefined }

export type MemberView = PersonView & {
  readonly since: number
  /** By name; undefined for the founder. */
  readonly invitedBy: string | undefined
  /** What they were called before, newest first. */
  readonly earlier: readonly EarlierName[]
  /** Another member bears, or bore, a name that can be taken for this one's. */
  readonly hasDouble: boolean
  readonly roles: readonly RoleView[]
  readonly whyNotRemove: Reason | undefined
  readonly whyNotHandOver: Reason | undefined
  readonly devices: readonly DeviceView[]
}

/** One of a person's devices. */
export type DeviceView = {
  readonly device: DeviceId
  /** '' for the one that they came in with. */
  readonly label: string
  readonly since: number
  /** This one. */
  readonly own: boolean
  /** What those are called that were added from it; '' as in `label`. */
  readonly added: readonly string[]
  readonly whyNotRemove: Reason | undefined
}

/** An invitation by which somebody can still come in. */
export type InvitationView = {
  readonly id: InvitationId
  /** By name, as all people here. */
  readonly by: string
  readonly role: Role
  readonly note: string
  readonly expiresAt: number
  readonly uses: number
  readonly needsYes: boolean
  readonly cameBy: readonly string[]
  readonly whyNotRevoke: Reason | undefined
}

/** Somebody who waits for an organiser's yes. */
export type AskingView = {
  readonly id: EventId
  readonly name: string
  readonly at: number
  /** The invitation that they hold. */
  readonly role: Role
  readonly invitedBy: string
  readonly note: string
  readonly whyNotAdmit: Reason | undefined
  readonly whyNotDecline: Reason | undefined
}

export type CharterView = {
  readonly text: string
  readonly capacity: number
  readonly invites: 'organisers' | 'members'
  /** Undefined as long as nobody has written one. */
  readonly by: string | undefined
  readonly at: number | undefined
}

/** Of who is no longer a member here. `device`: this device was removed, its person may go on elsewhere. */
export type GoneView = {
  /** `restored`: never a member here, since the room was put onto this machine from its archive. */
  readonly how: Exclude<FormerMember['how'], 'no-device'> | 'device' | 'restored'
  readonly by: string | undefined
  readonly at: number | undefined
}

/** What oneself may do in the room, with the reason for what one may not; and what there is to be governed. */
export type GovernanceView = {
  readonly gone: GoneView | undefined
  readonly isLastOrganiser: boolean
  /** Whose devices nobody else can remove, as long as they have not handed the room over. */
  readonly isFounder: boolean
  readonly whyNot: {
    readonly post: Reason | undefined
    readonly publish: Reason | undefined
    readonly takeBack: Reason | undefined
    readonly redact: Reason | undefined
    readonly invite: Reason | undefined
    readonly writeCharter: Reason | undefined
    readonly addDevice: Reason | undefined
  }
  /** As what one may invite. */
  readonly inviteAs: readonly RoleView[]
  /** A keeper is invited too, by whoever may. */
  readonly whyNotInviteKeeper: Reason | undefined
  readonly charter: CharterView
  /** People, by when they came in. */
  readonly members: readonly MemberView[]
  /** By when they came in. */
  readonly keepers: readonly MemberView[]
  /** One's own, by when they came in. */
  readonly devices: readonly DeviceView[]
  /** Newest first. */
  readonly invitations: readonly InvitationView[]
  /** Oldest first. */
  readonly asking: readonly AskingView[]
}

/** What of a room's conversation is on screen. */
export type ConversationView = {
  /** A stretch of the conversation, oldest first. */
  readonly messages: readonly MessageView[]
  /** What they answer that is further back, as far as its month is in memory. */
  readonly answered: readonly MessageView[]
  /** Who took another name while these messages were said, oldest first. */
  readonly renamings: readonly RenamingView[]
  /** The thread that is open. */
  readonly thread?: ThreadView | undefined
  readonly hasEarlier: boolean
  /** The messages are a stretch of the conversation further back: its newest are not among them. */
  readonly hasLater: boolean
}

/** A room without its conversation, which changes with every message. */
export type RoomView = {
  readonly room: RoomId
  readonly name: string
  readonly me: PersonView
  readonly people: readonly PersonView[]
  readonly looks: LooksView
  readonly governance: GovernanceView
  /** Newest first. */
  readonly notes: readonly NoteView[]
  /** Newest first. */
  readonly editions: readonly EditionLine[]
  readonly present: readonly PresentView[]
  /** How many people more are here who only want to be counted. */
  readonly counted: number
  /** Other members linked with this device now, by name; one empty name for all of those who are not seen by name. */
  readonly linkedWith: readonly string[]
  /** Those keepers that are linked with this device now. */
  readonly keepersLinked: readonly MemberId[]
  /** Another of one's own devices is linked with this one. */
  readonly isOwnLinked: boolean
  /** Only what takes a while; undefined once everything is here that those who are linked have. */
  readonly toCome?: ToComeView | undefined
  /** Members, by name, of whom a device has said that this one is no member's: they may know of a removal. */
  readonly refusedBy: readonly string[]
  readonly hub: HubStatus
}

/** `hasNews`: others have said something that nobody has looked at on this machine. */
export type WholeRoomView = RoomView & ConversationView

export type RoomListing = { readonly room: RoomId; readonly name: string; readonly hasNews: boolean }

/** Who came by in the last seven days: those who agreed by name, the others as a number. `markedAt`: one's own last mark. */
export type WeekView = {
  readonly people: readonly PersonView[]
  readonly counted: number
  readonly markedAt: number | undefined
}

/** Who left "I read this": others by name or as a number, and whether oneself did. */
export type ReadersView = {
  readonly people: readonly PersonView[]
  readonly counted: number
  readonly isOwn: boolean
}

/**
 * What a room takes on this disk, in bytes; `untidy` of them can be put together and so become fewer, `earlier` are versions of
 * notes, which no other machine has.
 */
export type StoredView = {
  readonly room: RoomId
  readonly name: string
  readonly bytes: number
  readonly untidy: number
  readonly earlier: number
}

/** Of what the system notifies one: of what was said to oneself, once a day that there is something new, or of nothing. */
export type Notify = 'mentions' | 'digest' | 'nothing'

/**
 * What this machine turned away, for organisers. `name`: whose device it was, or who made the invitation; '' where nobody
 * knows. `first`, `last`: milliseconds since 1970.
 */
export type TurnedAwayView =
  | {
      readonly is:
        | 'fork'
        | 'broken'
        | 'noRight'
        | 'afterwards'
        | 'ledger'
        | 'stranger'
        | 'between'
        | 'invitation-expired'
        | 'invitation-used-up'
        | 'invitation-unknown'
        | 'room-full'
      readonly name: string
      readonly first: number
      readonly last: number
      readonly times: number
    }
  /** More came in than were to: in several places at the same time. */
  | { readonly is: 'uses'; readonly name: string; readonly most: number; readonly are: number }
  | { readonly is: 'capacity'; readonly most: number; readonly are: number }

/** How oneself is in the room on screen, and who else was there. */
export type CompanyView = {
  readonly seen: Seen
  readonly notify: Notify
  /** Shelves whose notes the list does not show. */
  readonly folded: readonly string[]
  /** Editions that were opened on this machine. */
  readonly opened: readonly MessageId[]
  readonly week: WeekView
  /** Latest first. */
  readonly turnedAway: readonly TurnedAwayView[]
  /** Up to when oneself had read the conversation before one came to what is new in it. */
  readonly since?: number | undefined
}

/** How far a newcomer has come. `problem` on the way: what stands in it just now, though it goes on being tried. */
export type JoiningView =
  | {
      readonly step: 'finding-hub' | 'knocking' | 'waiting' | 'being-admitted'
      readonly problem?: Problem | undefined
    }
  /** The room has it in writing that one is at its door; an organiser has to say yes, and then one knocks again. */
  | { readonly step: 'asked'; readonly problem?: undefined }
  | { readonly step: 'failed'; readonly problem: Problem }

export type PlaceView =
  /** `at`: the message that was gone to. */
  | { readonly in: 'conversation'; readonly at?: MessageId | undefined }
  /** `look`: at what it was earlier. `isBegun`: one has just begun it, and writes on. */
  | { readonly in: 'note'; readonly note: NoteId; readonly look?: 'history' | undefined; readonly isBegun?: boolean }
  /** The shelf of editions, one of them, and where one is put together. */
  | { readonly in: 'editions' }
  | { readonly in: 'edition'; readonly edition: MessageId }
  | { readonly in: 'desk' }
  /** The room's own page. */
  | { readonly in: 'room' }
  | { readonly in: 'people' }
  | { readonly in: 'settings' }

/** `told`: another member's machine has heard that one left. */
export type LeftView = { readonly room: string; readonly told: boolean }

/** How this device's keys are kept. */
export type ProtectionView = { readonly keys: Protection; readonly hasPassphrase: boolean }

export type AppView =
  | { readonly stage: 'starting' }
  /**
   * The keys wait for their passphrase. `unlock` throws Problem `passphrase-wrong`; `beginAnew` deletes all that is here, and
   * throws the store's.
   */
  | { readonly stage: 'locked'; unlock(passphrase: string): Promise<void>; beginAnew(): Promise<void> }
  /** Nothing can be opened: second window, newer database, no keys. `beginAnew` where all that was here is gone. */
  | { readonly stage: 'stopped'; readonly problem: Problem; readonly beginAnew?: () => void }
  | {
      readonly stage: 'arrival'
      readonly name: string
      readonly link: string | undefined
      readonly joining: JoiningView | undefined
      /** The room that was left just now. */
      readonly left?: LeftView | undefined
      /** What was asked for from elsewhere. */
      readonly asked?: 'archive' | undefined
    }
  /** `isLastLook`: as it was last looked at, since it is only being opened: it can be seen, and written in; everything else waits. */
  | { readonly stage: 'room'; readonly place: PlaceView; readonly isLastLook?: true }
