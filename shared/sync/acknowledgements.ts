import type { Delivery, StreamHead } from '../ports/documentStore.port'
import type { DeviceId, DocId, StreamDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { Claims } from './claims'
import type { Context, Peer } from './context'

/** Milliseconds within which acknowledgements are gathered before they are sent, or kept. */
const GATHER = 25
const KEEP = 250
/** Promises about what is not here yet, of all members together. */
const MOST_EARLY = 1_000

export type Acknowledgements = {
  /** Entries of this stream up to `length` are on disk. */
  stored(doc: StreamDocId, client: number, length: number): void
  /** What the disk has of a document that it had damaged, and which streams there were before. */
  mended(doc: StreamDocId, heads: readonly StreamHead[], before: Iterable<number>): void
  /** How many of the stream's first entries are on this disk. */
  onDisk(doc: StreamDocId, client: number): number
  /** The stream lacks less words than before. */
  look(doc: StreamDocId, client: number): void
  /** Of this stream it is not known yet which words are here: nothing beyond what was known before is acknowledged. */
  doubt(doc: StreamDocId, client: number): void
  /** Now it is. */
  trust(doc: StreamDocId, client: number): void
  /** Tells a newly linked device how much of its streams is here. */
  tellAll(peer: Peer): void
  receive(device: DeviceId, doc: DocId, complete: readonly (readonly [number, number])[]): void
  delivery(device: DeviceId, doc: DocId): ReadonlyMap<number, number>
  /** What was promised, or has become complete, and is not on its way to the disk yet. */
  flush(): void
}

type Place = { readonly doc: StreamDocId; readonly client: number }
type Early = Place & { readonly device: DeviceId; readonly length: number }

/** Who has stored how much of whose streams; said of nothing that is not on a disk. */
export const createAcknowledgements = (
  context: Context,
  claims: Claims,
  earlier: readonly Delivery[],
): Acknowledgements => {
  const { clock, peers, emit, writer, files, device: self } = context
  /** Entries on disk, for streams that have grown since the start. */
  const onDisk = new Map<string, number>()
  /** Of mended documents, streams that are longer than was on the disk: with what was on its way there, which may have filled a gap. */
  const shorter = new Map<StreamDocId, readonly number[]>()
  const doubtful = new Set<string>()
  const told = new Map<string, number>()
  let due = new Map<string, Place>()
  const incomplete = new Set<StreamDocId>()
  const deliveries = new Map<string, Map<number, number>>()
  /** What the disk knows, taken apart where somebody looks. By device and document. */
  const kept = new Map(earlier.map(({ device, doc, complete }) => [`${device} ${doc}`, complete]))
  const unkept = new Set<string>()
  /**
   * Promises about own entries that are not here: after a crash others may hold more of one's streams than oneself,
   * until they have given it back. By device, document and stream.
   */
  const early = new Map<string, Early>()
  let gathering = false
  let keeping = false

  const deliveryOf = (key: string): Map<number, number> => {
    const known = deliveries.get(key) ?? unpackDelivery(kept.get(key))
    kept.delete(key)
    deliveries.set(key, known)
    return known
  }

  const keyOf = ({ doc, client }: Place): string => `${doc} ${client}`
  const headOf = ({ doc, client }: Place) => files.streams(doc).head(client)

  const storedOf = ({ doc, client }: Place): number =>
    onDisk.get(keyOf({ doc, client })) ?? files.lengthAtStart(doc, client)

  const upTo = (place: Place, lacking: Claims['first']): number => {
    const head = headOf(place)
    if (!head) return 0
    if (doubtful.has(keyOf(place))) return head.complete
    // What a disk has lost since is not here, though it was written.
    const stored = Math.min(storedOf(place), head.length)
    return Math.min(stored, lacking(place.doc, place.client) ?? stored)
  }
  /** How many entries from the start are on this disk with their words, or words that were erased. */
  const completeOf = (place: Place): number => upTo(place, claims.first)
  /**
   * The same, as it is told: of what is set aside everywhere nobody misses the words. Kept is the other, so that a later session asks for
   * them, should they be needed after all.
   */
  const toTell = (place: Place): number => upTo(place, claims.firstDue)

  const tell = (peer: Peer, places: readonly Place[]): void => {
    const docs = new Map<StreamDocId, [number, number][]>()
    for (const place of places) {
      const complete = toTell(place)
      if (complete <= 0) continue
      docs.set(place.doc, [...(docs.get(place.doc) ?? []), [place.client, complete]])
      told.set(keyOf(place), complete)
    }
    for (const [doc, complete] of docs) peer.send({ is: 'ack', doc, complete })
  }

  const settleDue = (): void => {
    gathering = false
    const byAuthor = new Map<DeviceId, Place[]>()
    for (const [key, place] of due) {
      const author = headOf(place)?.device
      const complete = completeOf(place)
      const before = headOf(place)?.complete ?? 0
      if (complete > before) {
        files.streams(place.doc).complete(place.client, complete)
        incomplete.add(place.doc)
        keep()
      }
      if (!author || author === self.id || toTell(place) <= (told.get(key) ?? 0)) continue
      byAuthor.set(author, [...(byAuthor.get(author) ?? []), place])
    }
    due = new Map()
    for (const [author, places] of byAuthor) {
      const peer = peers.get(author)
      if (peer) tell(peer, places)
    }
  }

  const look = (doc: StreamDocId, client: number): void => {
    due.set(keyOf({ doc, client }), { doc, client })
    if (gathering) return
    gathering = true
    clock.after(GATHER, settleDue)
  }

  const flush = (): void => {
    if (due.size > 0) settleDue()
    for (const doc of incomplete) files.refresh(doc)
    incomplete.clear()
    if (unkept.size === 0) return
    const fresh = [...unkept].map((key): Delivery => {
      const [device, doc] = key.split(' ') as [DeviceId, DocId]
      return { device, doc, complete: Float64Array.from([...deliveryOf(key)].flat()) }
    })
    unkept.clear()
    void writer.write({ deliveries: fresh })
  }

  const keep = (): void => {
    if (keeping) return
    keeping = true
    clock.after(KEEP, () => {
      keeping = false
      flush()
    })
  }

  /** Takes a promise for what is here of one's own stream; the rest is looked at again when it is. */
  const credit = (device: DeviceId, place: Place, length: number): boolean => {
    const { doc, client } = place
    const head = headOf(place)
    const here = head?.length ?? 0
    const key = `${device} ${keyOf(place)}`
    early.delete(key)
    if (length > here && early.size < MOST_EARLY) early.set(key, { ...place, device, length })
    if (head?.device !== self.id) return false
    const known = deliveryOf(`${device} ${doc}`)
    const before = known.get(client) ?? 0
    const after = Math.max(before, Math.min(length, here))
    known.set(client, after)
    return after > before
  }

  const believe = (device: DeviceId, doc: StreamDocId): void => {
    unkept.add(`${device} ${doc}`)
    emit('delivered', device, doc)
    keep()
  }

  /** Everything has reached the disk: what stood behind the gap as well. */
  const settleShorter = (doc: StreamDocId): void => {
    for (const client of shorter.get(doc) ?? []) {
      onDisk.set(keyOf({ doc, client }), files.streams(doc).length(client))
      look(doc, client)
    }
    shorter.delete(doc)
  }

  const stored: Acknowledgements['stored'] = (doc, client, length) => {
    const key = keyOf({ doc, client })
    // What stands behind a gap that the disk has made meanwhile is on it, and yet of no use.
    const whole = Math.min(length, files.streams(doc).length(client))
    onDisk.set(key, Math.max(onDisk.get(key) ?? 0, whole))
    if (!files.isUnderway(doc)) settleShorter(doc)
    for (const one of Array.from(early.values())) {
      if (one.doc === doc && one.client === client && credit(one.device, one, one.length)) believe(one.device, doc)
    }
    look(doc, client)
  }

  return {
    stored,
    mended: (doc, heads, before) => {
      for (const client of before) {
        const key = keyOf({ doc, client })
        onDisk.set(key, 0)
        // Its author may have ended before they had noted what they were told, and not hear of it again when it is back.
        told.delete(key)
      }
      for (const { client, length } of heads) {
        onDisk.delete(keyOf({ doc, client }))
        stored(doc, client, length)
      }
      const its = files.streams(doc).heads()
      shorter.set(
        doc,
        its.flatMap(({ client, length }) => (storedOf({ doc, client }) < length ? [client] : [])),
      )
    },
    onDisk: (doc, client) => storedOf({ doc, client }),
    look,
    doubt: (doc, client) => void doubtful.add(keyOf({ doc, client })),
    trust: (doc, client) => {
      if (doubtful.delete(keyOf({ doc, client }))) look(doc, client)
    },
    tellAll: (peer) => tell(peer, files.streamsBy(peer.device)),
    receive: (device, doc, complete) => {
      if (!isStreamDoc(doc)) return
      const news = complete.filter(([client, length]) => credit(device, { doc, client }, length))
      if (news.length > 0) believe(device, doc)
    },
    delivery: (device, doc) => deliveryOf(`${device} ${doc}`),
    flush,
  }
}

const unpackDelivery = (complete: Delivery['complete'] = new Float64Array()): Map<number, number> => {
  const pairs = new Map<number, number>()
  for (let at = 0; at < complete.length; at += 2) pairs.set(complete[at] ?? 0, complete[at + 1] ?? 0)
  return pairs
}
