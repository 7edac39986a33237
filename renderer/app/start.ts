import { createHubSignalling } from '#shared/mesh/hubSignalling'
import type { HeavyWork } from '#shared/ports/heavyWork.port'
import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import type { Keychain } from '#shared/ports/keychain.port'
import type { HubAccess, Platform } from '#shared/ports/platform.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { Clock } from '#shared/ports/clock.port'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { OpenSocket } from '#shared/ports/webSocket.port'
import type { WebRtc } from '#shared/ports/webrtc.port'
import type { MemberId, RoomId } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import { createCommands } from '../commands/createCommands'
import type { House, Screen } from '../commands/house'
import { openSession } from '../commands/openSession'
import { keptOrder } from '../commands/roomOrder'
import { showRoom } from '../commands/showRoom'
import type { Calm } from '../state/calm'
import { noticesOf } from './noticesOf'

export type Parts = {
  readonly platform: Platform
  readonly clock: Clock
  readonly randomness: Randomness
  readonly work: HeavyWork
  readonly wrtc: WebRtc
  readonly openSocket: OpenSocket
  readonly screen: Screen
  /** The profile's storage and keys, opened only once the profile is this window's own; where they are locked, by its person. */
  open(): Promise<{ store: DocumentStore; profile: ProfileStore; keys: KeyCabinet; keychain: Keychain }>
  /** Called when storage and keys are open, before any room is. */
  opened(given: { keys: KeyCabinet; house: House }): Promise<void>
  language(): 'en' | 'fr'
  isMuted(member: MemberId): boolean
  calm(): Calm
  /** Gives the screens their commands, before any of them is shown. */
  give(commands: Commands): void
}

/**
 * Brings the application up: takes the profile, opens storage and keys, connects to the hub, opens every room, and
 * shows the last one, or the arrival. Throws the Problem that keeps it from starting.
 */
export const start = async (parts: Parts): Promise<void> => {
  const { platform, clock, randomness, work, wrtc, openSocket, screen, language } = parts
  if (!(await platform.takeProfile())) throw new Problem('second-window')
  const { store, profile, keys, keychain } = await parts.open()
  const device = await keychain.device()
  const hub = await platform.hub()
  const renew = async (): Promise<HubAccess> => {
    house.hub = await platform.hub()
    screen.hub(house.hub)
    return house.hub
  }
  const signalling = createHubSignalling({ url: hub.url, token: hub.token, renew, clock, randomness, openSocket })
  const notices = await noticesOf({ ...parts, profile, house: () => house })
  const house: House = {
    platform,
    store,
    profile,
    keys,
    keychain,
    device,
    clock,
    randomness,
    work,
    signalling,
    wrtc,
    screen,
    sessions: new Map(),
    hub,
    current: undefined,
    place: undefined,
    order: await keptOrder(profile),
    isMuted: parts.isMuted,
    tell: notices.tell,
    language,
  }
  screen.hub(hub)
  await parts.opened({ keys, house })

  let name = await profile.get('name')
  const commands = createCommands(house, () => (typeof name === 'string' ? name : ''))
  parts.give(commands)
  const records = await store.rooms()
  for (const record of records) {
    // One room that can't be opened must not keep the others closed.
    await openSession(house, record).catch((error: unknown) => screen.problem(asProblem(error)))
  }
  const last = (await profile.get('lastRoom')) as RoomId | undefined
  const room = last && house.sessions.has(last) ? last : [...house.sessions.keys()][0]
  if (room) await showRoom(house, room)
  else commands.arriveElsewhere()

  platform.onLookedAt(() => house.current && house.sessions.get(house.current)?.news.look())
  platform.onInvitation((link) => {
    void profile.get('name').then((known) => {
      name = known
      commands.arriveElsewhere()
      screen.app((app) => (app.stage === 'arrival' ? { ...app, link } : app))
    })
  })
}
