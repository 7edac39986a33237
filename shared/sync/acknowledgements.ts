import type { PlacedEvent } from '../events/event'
import type { Delivery } from '../ports/documentStore.port'
import type { DeviceId, DocId, StreamDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'

/** Milliseconds within which acknowledgements are gathered before they are sent, or kept. */
const GATHER = 25
const KEEP = 250
/** Promises about what is not here yet, of all members together. */
const MOST_EARLY = 1_000

export type Acknowledgements = {
  /** Entries of this stream up to `length` are on disk. */
  stored(doc: StreamDocId, client: number, length: number): void
  /** Words have come or gone: what was incomplete may be complete. */
  look(): void
  /** Tells a newly linked device how much of its streams is here. */
  tellAll(peer: Peer): void
  receive(device: DeviceId, doc: DocId, complete: readonly (readonly [number, number])[]): void
  delivery(device: DeviceId, doc: DocId): ReadonlyMap<number, number>
  /** What was promised and is not on its way to the disk yet. */
  flush(): void
}

type Stream = { readonly doc: StreamDocId; readonly client: number; stored: number; complete: number; told: number }

/** Who has stored how much of whose streams; said of nothing that is not on a disk. */
export const createAcknowledgements = (
  context: Context,
  contents: Pick<ContentsBook, 'isMissing'>,
  eventsOf: (doc: StreamDocId, client: number) => readonly PlacedEvent[],
  earlier: readonly Delivery[],
): Acknowledgements => {
  const { clock, peers, emit, writer, device: self } = context
  const streams = new Map<string, Stream>()
  const deliveries = new Map<string, Map<number, number>>()
  const unkept = new Set<string>()
  /**
   * Promises about own entries that are not here: after a crash others may hold more of one's streams than oneself,
   * until they have given it back. By device, document and stream.
   */
  const early = new Map<
    string,
    { readonly device: DeviceId; readonly doc: StreamDocId; readonly client: number; readonly length: number }
  >()
  let gathering = false
  let keeping = false

  for (const { device, doc, complete } of earlier) deliveries.set(`${device} ${doc}`, new Map(complete))

  /** How many entries from the start are here with their words, or were erased. */
  const advance = (stream: Stream): void => {
    const events = eventsOf(stream.doc, stream.client)
    while (stream.complete < stream.stored) {
      const event = events[stream.complete]?.event
      if (!event) return
      if ((event.kind === 'message' || event.kind === 'edit') && contents.isMissing(event.hash)) return
      stream.complete += 1
    }
  }

  const authorOf = ({ doc, client }: Stream): DeviceId | undefined => eventsOf(doc, client)[0]?.event.device

  const tell = (peer: Peer, due: readonly Stream[]): void => {
    const docs = new Map<StreamDocId, [number, number][]>()
    for (const stream of due) {
      docs.set(stream.doc, [...(docs.get(stream.doc) ?? []), [stream.client, stream.complete]])
      stream.told = stream.complete
    }
    for (const [doc, complete] of docs) peer.send({ is: 'ack', doc, complete })
  }

  const gather = (): void => {
    if (gathering) return
    gathering = true
    clock.after(GATHER, () => {
      gathering = false
      const byAuthor = new Map<DeviceId, Stream[]>()
      for (const stream of streams.values()) {
        if (stream.complete === stream.stored && stream.told === stream.complete) continue
        advance(stream)
        const author = stream.complete > stream.told ? authorOf(stream) : undefined
        if (author && author !== self.id) byAuthor.set(author, [...(byAuthor.get(author) ?? []), stream])
      }
      for (const [author, due] of byAuthor) {
        const peer = peers.get(author)
        if (peer) tell(peer, due)
      }
    })
  }

  const flush = (): void => {
    if (unkept.size === 0) return
    const due = [...unkept].map((key): Delivery => {
      const [device, doc] = key.split(' ') as [DeviceId, DocId]
      return { device, doc, complete: new Map(deliveries.get(key)) }
    })
    unkept.clear()
    void writer.write({ deliveries: due })
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
  const credit = (device: DeviceId, doc: StreamDocId, client: number, length: number): boolean => {
    const own = eventsOf(doc, client)
    const key = `${device} ${doc} ${client}`
    early.delete(key)
    if (length > own.length && early.size < MOST_EARLY) early.set(key, { device, doc, client, length })
    if (own[0]?.event.device !== self.id) return false
    const known = deliveries.get(`${device} ${doc}`) ?? new Map<number, number>()
    const before = known.get(client) ?? 0
    const after = Math.max(before, Math.min(length, own.length))
    known.set(client, after)
    deliveries.set(`${device} ${doc}`, known)
    return after > before
  }

  const told = (device: DeviceId, doc: StreamDocId): void => {
    unkept.add(`${device} ${doc}`)
    emit('delivered', device, doc)
    keep()
  }

  return {
    stored: (doc, client, length) => {
      const key = `${doc} ${client}`
      const stream = streams.get(key) ?? { doc, client, stored: 0, complete: 0, told: 0 }
      streams.set(key, stream)
      stream.stored = Math.max(stream.stored, length)
      for (const one of Array.from(early.values())) {
        if (one.doc === doc && one.client === client && credit(one.device, doc, client, one.length))
          told(one.device, doc)
      }
      gather()
    },
    look: gather,
    tellAll: (peer) => {
      const theirs = [...streams.values()].filter((stream) => authorOf(stream) === peer.device)
      theirs.forEach(advance)
      tell(
        peer,
        theirs.filter(({ complete }) => complete > 0),
      )
    },
    receive: (device, doc, complete) => {
      if (!isStreamDoc(doc)) return
      const news = complete.filter(([client, length]) => credit(device, doc, client, length))
      if (news.length > 0) told(device, doc)
    },
    delivery: (device, doc) => deliveries.get(`${device} ${doc}`) ?? new Map(),
    flush,
  }
}
