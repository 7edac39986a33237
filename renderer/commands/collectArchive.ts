import type { ArchiveEdition, AwayEdition } from '#shared/archive/archiveEdition'
import type {
  ArchiveContent,
  ArchiveInput,
  ArchiveLanguage,
  ArchiveMessage,
  ArchiveMember,
  ArchiveNote,
  ArchivePerson,
} from '#shared/archive/archiveInput'
import { contentMatches } from '#shared/contents/words'
import { readIssueHead } from '#shared/contents/issue'
import { readNote } from '#shared/documents/readNote'
import type { Timeline } from '#shared/documents/timeline'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields, Words } from '#shared/events/event'
import type { Clock } from '#shared/ports/clock.port'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { DeviceId, Hash, MemberId, TalkDocId } from '#shared/protocol/ids'
import { noteOfDoc } from '#shared/protocol/ids'
import type { RoomState } from '#shared/governance/roomState'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from '../state/isOwnWords'
import { personsOf } from '../state/personsOf'
import { saidText } from '../state/saidText'
import { editionToExport } from './editionToExport'
import { pause } from './pause'
import { editionIn } from './readEdition'

/** Words asked of the disk at once. */
const AT_ONCE = 500
/** Words that were just written reach the disk within this time, in milliseconds. */
const FLUSH = 250

type Collect = {
  readonly replica: Replica
  readonly store: DocumentStore
  readonly clock: Clock
  readonly language: ArchiveLanguage
  readonly version: string
  readonly timeZone: string
}

/** Everything of a room that goes into its archive, as it is on this machine now. Erased words are left out. */
export const collectArchive = async (given: Collect): Promise<ArchiveInput> => {
  const { replica, clock, language, version, timeZone } = given
  const state = replica.state()
  const events: PlacedEvent<TalkFields>[] = []
  for (const month of replica.months()) events.push(...(await replica.events(month)))
  const line = timeline(events, state, clock.now())
  const { called } = personsOf(replica)
  const textOf = ({ text, mentions = [], files }: Words) => {
    const calls = called(mentions)
    return { kind: 'text', text, ...(calls.length > 0 && { calls }), ...(files && { files }) } as const
  }
  const monthOf = (doc: TalkDocId): string => doc.slice('talk/'.length)
  const isGone = (hash: Hash): boolean => line.erasable.has(hash) || replica.isErased(hash)

  const hashes = events.flatMap(({ in: doc, event }) =>
    'hash' in event && event.kind !== 'takenBack' && line.wanted.has(event.hash) && !isGone(event.hash)
      ? [{ hash: event.hash, month: monthOf(doc as TalkDocId) }]
      : [],
  )
  const texts = await readTexts(
    given,
    hashes.map(({ hash }) => hash),
    new Set(line.messages.flatMap((message) => message.parts)),
  )
  const contents = await readContents(given, hashes, texts)
  const documents: { doc: ArchiveInput['documents'][number]['doc']; binary: Uint8Array<ArrayBuffer> }[] = []
  for (const doc of replica.documents()) {
    documents.push({ doc, binary: await replica.binary(doc) })
    await pause()
  }
  return {
    room: { id: replica.room, name: state.name, foundedAt: state.foundedAt },
    members: membersIn(state),
    former: formerIn(state),
    messages: line.messages.map((message): ArchiveMessage => {
      const { id, in: doc, author, at, replyTo, editedAt, hash, takenBack } = message
      const found = isGone(hash) ? undefined : texts.get(hash)
      const text = found && isOwnWords(state, author, found.by) ? found : undefined
      const words = takenBack
        ? ({ kind: 'takenBack' } as const)
        : text
          ? textOf({ ...text, text: saidText(message, text) })
          : ({ kind: 'absent' } as const)
      // What others name as theirs is none of it.
      const isTheirs = (part: Hash): boolean => isOwnWords(state, author, texts.get(part)?.by ?? author)
      const parts = text?.files && message.parts.every(isTheirs) ? { parts: message.parts } : {}
      return { id, month: monthOf(doc), device: author, at, replyTo, editedAt, words, ...parts }
    }),
    notes: await readNotes(replica, line),
    ...(await readEditions(replica, line, texts)),
    documents,
    contents,
    at: clock.now(),
    version,
    language,
    timeZone,
  }
}

/** All devices that somebody ever wrote with. */
const devicesOf = ({ standings }: RoomState, id: MemberId): readonly DeviceId[] =>
  [...standings].flatMap(([device, { member }]) => (member === id ? [device] : [])).sort()

const membersIn = (state: RoomState): readonly ArchiveMember[] =>
  [...state.members.values()]
    .sort((a, b) => a.since - b.since)
    .map((member) => ({ ...member, devices: devicesOf(state, member.id) }))

const formerIn = (state: RoomState): readonly ArchivePerson[] =>
  [...state.former.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => ({ ...one, devices: devicesOf(state, one.id) }))

/** Of parts only whose they are: what they say is much, and read from their bytes when their file is written. */
const readTexts = async (
  { replica }: Collect,
  hashes: readonly Hash[],
  parts: ReadonlySet<Hash>,
): Promise<Map<Hash, Words>> => {
  const texts = new Map<Hash, Words>()
  for (let at = 0; at < hashes.length; at += AT_ONCE) {
    for (const [hash, words] of await replica.words(hashes.slice(at, at + AT_ONCE)))
      texts.set(hash, parts.has(hash) ? { ...words, text: '' } : words)
    await pause()
  }
  return texts
}

const readContents = async (
  { replica, store, clock }: Collect,
  hashes: readonly { readonly hash: Hash; readonly month: string }[],
  texts: ReadonlyMap<Hash, Words>,
): Promise<ArchiveContent[]> => {
  const found = new Map<Hash, Uint8Array<ArrayBuffer>>()
  const read = async (wanted: readonly Hash[]): Promise<void> => {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      // What a damaged disk has under that name nobody could take back from the archive, nor anything that is with it.
      for (const [hash, bytes] of await store.contents(replica.room, wanted.slice(at, at + AT_ONCE)))
        if (await contentMatches({ hash, bytes })) found.set(hash, bytes)
    }
  }
  await read(hashes.map(({ hash }) => hash))
  const late = hashes.map(({ hash }) => hash).filter((hash) => texts.has(hash) && !found.has(hash))
  if (late.length > 0) {
    await new Promise<void>((resolve) => void clock.after(FLUSH, resolve))
    await read(late)
  }
  return hashes.flatMap(({ hash, month }) => {
    const bytes = found.get(hash)
    return bytes && !replica.isErased(hash) ? [{ hash, month, bytes }] : []
  })
}

/** Oldest first: those that can be read, and those of which something has not arrived. */
const readEditions = async (
  replica: Replica,
  line: Timeline,
  texts: ReadonlyMap<Hash, Words>,
): Promise<Pick<ArchiveInput, 'editions' | 'awayEditions'>> => {
  const editions: ArchiveEdition[] = []
  const awayEditions: AwayEdition[] = []
  const { device } = personsOf(replica)
  const state = replica.state()
  for (const { id, by, at, hash } of [...replica.editions()].reverse()) {
    const read = await editionIn(replica, id)
    if (read) editions.push(await editionToExport(read))
    else {
      const said = texts.get(hash)
      const title = said && isOwnWords(state, by, said.by) ? readIssueHead(said)?.title : undefined
      const message = line.messages.find((one) => one.id === id)
      const isStrange = message?.partsToCome === false && [hash, ...message.parts].every((part) => texts.has(part))
      awayEditions.push({ id, title, by: device(by).name, at, isStrange })
    }
    await pause()
  }
  return { editions, awayEditions }
}

/** Oldest first. A note whose document has not arrived is not among them. */
const readNotes = async (replica: Replica, line: Timeline): Promise<ArchiveNote[]> => {
  const notes: ArchiveNote[] = []
  const here = new Set(replica.documents().map(noteOfDoc))
  const shelves = new Map(replica.notes().map(({ note, shelf }) => [note, shelf]))
  for (const { note, by, at } of [...line.notes.values()].sort((a, b) => a.at - b.at)) {
    if (!here.has(note)) continue
    const open = await replica.openNote(note)
    try {
      const { title, blocks, strange } = readNote(open.doc)
      const shelf = shelves.get(note)
      const read = { id: note, title, foundedBy: by, foundedAt: at, blocks, isStrange: strange.length > 0 }
      notes.push(shelf ? { ...read, shelf } : read)
    } finally {
      await open.close()
    }
  }
  return notes
}
