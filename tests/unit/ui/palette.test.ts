import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createTranslate } from '../../../renderer/i18n/translate'
import { editionsRoomOf } from '../../../renderer/app/gallery/editions'
import { filesRoomOf, seenBy } from '../../../renderer/app/gallery/room'
import { messageEntries } from '../../../renderer/features/conversation/messageEntries'
import { entriesNamed } from '../../../renderer/features/palette/entriesNamed'
import { paletteEntries } from '../../../renderer/features/palette/paletteEntries'
import { wordsToFind } from '../../../renderer/state/search/matchWords'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../../renderer', path), 'utf8')
const t = createTranslate('en')

/** Every verb that the application has. */
const VERBS = [...read('commands/commands.ts').matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name!)

/**
 * By which entry of the palette each is reached: one of its own, one of the message in focus, one of the note on screen, or the part
 * of a page where it is done to something that has to be chosen there first.
 */
const REACHED: Readonly<Record<string, readonly string[]>> = {
  openRoom: ['room:'],
  beSeen: ['seen-counted', 'seen-unseen', 'people-seen'],
  beNotified: ['notices', 'settings-room'],
  leaveMark: ['mark', 'message:mark'],
  changeLikeness: ['picture', 'settings-you'],
  changeName: ['name', 'settings-you'],
  orderRooms: ['order', 'settings-rooms'],
  arriveElsewhere: ['elsewhere'],
  goTo: ['conversation', 'roomPage', 'people', 'settings', 'note:', 'edition:', 'message:read', 'edition:show'],
  inviteMember: ['invite', 'keeper', 'people-keepers'],
  revokeInvitation: ['people-invitations'],
  admitAsking: ['people'],
  declineAsking: ['people'],
  removeMember: ['people-members'],
  changeRole: ['people-members'],
  handOver: ['people-members'],
  addDevice: ['device', 'people-devices'],
  removeDevice: ['people-devices'],
  writeCharter: ['people-charter'],
  foundAnew: ['people-anew'],
  leaveRoom: ['leave', 'people-leave'],
  postMessage: ['conversation', 'message:reply', 'message:quote'],
  editMessage: ['message:edit'],
  describePicture: ['message:describe'],
  fetchFile: ['message:save'],
  takeBackMessage: ['message:takeBack', 'edition:takeBack'],
  redactMessage: ['message:redact', 'edition:redact'],
  linkToMessage: ['message:link', 'message:copy', 'edition:link'],
  showDay: ['day'],
  openSearch: ['search', 'person:'],
  publishEdition: ['desk', 'message:desk', 'editions'],
  exportEdition: ['edition:save'],
  foundNote: ['newNote'],
  foundNoteLike: ['note:like'],
  openNote: ['note:'],
  shelveNote: ['note:shelve'],
  importNote: ['note:import', 'note:copy'],
  exportNote: ['note:export'],
  commentOnNote: ['note:comments'],
  readHistory: ['note:history'],
  printPage: ['note:print', 'edition:print'],
  exportArchive: ['export'],
  lookAtArchive: ['archive'],
  lookAtStorage: ['settings-keeping'],
  tidyUp: ['settings-keeping'],
  askToKeep: ['settings-keeping'],
  chooseStaying: ['staysOn', 'startsWithComputer', 'settings-staying'],
  setReachable: ['settings-network'],
  addHub: ['settings-network'],
  removeHub: ['settings-network'],
  changePassphrase: ['settings-keys'],
  lockNow: ['lock'],
}
/** What a person never sets out to do by name: it happens while they do something else, or on another screen. */
const BY_ITSELF: ReadonlySet<string> = new Set(
  [
    'foundRoom joinRoom cancelJoin watchReaders loadEarlier loadLater showNewest followEnd showThread',
    'showMessage followMessageLink draft keepDraft draftFiles keepDraftFiles keepDrafts watchFile readVersion sealVersion watchLinksTo isKept saveFile openLink',
    'renameShelf foldShelf readEdition readPieces watchTalk openedEdition',
  ].flatMap((names) => names.split(' ')),
)
/** What is no verb: how it looks, and what the keys are. */
const OTHERWISE = [
  'theme-',
  'size-',
  'language-',
  'keys',
  'quiet',
  'settings-calm',
  'settings-appearance',
  'settings-about',
  'people-week',
]

const room = { ...seenBy(editionsRoomOf('en'), 'Anna', 'en') }
const nothing = (): void => undefined
const doors = { invite: nothing, keeper: nothing, device: nothing, newNote: nothing, day: nothing, keys: nothing }
const rooms = [
  { room: room.room, name: room.name, hasNews: false },
  { room: 'other' as never, name: 'Family', hasNews: false },
]
const i18n = { t, language: 'en' } as never
const staying = { staysOn: true, startsWithComputer: false }
const given = { i18n, commands: {} as never, room, rooms, doors, seen: 'name' as const, staying, hasPassphrase: true }
// Which keys a keyboard has, the browser says.
vi.stubGlobal('navigator', { platform: 'Linux x86_64', language: 'en-GB' })
const entries = paletteEntries(given)

const ofMessages = [...room.messages, ...filesRoomOf('en').messages].flatMap((message) =>
  messageEntries(t, message, undefined as never, {
    whyNot: room.governance.whyNot,
    mayMark: true,
    handlers: {} as never,
    linkToMessage: () => '',
  }),
)
const ofNotes = [...read('features/notes/NoteMenu.tsx').matchAll(/\bid: '(\w+)'/g)].map(([, id]) => `note:${id}`)

const ofEditions = [...read('features/editions/EditionMenu.tsx').matchAll(/\bid: '(\w+)'/g)].map(
  ([, id]) => `edition:${id}`,
)

/** What the palette can show, as the lists above call it. */
const shown = new Set([
  ...entries.map(({ id }) => {
    if (id.startsWith('person-')) return 'person:'
    if (id.startsWith('edition-')) return 'edition:'
    if (room.notes.some(({ note }) => note === id)) return 'note:'
    return rooms.some((one) => one.room === id) ? 'room:' : id
  }),
  // Of several files each has one of its own.
  ...ofMessages.map(({ id }) => `message:${id.replace(/\d+$/, '')}`),
  ...ofNotes,
  ...ofEditions,
])

describe('the palette', () => {
  test('says of every verb where it is reached', () => {
    expect(VERBS.length).toBeGreaterThan(60)
    expect(VERBS.filter((verb) => !(verb in REACHED) && !BY_ITSELF.has(verb))).toEqual([])
    expect([...Object.keys(REACHED), ...BY_ITSELF].filter((verb) => !VERBS.includes(verb))).toEqual([])
  })

  test('shows every one of them', () => {
    expect(
      Object.values(REACHED)
        .flat()
        .filter((entry) => !shown.has(entry)),
    ).toEqual([])
  })

  test('shows nothing that is not among them', () => {
    const known = new Set(Object.values(REACHED).flat())
    const others = [...shown].filter((entry) => !known.has(entry))
    expect(others.filter((entry) => !OTHERWISE.some((other) => entry.startsWith(other)))).toEqual([])
  })

  test('has what the menus have by the same words, in both languages', () => {
    const named = (language: 'en' | 'fr', typed: string): readonly string[] =>
      entriesNamed(
        paletteEntries({ ...given, i18n: { t: createTranslate(language), language } as never }),
        wordsToFind(typed),
      ).map(({ id }) => id)
    expect(named('en', 'order')).toEqual(['order'])
    expect(named('fr', 'ranger salons')).toEqual(['order'])
    // What stands on the two long pages is found by its own words too, and not by the name of its part alone.
    expect(named('en', 'notif')).toEqual(['notices'])
    expect(named('fr', 'notif')).toEqual(['notices'])
    expect(named('en', 'leave the room')).toEqual(['leave'])
    expect(named('fr', 'quitter')).toEqual(['leave'])
    expect(named('en', 'quiet hours')).toEqual(['quiet'])
    expect(named('fr', 'choisir image')).toEqual(['picture'])
    expect(named('fr', 'changer nom')).toEqual(['name'])
    // One room alone has no order.
    expect(paletteEntries({ ...given, rooms: [rooms[0]!] }).filter(({ id }) => id === 'order')).toEqual([])
  })

  test('names the key of what has one, as the list of keys does', () => {
    const listed = read('features/palette/KeysDialog.tsx')
    const keyed = [...entries, ...ofMessages].flatMap(({ shortcut }) => shortcut ?? [])
    for (const key of ['R', 'Q', 'E', 'M', '?']) expect(keyed).toContain(key)
    for (const key of keyed.filter((one) => one.length === 1)) expect(listed).toContain(`['${key}',`)
    for (const id of ['search', 'lock']) expect(entries.find((one) => one.id === id)?.shortcut).toBeTruthy()
  })

  test('and the list of keys has those of all tools for a note', () => {
    const listed = read('features/palette/KeysDialog.tsx')
    const tools = read('features/notes/useTextOffer.tsx') + read('features/notes/textTools.ts')
    const keys = [...tools.matchAll(/(?:keys: |keyName\(t, )'([^']+)'/g)].map(([, key]) => key!)
    expect(keys.length).toBeGreaterThan(15)
    // One arrow stands for the other, which adds on the other side.
    const twin = (key: string): string => key.replace('ArrowUp', 'ArrowDown').replace('ArrowLeft', 'ArrowRight')
    expect(keys.filter((key) => !/[' ]/.test(key) && !new RegExp(`[' ]${twin(key)}[' ]`).test(listed))).toEqual([])
  })

  test('offers the ways of being seen that are not one’s own', () => {
    const offered = (of: Partial<typeof given>): string[] =>
      paletteEntries({ ...given, ...of }).flatMap(({ id }) => (id.startsWith('seen-') ? [id] : []))
    expect(offered({})).toEqual(['seen-counted', 'seen-unseen'])
    expect(offered({ seen: 'unseen' } as never)).toEqual(['seen-name', 'seen-counted'])
    const gone = { ...room, governance: { ...room.governance, gone: { how: 'left', by: undefined, at: undefined } } }
    expect(offered({ room: gone } as never)).toEqual([])
  })

  test('turns staying on off where it is on, and on where it is off; in a browser there is nothing of it', () => {
    const labels = entries.flatMap(({ id, label }) => (id in staying ? [label] : []))
    expect(labels).toEqual(['Turn off: Stay on when the window is closed', 'Turn on: Start with the computer'])
    const inBrowser = paletteEntries({ ...given, staying: undefined })
    expect(inBrowser.filter(({ id }) => id in staying || id === 'settings-staying')).toEqual([])
  })

  test('names parts of pages that are there', () => {
    const parts = entries.flatMap(({ id }) => /^(?:people|settings)-(.+)$/.exec(id)?.[1] ?? [])
    const pages = read('features/people/PeopleScreen.tsx') + read('features/settings/SettingsScreen.tsx')
    expect(parts.filter((part) => !pages.includes(`part="${part}"`))).toEqual([])
    expect(parts.length).toBe([...pages.matchAll(/ part="/g)].length)
  })
})
