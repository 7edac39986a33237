import type { ArchiveEdition, AwayEdition } from '#shared/archive/archiveEdition'
import type {
  ArchiveInput,
  ArchiveLanguage,
  ArchiveMessage,
  ArchiveMember,
  ArchiveNote,
  ArchivePerson,
} from '#shared/archive/archiveInput'
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
import { inBatches, readSound } from './archivedWords'
import { pause } from './pause'
import { editionIn } from './readEdition'

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

/**
 * Everything of a room that goes into its archive, as it is on this machine now. Erased words are left out. Files are not read: each is
 * when it is written.
 */
export const collectArchive = async (given: Collect): Promise<ArchiveInput> => {
  const { replica, clock, language, version, timeZone } = given
  const state = replica.state()
  const events: PlacedEvent<TalkFields>[] = []
  for (const month of replica.months()) events.push(...(await replica.events(month)))
  // Read from the disk later, they must be there, those too that were written a moment ago.
  await new Promise<void>((resolve) => void clock.after(FLUSH, resolve))
  const line = timeline(events, state, clock.now())
  const { called } = personsOf(replica)
  const textOf = ({ text, mentions = [], files }: Words) => {
    const calls = called(mentions)
    return { kind: 'text', text, ...(calls.length > 0 && { calls }), ...(files && { files }) } as const
  }
  const monthOf = (doc: TalkDocId): string => doc.slice('talk/'.length)
  const isGone = (hash: Hash): boolean => line.erasable.has(hash) || replica.isErased(hash)

  const contents = events.flatMap(({ in: doc, event }) =>
    'hash' in event && event.kind !== 'takenBack' && line.wanted.has(event.hash) && !isGone(event.hash)
      ? [{ hash: event.hash, month: monthOf(doc as TalkDocId) }]
      : [],
  )
  const named = new Set(contents.map(({ hash }) => hash))
  const parts = new Set(line.messages.flatMap((message) => message.parts))
  const texts = await readTexts(given, [...named], parts)
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
    read: (hashes) =>
      readSound(
        given,
        hashes.filter((hash) => named.has(hash)),
        parts,
      ),
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
  for (const some of inBatches(hashes, parts)) {
    for (const [hash, words] of await replica.words(some))
      texts.set(hash, parts.has(hash) ? { ...words, text: '' } : words)
    await pause()
  }
  return texts
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
