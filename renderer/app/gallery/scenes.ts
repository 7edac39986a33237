import { formatDeviceLink } from '#shared/protocol/deviceLink'
import type { DeviceId, Hash, MessageId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { ProblemCode } from '#shared/protocol/problem'
import type { Language } from '../../i18n/translate'
import type { SnugState } from '../../state/store'
import type { AppView, CompanyView, JoiningView, TurnedAwayView, WholeRoomView } from '../../state/views'
import { editionsRoomOf, manyEditionsOf, picturesEditionOf } from './editions'
import { keepersRoomOf, keptRoomOf } from './kept'
import { anna, cleo, eventLike, hashLike, idris, mariam, noteLike, roomLike, tomasz } from './people'
import {
  at,
  catchingUpRoomOf,
  directionsRoomOf,
  emptyRoomOf,
  filesRoomOf,
  fullRoomOf,
  furtherBackRoomOf,
  goneRoomOf,
  leftRoomOf,
  restoredRoomOf,
  longRoomOf,
  manyNotesOf,
  noteRoomOf,
  offlineRoomOf,
  refusedRoomOf,
  renamedRoomOf,
  roomOf,
  seenBy,
  shelvedRoomOf,
  wordyRoomOf,
} from './room'
import { words } from './words'

/** The circle's week: two came by who are not here now, and one person who does not say who they are. */
const company: CompanyView = {
  seen: 'name',
  notify: 'nothing',
  folded: [],
  opened: [],
  week: { people: [anna, idris, cleo, tomasz], counted: 1, markedAt: undefined },
  turnedAway: [],
}

/** Of a room that has just been founded. */
const NOBODY_ELSE: CompanyView['week'] = { people: [], counted: 0, markedAt: undefined }

const day = (ago: number) => ({ first: at(ago, '09:00'), last: at(ago, '21:00') })

/** One of each kind. */
const turnedAway: readonly TurnedAwayView[] = [
  { is: 'uses', name: anna.name, most: 1, are: 2 },
  { is: 'invitation-expired', name: anna.name, first: at(9, '09:00'), last: at(3, '21:00'), times: 12 },
  { is: 'stranger', name: 'Ruth', ...day(2), times: 3 },
  { is: 'stranger', name: '', ...day(4), times: 1 },
  { is: 'fork', name: tomasz.name, ...day(5), times: 1 },
  { is: 'broken', name: tomasz.name, ...day(5), times: 4 },
  { is: 'noRight', name: cleo.name, ...day(6), times: 1 },
]

type Scene = (language: Language) => Partial<SnugState>

const arrival = (
  joining?: JoiningView,
  extra: Partial<SnugState> & { readonly name?: string; readonly link?: string } = {},
): Scene => {
  const { name = '', link, ...state } = extra
  const app: AppView = { stage: 'arrival', name, link, joining }
  return () => ({ app, ...state })
}
const joined = (step: Exclude<JoiningView['step'], 'failed'>): Scene => arrival({ step }, { name: 'Mariam' })
const stopped =
  (code: ProblemCode): Scene =>
  () => ({ app: { stage: 'stopped', problem: new Problem(code) } })

const inRoom =
  (
    roomIn: (language: Language) => WholeRoomView,
    place:
      | 'conversation'
      | 'room'
      | 'people'
      | 'settings'
      | 'editions'
      | 'desk'
      | { readonly note: string; readonly look?: 'history' }
      | { readonly edition: string },
    more: Partial<SnugState> = {},
  ): Scene =>
  (language) => {
    const room = roomIn(language)
    const at: AppView = {
      stage: 'room',
      place:
        typeof place === 'string'
          ? { in: place }
          : 'edition' in place
            ? { in: 'edition', edition: eventLike(place.edition) as MessageId }
            : { ...place, in: 'note', note: noteLike(place.note) },
    }
    const rooms = [
      { room: room.room, name: room.name, hasNews: false },
      { room: roomLike('family'), name: words[language].secondRoom, hasNews: true },
    ]
    return { app: at, room, rooms, company, ...more }
  }

const searching =
  (typed: Readonly<Record<Language, string>>, roomIn = roomOf): Scene =>
  (language) =>
    inRoom(roomIn, 'conversation', {
      search: { isOpen: true, query: { words: typed[language] }, chosen: undefined },
    })(language)

const seenByAnna = (language: Language): WholeRoomView => seenBy(roomOf(language), 'Anna', language)
const seenByCleo =
  (roomIn: typeof roomOf): typeof roomOf =>
  (language) =>
    seenBy(roomIn(language), 'Cléo', language)
const seenByGreta = (language: Language): WholeRoomView => seenBy(roomOf(language), 'Greta', language)

const LINK = `snug://join#${'WzEsInRoZSBnYWxsZXJ5IGludml0ZXMgbm9ib2R5Iixb'.repeat(7)}`

const DEVICE_LINK = (language: Language): string =>
  formatDeviceLink({
    room: roomLike('thursday'),
    host: hashLike('desk') as Hash as unknown as DeviceId,
    seed: new Uint8Array(32),
    expiresAt: Date.now(),
    memberName: mariam.name,
    roomName: words[language].room,
    hubs: ['192.168.1.20:4040'],
  })

/** Every screen, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  starting: () => ({ app: { stage: 'starting' } }),
  arrival: arrival(),
  'arrival-again': (language) => ({
    ...arrival(undefined, { name: 'Mariam' })(language),
    rooms: [{ room: roomLike('thursday'), name: words[language].room, hasNews: false }],
  }),
  'arrival-left': (language) => ({
    app: {
      stage: 'arrival',
      name: 'Mariam',
      link: undefined,
      joining: undefined,
      left: { room: words[language].room, told: false },
    },
  }),
  'arrival-link': arrival(undefined, { name: 'Mariam', link: LINK }),
  'arrival-device': (language) => arrival(undefined, { link: DEVICE_LINK(language) })(language),
  'arrival-failed': arrival(
    { step: 'failed', problem: new Problem('invitation-expired') },
    { name: 'Mariam', link: LINK },
  ),
  'joining-finding': joined('finding-hub'),
  'joining-knocking': joined('knocking'),
  'joining-waiting': joined('waiting'),
  'joining-asked': joined('asked'),
  'joining-no-hub': arrival({ step: 'finding-hub', problem: new Problem('hub-unreachable') }, { name: 'Mariam' }),
  'joining-admitted': joined('being-admitted'),
  conversation: inRoom(roomOf, 'conversation'),
  'conversation-since': inRoom(roomOf, 'conversation', { company: { ...company, since: at(0, '08:10') } }),
  'conversation-full': inRoom(fullRoomOf, 'conversation'),
  'conversation-renamed': inRoom(renamedRoomOf, 'conversation'),
  'conversation-empty': inRoom(emptyRoomOf, 'conversation'),
  'conversation-catching-up': inRoom(catchingUpRoomOf, 'conversation'),
  'conversation-offline': inRoom(offlineRoomOf, 'conversation'),
  'conversation-long': inRoom(longRoomOf, 'conversation'),
  'conversation-further-back': inRoom(furtherBackRoomOf, 'conversation'),
  'conversation-directions': inRoom(directionsRoomOf, 'conversation'),
  'people-directions': inRoom(directionsRoomOf, 'people'),
  'conversation-words': inRoom(wordyRoomOf, 'conversation'),
  'conversation-files': inRoom(filesRoomOf, 'conversation'),
  search: searching({ en: '', fr: '' }),
  'search-found': searching({ en: 'that th', fr: 'le l' }),
  'search-reading': searching({ en: 'soup', fr: 'soupe' }, longRoomOf),
  'search-none': searching({ en: 'lighthouse', fr: 'phare' }),
  problems: inRoom(offlineRoomOf, 'conversation', { problems: [new Problem('disk-full')] }),
  note: inRoom(noteRoomOf('list'), { note: 'list' }),
  'note-empty': inRoom(noteRoomOf('questions'), { note: 'questions' }),
  'note-strange': inRoom(noteRoomOf('minutes'), { note: 'minutes' }),
  'note-full': inRoom(noteRoomOf('full'), { note: 'full' }),
  'note-shelves': inRoom(shelvedRoomOf, { note: 'list' }),
  'note-shelves-reader': inRoom((language) => seenBy(shelvedRoomOf(language), 'Greta', language), { note: 'list' }),
  'note-many': inRoom(manyNotesOf, { note: 'many1990' }),
  'note-history': inRoom(noteRoomOf('list'), { note: 'list', look: 'history' }),
  'note-failed': inRoom(noteRoomOf('fail'), { note: 'fail' }),
  editions: inRoom(editionsRoomOf, 'editions'),
  'editions-empty': inRoom(roomOf, 'editions'),
  'editions-empty-editor': inRoom(seenByCleo(roomOf), 'editions'),
  'editions-many': inRoom(seenByCleo(manyEditionsOf), 'editions'),
  edition: inRoom(editionsRoomOf, { edition: 'winter' }),
  'edition-pictures': inRoom(picturesEditionOf, { edition: 'walk' }),
  'edition-closed': inRoom(editionsRoomOf, { edition: 'autumn' }),
  'edition-coming': inRoom(editionsRoomOf, { edition: 'spring' }),
  'edition-own': inRoom(seenByCleo(editionsRoomOf), { edition: 'winter' }),
  desk: inRoom(seenByCleo(editionsRoomOf), 'desk'),
  'desk-full': inRoom(seenByCleo(editionsRoomOf), 'desk'),
  'desk-member': inRoom(editionsRoomOf, 'desk'),
  'conversation-edition': inRoom(editionsRoomOf, 'conversation'),
  'conversation-editor': inRoom(seenByCleo(editionsRoomOf), 'conversation'),
  room: inRoom(roomOf, 'room'),
  'room-editions': inRoom(manyEditionsOf, 'room'),
  'room-new': inRoom(emptyRoomOf, 'room'),
  people: inRoom(seenByAnna, 'people'),
  'people-attempts': inRoom(seenByAnna, 'people', { company: { ...company, turnedAway } }),
  'people-unseen': inRoom(roomOf, 'people', { company: { ...company, seen: 'unseen' } }),
  'people-member': inRoom(roomOf, 'people'),
  'people-reader': inRoom(seenByGreta, 'people'),
  'people-new': inRoom(emptyRoomOf, 'people', { company: { ...company, week: NOBODY_ELSE } }),
  'people-kept': inRoom(keptRoomOf, 'people'),
  'people-keeper': inRoom(keepersRoomOf, 'people'),
  'conversation-keeper': inRoom(keepersRoomOf, 'conversation'),
  'people-gone': inRoom(goneRoomOf, 'people'),
  'people-left': inRoom(leftRoomOf, 'people'),
  'conversation-reader': inRoom(seenByGreta, 'conversation'),
  'conversation-refused': inRoom(refusedRoomOf, 'conversation'),
  'people-restored': inRoom(restoredRoomOf, 'people'),
  'conversation-restored': inRoom(restoredRoomOf, 'conversation'),
  'conversation-gone': inRoom(goneRoomOf, 'conversation'),
  settings: inRoom(roomOf, 'settings', {
    hub: {
      reachable: true,
      addresses: ['192.168.1.20:4040'],
      status: 'connected',
      extra: ['10.0.0.7:4040', 'reading.example.org:4665'],
      bridges: new Map([
        ['10.0.0.7:4040', 'connected'],
        ['reading.example.org:4665', 'strange'],
      ]),
      nearby: { looking: 'looking', machines: 2, met: 3 },
    },
  }),
  'settings-browser': inRoom(roomOf, 'settings', {
    about: { version: '0.1.0', kind: 'browser' },
    staying: undefined,
    hub: {
      reachable: true,
      addresses: ['192.168.1.20:4040'],
      status: 'connected',
      extra: [],
      bridges: new Map(),
      nearby: { looking: 'unable', machines: 0, met: 0 },
    },
  }),
  'settings-passphrase': inRoom(roomOf, 'settings', {
    protection: { keys: 'file', hasPassphrase: true },
    lockAfter: 15,
  }),
  locked: () => ({
    app: {
      stage: 'locked',
      unlock: async () => {
        throw new Problem('passphrase-wrong')
      },
      beginAnew: async () => undefined,
    },
  }),
  'stopped-window': stopped('second-window'),
  'stopped-newer': stopped('database-newer'),
  'stopped-keys': stopped('no-keys'),
  'stopped-reset': () => ({
    app: { stage: 'stopped', problem: new Problem('database-reset'), beginAnew: () => undefined },
  }),
}
