import type { PlacedEvent } from '../events/event'
import type { Delivery } from '../ports/documentStore.port'
import type { DeviceId, DocId, StreamDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'

/** Milliseconds within which acknowledgements are gathered before they are sent, or kept. */
const GATHER = 25
const KEEP = 250

export type Acknowledgements = {
  /** Entries of this stream up to `length` are on disk. */
  stored(doc: StreamDocId, client: number, length: number): void
  /** Words have come or gone: what was incomplete may be complete. */
  look(): void
  /** Tells a newly linked device how much of its streams is here. */
  tellAll(peer: Peer): void
  receive(device: DeviceId, doc: DocId, complete: readonly (readonly [number, number])[]): void
  delivery(device: DeviceId, doc: DocId): ReadonlyMap<number, number>
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

  const keep = (): void => {
    if (keeping) return
    keeping = true
    clock.after(KEEP, () => {
      keeping = false
      const due = [...unkept].map((key): Delivery => {
        const [device, doc] = key.split(' ') as [DeviceId, DocId]
        return { device, doc, complete: new Map(deliveries.get(key)) }
      })
      unkept.clear()
      void writer.write({ deliveries: due })
    })
  }

  return {
    stored: (doc, client, length) => {
      const key = `${doc} ${client}`
      const stream = streams.get(key) ?? { doc, client, stored: 0, complete: 0, told: 0 }
      streams.set(key, stream)
      stream.stored = Math.max(stream.stored, length)
      gather()
    },
    look: gather,
    tellAll: (peer) => {
      const theirs = [...streams.values()].filter((stream) => authorOf(stream) === peer.device)
      theirs.forEach(advance)
      tell(peer, theirs.filter(({ complete }) => complete > 0))
    },
    receive: (device, doc, complete) => {
      if (!isStreamDoc(doc)) return
      const key = `${device} ${doc}`
      const known = deliveries.get(key) ?? new Map<number, number>()
      for (const [client, length] of complete) {
        // Only what this device wrote and has itself: a member can promise to keep nothing else.
        const own = eventsOf(doc, client)
        if (own[0]?.event.device !== self.id) continue
        known.set(client, Math.max(known.get(client) ?? 0, Math.min(length, own.length)))
      }
      deliveries.set(key, known)
      unkept.add(key)
      emit('delivered', device, doc)
      keep()
    },
    delivery: (device, doc) => deliveries.get(`${device} ${doc}`) ?? new Map(),
  }
}
