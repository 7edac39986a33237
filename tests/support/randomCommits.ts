import type { StreamWriter } from '#shared/events/streamWriter'
import type { About, Commit, Delivery, HeldEpoch, Notable } from '#shared/ports/documentStore.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId, DocId, EpochId, EventId, Hash, NoteDocId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { summariseNote, summariseStreams } from '#shared/sync/digests'
import * as Y from 'yjs'
import { openStream, seededDevice, writeMessages } from './streams'

type Grown = NonNullable<Commit['updates']>[number]

/** What random commits are about: few of each, so that they meet. */
export const NOTES = names(8, 22).map((name) => `note/${name}` as NoteDocId)
export const MONTHS: readonly TalkDocId[] = ['talk/2026-01', 'talk/2026-02']
export const HASHES = names(40, 43) as Hash[]
export const ABOUTS: readonly About[] = ['notes', 'people', 'unsettled', 'unsaid', 'editions', 'parts', ...MONTHS]
const EVENTS = names(30, 43) as EventId[]
const DEVICES = names(3, 43) as DeviceId[]

function names(many: number, length: number): string[] {
  return Array.from({ length: many }, (_, at) => `${at}x`.padEnd(length, 'N'))
}

/** The words of a hash in a room: no two are called alike. Some are as long as a part of a file is. */
export const wordsOf = (room: RoomId, hash: Hash): string =>
  `[the words of ${hash.slice(0, 4)} in ${room.slice(0, 4)}]`.padEnd(HASHES.indexOf(hash) % 8 === 3 ? 60_000 : 0, '.')

/** Commits of everything that there is, each behind those before it, as random as `random`. */
export const randomCommits = async (random: Randomness) => {
  const device = await seededDevice(random)
  const notes = new Map<string, Y.Doc>()
  const streams = new Map<string, { readonly writer: StreamWriter; written: number }>()
  const below = (many: number): number => Math.floor(random.fraction() * many)
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + below(most) }, make)
  const isOften = (share: number): boolean => random.fraction() < share

  const noteGrown = async (room: RoomId, doc: NoteDocId): Promise<Grown> => {
    const ydoc = notes.get(`${room} ${doc}`) ?? new Y.Doc()
    notes.set(`${room} ${doc}`, ydoc)
    const before = Y.encodeStateVector(ydoc)
    const text = ydoc.getText('title')
    if (text.length > 3 && isOften(0.3)) text.delete(below(text.length - 1), 1)
    else text.insert(below(text.length + 1), one(['a', 'b', 'cd', 'efg']))
    const update = new Uint8Array(Y.encodeStateAsUpdate(ydoc, before))
    return { update, summary: await summariseNote(doc, Y.encodeStateAsUpdate(ydoc), text.toJSON().slice(0, 5)) }
  }

  const monthGrown = async (room: RoomId, doc: TalkDocId): Promise<Grown> => {
    const stream = streams.get(`${room} ${doc}`) ?? {
      writer: await openStream({ room, doc, device, random }),
      written: 0,
    }
    streams.set(`${room} ${doc}`, stream)
    const [written] = await writeMessages(stream.writer, 1, 1_767_600_000_000 + stream.written)
    if (!written) throw new Error('one was asked for')
    stream.written += 1
    return { update: written.update, summary: await summariseStreams(doc, [written.head]) }
  }

  const notable = (): Notable => {
    const at = below(EVENTS.length)
    const isOfNotes = at % 2 === 0
    const kind = isOfNotes ? one(['noteFounded', 'noteShelved']) : one(['edit', 'takenBack', 'edition', 'part'])
    const about = isOfNotes ? ['notes'] : [...new Set([one(ABOUTS.slice(1)), 'unsettled'])]
    const placed = { id: EVENTS[at], in: one(MONTHS), client: 7, event: { kind, at: below(1_000) } }
    return { placed, about: isOften(0.15) ? [] : about } as unknown as Notable
  }
  const delivery = (): Delivery => ({
    device: one(DEVICES),
    doc: one<DocId>([...MONTHS, ...NOTES]),
    complete: Float64Array.of(7, below(100)),
  })
  const epoch = (): HeldEpoch => ({
    epoch: one(EVENTS) as string as EpochId,
    sealedSecret: Uint8Array.of(below(200)),
    met: [one(DEVICES)],
  })
  const content = (room: RoomId) => {
    const hash = one(HASHES)
    return { hash, bytes: new TextEncoder().encode(wordsOf(room, hash)) }
  }

  const updates = async (room: RoomId): Promise<readonly Grown[]> => {
    const all: Grown[] = []
    for (const isNote of some(4, () => isOften(0.6)))
      all.push(isNote ? await noteGrown(room, one(NOTES)) : await monthGrown(room, one(MONTHS)))
    return all
  }

  return {
    below,
    one,
    isOften,
    next: async (room: RoomId): Promise<Commit> => ({
      room,
      ...(isOften(0.7) && { updates: await updates(room) }),
      ...(isOften(0.6) && { notables: some(4, notable) }),
      ...(isOften(0.6) && { contents: some(12, () => content(room)) }),
      ...(isOften(0.15) && { forget: [one(HASHES)] }),
      ...(isOften(0.2) && { erase: some(2, () => one(HASHES)) }),
      ...(isOften(0.5) && { deliveries: some(3, delivery) }),
      ...(isOften(0.2) && { epochs: [epoch()] }),
    }),
    /** What is written into the room from now on builds upon nothing. */
    forget: (room: RoomId): void => {
      for (const all of [notes, streams]) for (const key of all.keys()) if (key.startsWith(room)) all.delete(key)
    },
  }
}
