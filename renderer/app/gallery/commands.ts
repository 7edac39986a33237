import type { EventId, MessageId } from '#shared/protocol/ids'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { Problem } from '#shared/protocol/problem'
import type { Commands } from '../../commands/commands'
import {
  setApp,
  setCompany,
  setExtraHubs,
  setHub,
  setProtection,
  setRoom,
  setRooms,
  setStaying,
  useSnug,
} from '../../state/store'
import type { GovernanceView, MessageView, NoteView, PersonView, SavedView } from '../../state/views'
import type { FileDraft } from '../../commands/fileDrafts'
import { describedAt, fetchGalleryFile, watchGalleryFile, withFiles } from './files'
import { publishedLine, readGalleryEdition, readGalleryPieces } from './editions'
import { lookAtGalleryArchive } from './archive'
import { governanceOf } from './governance'
import { galleryVersion, galleryVersions } from './history'
import { openGalleryNote } from './note'
import { anna, cleo, eventLike, noteLike, roomLike } from './people'
import { textOf } from './room'
import { searchGallery } from './search'

const DEVICE_LINK = `snug://device#${'WzEsInRoZSBnYWxsZXJ5IGludml0ZXMgbm9ib2R5Iixb'.repeat(8)}`
const LINK = `snug://join#${'WzEsInRoZSBnYWxsZXJ5IGludml0ZXMgbm9ib2R5Iixb'.repeat(7)}`
let made = 0
let tidied = false
const marked = new Set<string>()

const changeMessages = (change: (messages: readonly MessageView[]) => readonly MessageView[]): void => {
  const { room } = useSnug.getState()
  if (!room) return
  const messages = change(room.messages)
  const root = room.thread?.root
  setRoom({ ...room, messages, thread: root && { root, messages: threadOf(root, messages) } })
}

const threadOf = (root: MessageId, messages: readonly MessageView[]): readonly MessageView[] =>
  messages.filter(({ id, replyTo }) => id === root || replyTo === root)

const changeMessage = (id: MessageId, change: Partial<MessageView>): void =>
  changeMessages((messages) => messages.map((message) => (message.id === id ? { ...message, ...change } : message)))

const changePeople = (change: (people: readonly PersonView[]) => readonly PersonView[]): void => {
  const { room, language } = useSnug.getState()
  if (!room) return
  const people = change(room.people)
  const me = people.find(({ own }) => own) ?? room.me
  setRoom({ ...room, people, me, governance: governanceOf({ people, language }, me) })
}

const changeGovernance = (change: (now: GovernanceView) => Partial<GovernanceView>): void => {
  const { room } = useSnug.getState()
  if (room) setRoom({ ...room, governance: { ...room.governance, ...change(room.governance) } })
}

const changeNotes = (change: (note: NoteView) => NoteView): void => {
  const { room } = useSnug.getState()
  if (room) setRoom({ ...room, notes: room.notes.map(change) })
}
const onShelf = ({ shelf: _before, ...note }: NoteView, shelf: string): NoteView => (shelf ? { ...note, shelf } : note)

const answer = (asked: EventId): void =>
  changeGovernance(({ asking }) => ({ asking: asking.filter(({ id }) => id !== asked) }))

/** Lets somebody else in the room say something. */
export const sayAs = (author: PersonView, text: string): void =>
  changeMessages((messages) => [...messages, newMessage(author, text, undefined, { here: 'saved', with: [] })])

const newMessage = (
  author: PersonView,
  text: string,
  replyTo: MessageId | undefined,
  saved: SavedView,
): MessageView => ({
  id: eventLike(`posted${made++}`) as MessageId,
  author,
  at: Date.now(),
  replyTo,
  words: textOf(text.trim()),
  editedAt: undefined,
  saved,
})

/** Commands that change only what is on screen. What is written with "fail" in it fails, so that failing can be seen. */
export const galleryCommands = (
  drafts: Map<string, string>,
  fileDrafts = new Map<string, readonly FileDraft[]>(),
): Commands => ({
  foundRoom: async ({ roomName }) => {
    if (roomName.includes('fail')) throw new Problem('disk-full')
  },
  foundAnew: async ({ roomName }) => {
    if (roomName.includes('fail')) throw new Problem('disk-full')
  },
  joinRoom: async ({ link }) => {
    if (!link.includes('snug://')) throw new Problem('invitation-broken')
    setApp((app) => (app.stage === 'arrival' ? { ...app, joining: { step: 'finding-hub' } } : app))
  },
  cancelJoin: () => setApp((app) => (app.stage === 'arrival' ? { ...app, joining: undefined } : app)),
  openRoom: async () => setApp(() => ({ stage: 'room', place: { in: 'conversation' } })),
  beSeen: async (seen) => setCompany({ ...useSnug.getState().company, seen }),
  beNotified: async (notify) => {
    if (notify === 'digest') throw new Problem('notices-refused')
    setCompany({ ...useSnug.getState().company, notify })
  },
  watchReaders: (about, show) => {
    const id = 'note' in about ? about.note : about.message
    const people = /^(list|ownNew)-/.test(id) ? [anna, cleo] : []
    const tell = (): void => show({ people, counted: people.length > 0 ? 1 : 0, isOwn: marked.has(id) })
    tell()
    window.addEventListener('gallery:marked', tell)
    return () => window.removeEventListener('gallery:marked', tell)
  },
  leaveMark: async (on) => {
    if (on) {
      marked.add('note' in on ? on.note : on.message)
      window.dispatchEvent(new Event('gallery:marked'))
      return
    }
    const { company } = useSnug.getState()
    setCompany({ ...company, week: { ...company.week, markedAt: Date.now() } })
  },
  changeName: async ({ name }) => {
    const { room } = useSnug.getState()
    if (name.includes('fail')) throw new Problem('disk-full')
    if (room) setRoom({ ...room, me: { ...room.me, name } })
  },
  changeLikeness: async ({ picture, ...change }) => {
    const { room } = useSnug.getState()
    if (!room) return
    const address = picture && `data:image/webp;base64,${btoa(String.fromCharCode(...picture))}`
    const before = room.looks[room.me.member] ?? { tone: undefined, picture: undefined }
    const look = { ...before, ...change, ...(picture ? { picture: address } : {}) }
    setRoom({ ...room, looks: { ...room.looks, [room.me.member]: look } })
  },
  orderRooms: async (order) =>
    setRooms(order.flatMap((room) => useSnug.getState().rooms.filter((one) => one.room === room))),
  arriveElsewhere: () => setApp(() => ({ stage: 'arrival', name: 'Mariam', link: undefined, joining: undefined })),
  goTo: (place) => setApp(() => ({ stage: 'room', place })),
  inviteMember: async () => LINK,
  revokeInvitation: async (gone) =>
    changeGovernance(({ invitations }) => ({ invitations: invitations.filter(({ id }) => id !== gone) })),
  admitAsking: async (asked) => answer(asked),
  declineAsking: async (asked) => answer(asked),
  removeMember: async (gone) => changePeople((people) => people.filter(({ member }) => member !== gone)),
  addDevice: async () => ({ link: DEVICE_LINK, until: Date.now() + 15 * 60_000, end: () => undefined }),
  removeDevice: async () => undefined,
  changeRole: async (member, role) =>
    changePeople((people) => people.map((person) => (person.member === member ? { ...person, role } : person))),
  handOver: async (to) =>
    changePeople((people) =>
      people.map((person) => {
        if (person.member === to) return { ...person, role: 'organiser' }
        return person.own ? { ...person, role: 'member' } : person
      }),
    ),
  writeCharter: async ({ room: name, text, capacity, invites }) => {
    const { room } = useSnug.getState()
    if (!room) return
    const charter = { text, capacity, invites, by: room.me.name, at: Date.now() }
    setRoom({ ...room, name, governance: { ...room.governance, charter } })
  },
  leaveRoom: async () => {
    const left = { room: useSnug.getState().room?.name ?? '', told: true }
    setApp(() => ({ stage: 'arrival', name: 'Mariam', link: undefined, joining: undefined, left }))
    return { told: true }
  },
  postMessage: async ({ text, replyTo, files = [] }) => {
    if (text.includes('fail')) throw new Problem('disk-full')
    const { room } = useSnug.getState()
    if (!room) return
    const message = withFiles(newMessage(room.me, text, replyTo, { here: 'saving', with: [] }), files)
    changeMessages((messages) => [...messages, message])
    setTimeout(() => changeMessage(message.id, { saved: { here: 'saved', with: [] } }), 300)
  },
  fetchFile: fetchGalleryFile,
  watchFile: watchGalleryFile,
  describePicture: async (id, nth, alt) => {
    if (alt.includes('fail')) throw new Problem('disk-full')
    changeMessages((messages) => messages.map((one) => (one.id === id ? describedAt(one, nth, alt) : one)))
  },
  editMessage: async (id, text) => changeMessage(id, { words: textOf(text.trim()), editedAt: Date.now() }),
  redactMessage: async (id) => {
    const { room } = useSnug.getState()
    if (room) changeMessage(id, { words: { kind: 'redacted', by: room.me } })
  },
  takeBackMessage: async (id) => changeMessage(id, { words: { kind: 'takenBack' } }),
  loadEarlier: async () => {
    const { room } = useSnug.getState()
    const first = room?.messages[0]
    if (!room || !first) return
    const more = Array.from({ length: 40 }, (_, index) => ({
      ...first,
      id: eventLike(`more${made++}`) as MessageId,
      at: first.at - (40 - index) * 3_600_000,
    }))
    setRoom({ ...room, messages: [...more, ...room.messages], hasEarlier: made < 400 })
  },
  loadLater: async () => undefined,
  showNewest: () => undefined,
  followEnd: () => undefined,
  showThread: async (root) => {
    const { room, app } = useSnug.getState()
    if (room && app.stage === 'room' && (app.place.in === 'note' || app.place.in === 'edition'))
      setRoom({ ...room, thread: root && { root, messages: threadOf(root, room.messages) } })
  },
  showMessage: async ({ id }) => setApp(() => ({ stage: 'room', place: { in: 'conversation', at: id } })),
  showDay: async (day) => {
    const messages = useSnug.getState().room?.messages ?? []
    const at = (messages.find((message) => message.at >= day) ?? messages.at(-1))?.id
    setApp(() => ({ stage: 'room', place: { in: 'conversation', at } }))
  },
  linkToMessage: (message) => formatMessageLink({ room: roomLike('thursday'), month: '2026-11', message }),
  followMessageLink: async ({ message: at }) => {
    const known = useSnug.getState().room?.messages.some(({ id }) => id === at)
    if (!known) throw new Problem('message-away')
    setApp(() => ({ stage: 'room', place: { in: 'conversation', at } }))
  },
  openSearch: searchGallery,
  draft: async (key) => drafts.get(key) ?? '',
  keepDraft: (key, text) => void drafts.set(key, text),
  draftFiles: async (key) => fileDrafts.get(key) ?? [],
  keepDraftFiles: (key, files) => void fileDrafts.set(key, files),
  keepDrafts: () => undefined,
  publishEdition: async (desk) => {
    const { room } = useSnug.getState()
    if (desk.title.includes('fail')) throw new Problem('disk-full')
    if (room) setRoom({ ...room, editions: [publishedLine(desk, room.me, made++), ...room.editions] })
  },
  readEdition: async (edition) => readGalleryEdition(edition),
  readPieces: async (pieces) => readGalleryPieces(pieces),
  watchTalk: (tell) =>
    useSnug.subscribe((now, before) => {
      if (now.room !== before.room) tell()
    }),
  openedEdition: (edition) => {
    const { company } = useSnug.getState()
    if (!company.opened.includes(edition)) setCompany({ ...company, opened: [...company.opened, edition] })
  },
  exportEdition: async () => true,
  foundNote: async () => noteLike('list'),
  foundNoteLike: async () => noteLike('list'),
  openNote: async (note) => openGalleryNote(note),
  shelveNote: async (note, shelf) => {
    if (shelf.includes('fail')) throw new Problem('disk-full')
    changeNotes((one) => (one.note === note ? onShelf(one, shelf.trim()) : one))
  },
  renameShelf: async (shelf, to) => changeNotes((one) => (one.shelf === shelf ? onShelf(one, to.trim()) : one)),
  foldShelf: async (shelf, on) => {
    const { company } = useSnug.getState()
    const others = company.folded.filter((one) => one !== shelf)
    setCompany({ ...company, folded: on ? [...others, shelf] : others })
  },
  importNote: async () => noteLike('list'),
  exportNote: async () => true,
  commentOnNote: async ({ text }) => {
    const comment = { message: eventLike(`comment${made++}`) as MessageId, month: '2026-11' } as const
    const { room } = useSnug.getState()
    if (text.includes('fail')) throw new Problem('disk-full')
    if (room) {
      const saved = { here: 'saved', with: [] } as const
      changeMessages((messages) => [
        ...messages,
        { ...newMessage(room.me, text, undefined, saved), id: comment.message },
      ])
    }
    return comment
  },
  readHistory: async () => galleryVersions(),
  readVersion: async (_note, version) => galleryVersion(version),
  sealVersion: async () => undefined,
  watchLinksTo: (note, show) => {
    show(note.startsWith('list') ? [noteLike('minutes')] : [])
    return () => undefined
  },
  exportArchive: async () => true,
  lookAtArchive: async (file) => lookAtGalleryArchive(file),
  lookAtStorage: async () =>
    useSnug.getState().rooms.map(({ room, name }, at) => ({
      room,
      name,
      bytes: at === 0 ? 48_200_000 : 730_000,
      untidy: at === 0 && !tidied ? 3_100_000 : 0,
      earlier: at === 0 ? 6_400_000 : 0,
    })),
  tidyUp: async () => {
    tidied = true
  },
  isKept: async () => false,
  askToKeep: async () => true,
  chooseStaying: async (choice, on) => {
    const { staying } = useSnug.getState()
    // One that a computer refuses, so that it can be seen.
    if (choice === 'startsWithComputer' && on) throw new Problem('choice-refused')
    if (staying) setStaying({ ...staying, [choice]: on })
  },
  setReachable: async (on) => setHub({ reachable: on, addresses: on ? ['192.168.1.20:4040'] : [] }),
  addHub: async (address) => {
    if (!/:\d+$/.test(address)) throw new Problem('hub-address')
    setExtraHubs([...useSnug.getState().hub.extra, address])
  },
  removeHub: async (address) => setExtraHubs(useSnug.getState().hub.extra.filter((hub) => hub !== address)),
  changePassphrase: async (now, next) => {
    if (now === 'wrong') throw new Problem('passphrase-wrong')
    setProtection({ ...useSnug.getState().protection, hasPassphrase: next !== undefined })
  },
  lockNow: async () =>
    setApp(() => ({ stage: 'locked', unlock: async () => undefined, beginAnew: async () => undefined })),
  saveFile: async () => true,
  printPage: async () => window.print(),
  openLink: async () => undefined,
})
