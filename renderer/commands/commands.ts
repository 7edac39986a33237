import type { ZipSource } from '#shared/archive/readZip'
import type { CommentReference, NoteContent } from '#shared/documents/noteContent'
import type { PersonRole } from '#shared/events/event'
import type {
  DeviceId,
  EventId,
  InvitationId,
  MemberId,
  MessageId,
  Month,
  NoteId,
  RoomId,
  TalkDocId,
} from '#shared/protocol/ids'
import type { Staying } from '#shared/ports/platform.port'
import type { MessageLink } from '#shared/protocol/messageLink'
import type { OpenNote, Seen } from '#shared/sync/replica'
import type { EditionView, PieceView } from '../state/editionViews'
import type { RoomSearch } from '../state/search/searchViews'
import type { Notify, PlaceView, ReadersView, StoredView, VersionView } from '../state/views'
import type { NewName } from './changeName'
import type { FileDraft } from './fileDrafts'
import type { Referred } from './desk'
import type { MadeDeviceLink } from './deviceDoor'
import type { NewRoom } from './foundAnew'
import type { LikenessChange } from './likeness'
import type { ArchiveLook } from './lookAtArchive'
import type { NewInvitation } from './inviteMember'
import type { MessagePlace } from './placeOfMessage'
import type { NewMessage } from './postMessage'
import type { IssueDraft } from './publishEdition'
import type { Readable } from './readers'
import type { NewCharter } from './writeCharter'

/**
 * Everything a person can do, one verb each. Each rejects with a Problem; screens show it and keep what was typed.
 */
export type Commands = {
  /** Founds a room and opens it. Names are trimmed; `empty` or `too-long` otherwise. */
  foundRoom(as: { readonly roomName: string; readonly memberName: string }): Promise<void>
  /** Founds a new room from the one on screen, with its charter and notes, and opens it. `empty` or `too-long`; then there is none. */
  foundAnew(as: NewRoom): Promise<void>
  /**
   * Reads the link, knocks, and opens the room once admitted; progress is in the state's `joining`. `name`: the person's
   * or, with a link for a device, what they call this one.
   */
  joinRoom(as: { readonly link: string; readonly name: string }): Promise<void>
  cancelJoin(): void
  openRoom(room: RoomId): Promise<void>
  /** How one is seen in the room on screen: by name, as one more who is here, or not at all. */
  beSeen(seen: Seen): Promise<void>
  /** Of what the system notifies one in the room on screen; `notices-refused` if it does not let Snug. */
  beNotified(notify: Notify): Promise<void>
  /** Leaves "I was here", or "I read this" on a note or a message, as one is seen; `not-allowed` for the unseen. */
  leaveMark(on?: Readable): Promise<void>
  /** How one is shown in all rooms that are open here: colour and picture; `portrait-unreadable` for one that is none. */
  changeLikeness(change: LikenessChange): Promise<void>
  /** What one is called in the room on screen, or in all that are open here; `empty` or `too-long` otherwise. */
  changeName(to: NewName): Promise<void>
  /** Tells who left "I read this" on it, and whenever somebody does. Returns a function that stops it. */
  watchReaders(about: Readable, show: (readers: ReadersView) => void): () => void
  /** All rooms of this machine, in the order in which the person wants them. */
  orderRooms(rooms: readonly RoomId[]): Promise<void>
  /** To the arrival screen, to found or join another room, or to open an archive. */
  arriveElsewhere(asked?: 'archive'): void
  goTo(place: PlaceView): void

  /** Makes an invitation link. `uses` 1 to 50, `days` 1 to 30. */
  inviteMember(as: NewInvitation): Promise<string>
  revokeInvitation(invitation: InvitationId): Promise<void>
  /** A yes, or a no, to somebody who waits for it (`asking` in the room's state). */
  admitAsking(asked: EventId): Promise<void>
  declineAsking(asked: EventId): Promise<void>
  removeMember(member: MemberId): Promise<void>
  /** Makes a link by which one more device becomes this member's: good once, for a quarter of an hour, until it is put away. */
  addDevice(): Promise<MadeDeviceLink>
  /** Removes another of one's own devices or, as an organiser, one of somebody else's. */
  removeDevice(device: DeviceId): Promise<void>
  changeRole(member: MemberId, to: PersonRole): Promise<void>
  /** The other becomes an organiser, and oneself a member like any other. */
  handOver(to: MemberId): Promise<void>
  /** `capacity` 2 to 150 people; the text at most 1000 bytes. */
  writeCharter(charter: NewCharter): Promise<void>
  /** Leaves the room, with a last word or without, and removes it from this machine. `told`: another member's machine has heard of it. */
  leaveRoom(given?: { readonly farewell?: string }): Promise<{ readonly told: boolean }>

  /**
   * Resolves once the message shows; where it is saved follows in its view. With files the text may be ''; `too-large` for one of
   * them, `too-many` for all.
   */
  postMessage(message: NewMessage): Promise<void>
  /** The nth file of a message on screen, or of one at that place; undefined as long as it is not all here. */
  fetchFile(message: MessageId, nth: number, place?: MessagePlace): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Tells how much of it is here, from 0 to 1, and whenever that changes. Returns a function that stops it. */
  watchFile(message: MessageId, nth: number, tell: (here: number) => void, place?: MessagePlace): () => void
  /** Closes an issue and publishes it to the room. `not-allowed`, `empty` (no title, or no piece), `too-long`. */
  publishEdition(issue: IssueDraft): Promise<void>
  /** Undefined as long as it is not all here, and for one that is taken back or can't be read. */
  readEdition(edition: MessageId): Promise<EditionView | undefined>
  editMessage(message: MessageId, text: string): Promise<void>
  /** Says what the nth file of an own message shows, which is a picture. */
  describePicture(message: MessageId, nth: number, alt: string): Promise<void>
  takeBackMessage(message: MessageId): Promise<void>
  /** Erases another's message, as an organiser. */
  redactMessage(message: MessageId): Promise<void>
  loadEarlier(): Promise<void>
  loadLater(): Promise<void>
  /** From a stretch further back to the conversation's end. */
  showNewest(): void
  /** Whether the person is at the conversation's end: what stands far above may then be let go of. */
  followEnd(atEnd: boolean): void
  /** Shows a thread in `RoomView.thread`, or none; also one that hangs on a message further back, of that `month`. */
  showThread(root: MessageId | undefined, month?: Month): Promise<void>
  /** Goes to a message, however far back its month (`doc`) is. */
  showMessage(message: { readonly id: MessageId; readonly doc: TalkDocId }): Promise<void>
  /** Goes to the first message said on a day (its beginning) or after it, or to the newest. */
  showDay(day: number): Promise<void>
  /** A link to a message on screen, for other messages of the room. */
  linkToMessage(message: MessageId): string
  /** Goes where such a link leads; `message-away` if that is not here. */
  followMessageLink(link: MessageLink): Promise<void>
  /** Begins to read everything in the room for searching; whoever opens it closes it. */
  openSearch(): RoomSearch
  /** What was being written under `key` (`conversation`, `thread/<id>`, `edit/<id>`, `comment/<note>`) when Snug last closed; '' if nothing. */
  draft(key: string): Promise<string>
  /** Keeps it on disk within 300 ms; '' forgets it. */
  keepDraft(key: string, text: string): void
  /** What was to go along with it. */
  draftFiles(key: string): Promise<readonly FileDraft[]>
  /** Keeps these on disk with it, and no others. */
  keepDraftFiles(key: string, files: readonly FileDraft[]): void
  /** Hands drafts to the disk at once, while the window closes, which waits for nothing. Throws where there is no disk to ask. */
  keepDrafts(): void

  /** What messages and notes say that are to go into an edition, in the same order; undefined for one that is not here. */
  readPieces(pieces: readonly Referred[]): Promise<readonly (PieceView | undefined)[]>
  /** Tells whenever an edition, or what is to go into one, may have to be read anew. Returns a function that stops it. */
  watchTalk(tell: () => void): () => void
  /** Keeps in mind, on this machine alone, that it was opened. */
  openedEdition(edition: MessageId): void
  /** Saves an edition as one HTML file. False when the person cancelled. */
  exportEdition(edition: MessageId): Promise<boolean>

  foundNote(title: string): Promise<NoteId>
  /** Founds a note that begins as another one is now, with nothing ticked. */
  foundNoteLike(title: string, like: NoteId): Promise<NoteId>
  openNote(note: NoteId): Promise<OpenNote>
  /** Puts a note on the shelf of that name, for everybody in the room; '' takes it from its shelf. */
  shelveNote(note: NoteId, shelf: string): Promise<void>
  /** Gives a shelf another name; '' empties it, and so it goes. */
  renameShelf(shelf: string, to: string): Promise<void>
  /** Folds a shelf in the list of notes, or unfolds it: on this machine alone. */
  foldShelf(shelf: string, on: boolean): Promise<void>
  /** Founds a note from a Markdown file's text. */
  importNote(as: { readonly title: string; readonly markdown: string }): Promise<NoteId>
  exportNote(note: NoteId): Promise<boolean>
  /** Posts a comment on a passage of a note: a message that quotes it. Where it belongs is the note's to say. */
  commentOnNote(comment: {
    readonly note: NoteId
    readonly passage: string
    readonly text: string
  }): Promise<CommentReference>
  /** What a note was, newest first, as far as this machine has seen it. */
  readHistory(note: NoteId): Promise<readonly VersionView[]>
  readVersion(note: NoteId, at: number): Promise<NoteContent>
  /** What the note is now stays a version of its own, whatever comes next. */
  sealVersion(note: NoteId): Promise<void>
  /** Tells which notes link to a note, and whenever that changes. Returns a function that stops it. */
  watchLinksTo(note: NoteId, show: (from: readonly NoteId[]) => void): () => void

  /** Saves the room's archive as a zip. False when the person cancelled. */
  exportArchive(): Promise<boolean>
  /** Checks a file that is taken for a room's archive, and says what it is; `archive-none`, `archive-newer`, `archive-too-large`, `file-unreadable`. */
  lookAtArchive(file: ZipSource): Promise<ArchiveLook>
  /** What each room takes on this disk. Reads all of it. */
  lookAtStorage(): Promise<readonly StoredView[]>
  /** Makes it take less where that can be, without losing anything. */
  tidyUp(): Promise<void>
  /** Whether the browser promises not to clear what is kept here when the disk runs short. */
  isKept(): Promise<boolean>
  /** Asks the browser for that promise. Resolves with what holds then. */
  askToKeep(): Promise<boolean>
  /** Whether Snug stays on when its window is closed, and whether it starts with the computer. Throws `choice-refused`. */
  chooseStaying(choice: keyof Staying, on: boolean): Promise<void>
  setReachable(on: boolean): Promise<void>
  /** `host:port` of a hub to look for this room's members at. Throws `hub-address`. */
  addHub(address: string): Promise<void>
  removeHub(address: string): Promise<void>
  /**
   * Sets a passphrase for this device's keys (`now` undefined), changes it, or takes it away (`next` undefined); then Snug
   * starts anew. `passphrase-wrong` or `passphrase-short`, with nothing changed.
   */
  changePassphrase(now: string | undefined, next: string | undefined): Promise<void>
  /** Closes every room until the passphrase is typed again; nothing where none is set. `disk-full` if something is not saved. */
  lockNow(): Promise<void>
  /** Saves what a screen has made, a picture say. False when the person cancelled. */
  saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>
  /** Lets the person put what the window shows onto paper, or not; into a PDF of that name where there is no printer. */
  printPage(name: string): Promise<void>
  openLink(url: string): Promise<void>
}
