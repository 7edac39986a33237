import type { Clock } from '#shared/ports/clock.port'
import type { DocumentStore, RoomRecord } from '#shared/ports/documentStore.port'
import type { HeavyWork } from '#shared/ports/heavyWork.port'
import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import type { Device, Keychain } from '#shared/ports/keychain.port'
import type { HubAccess, Platform, Staying } from '#shared/ports/platform.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { Signalling } from '#shared/ports/signalling.port'
import type { WebRtc } from '#shared/ports/webrtc.port'
import type { MemberId, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { MessageAt, RoomProjection } from '../state/roomProjection'
import type { AppView, CompanyView, PlaceView, RoomListing, RoomView } from '../state/views'
import type { Concern } from './concerns'
import type { DeviceDoor } from './deviceDoor'
import type { OwnSide } from './ownSide'

/** Where commands put what screens show. */
export type Screen = {
  app(change: (app: AppView) => AppView): void
  room(view: RoomView | undefined): void
  rooms(rooms: readonly RoomListing[]): void
  company(view: CompanyView): void
  problem(problem: Problem): void
  hub(hub: HubAccess): void
  extraHubs(addresses: readonly string[]): void
  staying(staying: Staying): void
  /** Where somebody was reading in a room when they left it; undefined for its end. */
  placeIn(room: RoomId): MessageAt | undefined
}

/** A room that is open on this machine: it keeps itself equal with the other members, shown or not. */
export type Session = OwnSide & {
  readonly record: RoomRecord
  readonly replica: Replica
  readonly projection: RoomProjection
  /** Where a further device of this member comes in. */
  readonly deviceDoor: DeviceDoor
  /** Keeps a changed record (another hub, say) on disk and in this session. */
  changeRecord(change: (record: RoomRecord) => RoomRecord): Promise<void>
  close(): Promise<void>
}

/** Everything that commands work with: the ports, and the rooms that are open. */
export type House = {
  readonly platform: Platform
  readonly store: DocumentStore
  readonly profile: ProfileStore
  readonly keys: KeyCabinet
  readonly keychain: Keychain
  readonly device: Device
  readonly work: HeavyWork
  readonly clock: Clock
  readonly randomness: Randomness
  readonly signalling: Signalling
  readonly wrtc: WebRtc
  readonly screen: Screen
  readonly sessions: Map<RoomId, Session>
  /** Rooms on their way to being open: no room is opened twice. */
  readonly opening: Map<RoomId, Promise<Session>>
  /** Archives are brought in one after the other: settled once none is, and nothing of one that was given up is left. */
  restoring: Promise<unknown>
  /** The hub's address as last told by the platform. */
  hub: HubAccess
  /** What is kept of how a room looked is taken off the disk at once: something in it was erased, or all of it is to go. */
  forgetLook(): void
  /** The room on screen. */
  current: RoomId | undefined
  /** Whether anybody is at this machine: its window is in sight, or was a moment ago. */
  isHere: boolean
  /** Where in it one is. */
  place: PlaceView | undefined
  /** What the person wants to be called in rooms to come; '' if they have not said yet. */
  ownName: string
  /** How the person has put their rooms. */
  order: readonly RoomId[]
  /** Whose words the person has put away. */
  isMuted(member: MemberId): boolean
  /** Something was said to the person: notifies them, within what they have chosen. */
  tell(concern: Concern): void
  /** The language of what leaves the application: archives. */
  language(): 'en' | 'fr'
}

/** The session of the room on screen, if there is one. */
export const sessionOnScreen = (house: House): Session | undefined => house.current && house.sessions.get(house.current)

/** The same, once that room is open: it is on screen before as it was last looked at. Throws as opening and `currentSession` do. */
export const sessionToCome = async (house: House): Promise<Session> => {
  const session = sessionOnScreen(house) ?? (house.current && (await house.opening.get(house.current)))
  return session ?? currentSession(house)
}

/** The session of the room on screen. Throws Problem `unexpected` when there is none. */
export const currentSession = (house: House): Session => {
  const session = sessionOnScreen(house)
  if (!session) throw new Problem('unexpected', 'no room is open')
  return session
}
