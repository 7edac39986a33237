import { createHubSignalling } from '#shared/mesh/hubSignalling'
import type { HeavyWork } from '#shared/ports/heavyWork.port'
import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import type { Keychain } from '#shared/ports/keychain.port'
import type { HubAccess, Platform } from '#shared/ports/platform.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { Clock } from '#shared/ports/clock.port'
import type { DocumentStore, RoomRecord } from '#shared/ports/documentStore.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { OpenSocket } from '#shared/ports/webSocket.port'
import type { WebRtc } from '#shared/ports/webrtc.port'
import type { MemberId } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import { afterFirstLook } from '../commands/afterFirstLook'
import { createCommands } from '../commands/createCommands'
import type { House, Screen } from '../commands/house'
import { keepPresent } from '../commands/keepPresent'
import { listRooms } from '../commands/listRooms'
import { openSession } from '../commands/openSession'
import { keptOrder } from '../commands/roomOrder'
import { bringToScreen, hideLastLook, showLastLook, showRoom } from '../commands/showRoom'
import { wholeRooms } from '../commands/wholeRooms'
import type { Calm } from '../state/calm'
import type { LastLook } from '../state/lastLook'
import { keepLastLook, readLastLook } from './lastLook'
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
  opened(house: House): void
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
  // Asked while the disk is read; who cannot open the profile need not hear of it.
  const asked = platform.hub()
  asked.catch(() => undefined)
  const { store, profile, keys, keychain } = await parts.open()
  const hub = await asked
  // Side by side: each waits for the disk.
  const [device, notices, order, storedName, records, last, kept] = await Promise.all([
    keychain.device(),
    noticesOf({ ...parts, profile, house: () => house }),
    keptOrder(profile),
    profile.get('name'),
    wholeRooms(store),
    profile.get('lastRoom'),
    readLastLook(profile),
  ])
  const renew = async (): Promise<HubAccess> => {
    house.hub = await platform.hub()
    screen.hub(house.hub)
    return house.hub
  }
  const signalling = createHubSignalling({ url: hub.url, token: hub.token, renew, clock, randomness, openSocket })
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
    opening: new Map(),
    restoring: Promise.resolve(),
    hub,
    current: undefined,
    isHere: platform.isInSight(),
    place: undefined,
    ownName: typeof storedName === 'string' ? storedName : '',
    order,
    forgetLook: () => looks.forget(),
    isMuted: parts.isMuted,
    tell: notices.tell,
    language,
  }
  keepPresent(house)
  screen.hub(hub)
  parts.opened(house)

  const commands = createCommands(house)
  parts.give(commands)
  const looks = keepLastLook(profile, clock, screen.problem)
  const look = kept?.view.room === last && records.some(({ room }) => room === last) ? kept : undefined
  if (look) showLastLook(house, look)
  if (!(await openRooms(house, records, last, look))) commands.arriveElsewhere()

  platform.onLookedAt(() => house.current && house.sessions.get(house.current)?.news.look())
  platform.onInvitation((link) => {
    commands.arriveElsewhere()
    screen.app((app) => (app.stage === 'arrival' ? { ...app, link } : app))
  })
}

/** The room that was looked at last is the one that is shown, and does not wait for the others. */
const lastFirst = (records: readonly RoomRecord[], last: unknown): readonly RoomRecord[] =>
  [...records].sort((one, other) => Number(other.room === last) - Number(one.room === last))

/** Opens rooms one after the other, and shows the first that could be opened, the last one if it can; false if none could. */
const openRooms = async (
  house: House,
  records: readonly RoomRecord[],
  last: unknown,
  look?: LastLook,
): Promise<boolean> => {
  let shown = false
  for (const record of lastFirst(records, last)) {
    try {
      const session = await openSession(house, record, { isNext: !shown })
      const isFirst = !shown
      shown = true
      if (!isFirst) listRooms(house)
      else {
        if (record.room === last) bringToScreen(house, record.room, look)
        else await showRoom(house, record.room)
        await new Promise<void>((resolve) => afterFirstLook({ ...house, ...session }, resolve))
      }
    } catch (error) {
      // One room that can't be opened must not keep the others closed.
      house.screen.problem(asProblem(error))
      await hideLastLook(house, record.room)
    }
  }
  return shown
}
