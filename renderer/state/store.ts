import { create } from 'zustand'
import type { HubAccess, Platform, Staying } from '#shared/ports/platform.port'
import type { HubStatus } from '#shared/ports/signalling.port'
import type { BridgeState, Nearby } from '#shared/protocol/hubWire'
import { NOBODY_NEARBY } from '#shared/protocol/hubWire'
import type { MemberId, MessageId, RoomId, TalkDocId } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import type { Language } from '../i18n/translate'
import { chooseLanguage } from '../i18n/translate'
import type { Calm } from './calm'
import { CALM } from './calm'
import type { SearchQuery, SearchView } from './search/searchViews'
import type { AppView, CompanyView, ProtectionView, RoomListing, WholeRoomView } from './views'

/** How large everything is drawn; `usual` is the size that the machine is set to. */
export type TextSize = 'smaller' | 'usual' | 'larger' | 'largest'
/** Minutes. */
export const LOCK_AFTER = [5, 15, 60] as const
export type LockAfter = (typeof LOCK_AFTER)[number]
/** `system` follows what the person chose for the whole machine. */
export type Theme = 'system' | 'paper' | 'lamplight'

/** A message, the month that it stands in, and how far below the top of the page it stood, in pixels. */
export type ReadingPlace = { readonly message: MessageId; readonly doc: TalkDocId; readonly offset: number }

/** Everything that screens read. */
export type SnugState = {
  readonly app: AppView
  /** The room on screen. */
  readonly room: WholeRoomView | undefined
  /** Who keeps one company there. */
  readonly company: CompanyView
  /** The rooms of this machine. */
  readonly rooms: readonly RoomListing[]
  /** To show, oldest first, until the person puts them away; never two of one code. */
  readonly problems: readonly Problem[]
  /** Where one was reading in each room's conversation when one left it; not in here: at its end. */
  readonly reading: ReadonlyMap<RoomId, ReadingPlace>
  /** The search of the room on screen. */
  readonly search: SearchView
  readonly hub: {
    readonly reachable: boolean
    /** `host:port` under which other machines find this one. */
    readonly addresses: readonly string[]
    readonly status: HubStatus
    /** `host:port` of the hubs that the room on screen adds. */
    readonly extra: readonly string[]
    /** How far hubs beyond the own one have been reached, by address. */
    readonly bridges: ReadonlyMap<string, BridgeState>
    /** How far others in this network have been found without an address. */
    readonly nearby: Nearby
  }
  /** When Snug is on beyond its window; undefined where that is no choice. */
  readonly staying: Staying | undefined
  /** How this device's keys are kept, and whether a passphrase locks them as well. */
  readonly protection: ProtectionView
  readonly about: { readonly version: string; readonly kind: Platform['kind'] }
  readonly language: Language
  readonly theme: Theme
  readonly textSize: TextSize
  readonly calm: Calm
  /** Minutes without use after which Snug locks itself, where a passphrase is set. */
  readonly lockAfter: LockAfter | undefined
  /** Whose words one does not want to read, in whichever room. */
  readonly muted: readonly MemberId[]
}

const NO_SEARCH: SearchView = { isOpen: false, query: { words: '' }, chosen: undefined }

/** One store, filled from `commands` and projections; it holds no rule of its own. */
export const useSnug = create<SnugState>()(() => ({
  app: { stage: 'starting' },
  room: undefined,
  company: {
    seen: 'name',
    notify: 'nothing',
    folded: [],
    opened: [],
    week: { people: [], counted: 0, markedAt: undefined },
    turnedAway: [],
  },
  rooms: [],
  problems: [],
  reading: new Map(),
  search: NO_SEARCH,
  hub: { reachable: false, addresses: [], status: 'connecting', extra: [], bridges: new Map(), nearby: NOBODY_NEARBY },
  staying: undefined,
  protection: { keys: 'file', hasPassphrase: false },
  lockAfter: undefined,
  about: { version: '', kind: 'browser' },
  // Until the person's own choice is loaded; a second window never comes to that.
  language: chooseLanguage(typeof navigator === 'undefined' ? [] : navigator.languages),
  theme: 'system',
  textSize: 'usual',
  calm: CALM,
  muted: [],
}))

const set = useSnug.setState

/** Whoever goes somewhere has left the search. */
export const setApp = (change: (app: AppView) => AppView): void =>
  set(({ app, search }) => ({ app: change(app), search: search.isOpen ? { ...search, isOpen: false } : search }))
/** A search belongs to its room. */
export const setRoom = (room: WholeRoomView | undefined): void =>
  set(({ room: before, search }) => ({ room, search: before?.room === room?.room ? search : NO_SEARCH }))
export const keepReading = (room: RoomId, place: ReadingPlace | undefined): void =>
  set(({ reading }) => {
    const others = [...reading].filter(([one]) => one !== room)
    return { reading: new Map(place ? [...others, [room, place]] : others) }
  })
export const setCompany = (company: CompanyView): void => set({ company })
export const setRooms = (rooms: readonly RoomListing[]): void => set({ rooms })
export const setHub = ({ reachable, addresses }: Pick<HubAccess, 'reachable' | 'addresses'>): void =>
  set(({ hub }) => ({ hub: { ...hub, reachable, addresses } }))
export const setHubStatus = (status: HubStatus): void => set(({ hub }) => ({ hub: { ...hub, status } }))
/** What the own hub says of others. */
export const setOtherHubs = ({ bridges, nearby }: Pick<SnugState['hub'], 'bridges' | 'nearby'>): void =>
  set(({ hub }) => ({ hub: { ...hub, bridges, nearby } }))
export const setExtraHubs = (extra: readonly string[]): void => set(({ hub }) => ({ hub: { ...hub, extra } }))
export const setStaying = (staying: Staying | undefined): void => set({ staying })
export const setProtection = (protection: ProtectionView): void => set({ protection })
export const setAbout = (about: SnugState['about']): void => set({ about })
export const setLanguage = (language: Language): void => set({ language })
export const setMuted = (member: MemberId, on: boolean): void =>
  set(({ muted }) => ({ muted: [...muted.filter((one) => one !== member), ...(on ? [member] : [])] }))
export const setTextSize = (textSize: TextSize): void => set({ textSize })
export const setCalm = (change: Partial<Calm>): void => set(({ calm }) => ({ calm: { ...calm, ...change } }))
export const setLockAfter = (lockAfter: LockAfter | undefined): void => set({ lockAfter })
export const setTheme = (theme: Theme): void => set({ theme })

/** Opens the search as it was left. */
export const openSearch = (): void => set(({ search }) => ({ search: { ...search, isOpen: true } }))
export const closeSearch = (): void => set(({ search }) => ({ search: { ...search, isOpen: false } }))
/** `chosen`: the result that is marked in the list. */
export const searchFor = (query: SearchQuery, chosen?: string): void =>
  set(({ search }) => ({ search: { ...search, query, chosen } }))

/** Shows a problem until it is put away. One that is shown already is not shown twice. */
export const addProblem = (problem: Problem): void =>
  set(({ problems }) => ({
    problems: problems.some(({ code }) => code === problem.code) ? problems : [...problems, problem],
  }))

export const dismissProblem = (problem: Problem): void =>
  set(({ problems }) => ({ problems: problems.filter(({ code }) => code !== problem.code) }))
