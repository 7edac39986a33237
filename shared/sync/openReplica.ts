import type { LedgerFields, PlacedEvent, TalkFields } from '../events/event'
import { guardUpdate } from '../events/guardUpdate'
import type { StreamWriter, Written } from '../events/streamWriter'
import { createStreamWriter } from '../events/streamWriter'
import type { Content } from '../contents/words'
import { makeWords } from '../contents/words'
import { admissibleEvents } from '../governance/admissibleEvents'
import { canPost } from '../governance/canPost'
import { reduceLedger } from '../governance/reduceLedger'
import type { RoomState } from '../governance/roomState'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore } from '../ports/documentStore.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, EventId, NoteDocId, RoomId, StreamDocId, TalkDocId } from '../protocol/ids'
import { isStreamDoc, signedDocName, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { asProblem, Problem } from '../protocol/problem'
import { createAcknowledgements } from './acknowledgements'
import { createContentsBook } from './contentsBook'
import type { Context } from './context'
import { createEmitter } from './emitter'
import { createErrands } from './errands'
import type { LinkedPeer } from './linkProtocol'
import { speakOver } from './linkProtocol'
import { createLogWriter } from './logWriter'
import { createNoteBook } from './noteBook'
import { createPresence } from './presence'
import { createReceiver } from './receive'
import type { Replica } from './replica'
import { openRoomFiles } from './roomFiles'
import type { Streams } from './streams'
import { createTalkIndex } from './talkIndex'
import { roomNow } from './welcome'

/** Milliseconds between two looks whether linked members hold the same, beside those after something has come. */
const COMPARE = 15_000
/** Milliseconds to wait for more of a catch-up before others are told of it. */
const SETTLE = 150
/** Every so many looks, members are asked again for what they lacked before. */
const ANEW = 4
/** As many heads as an event may name; a ledger that has more is joined again bit by bit. */
const MOST_HEADS = 16

type Open = {
  readonly store: DocumentStore
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly room: RoomId
}

/**
 * Opens one room's copy on this device. Throws Problem `database-broken` when the stored ledger can't be read, or
 * whatever the store reports.
 */
export const openReplica = async ({ store, device, clock, randomness, room }: Open): Promise<Replica> => {
  const { emit, on } = createEmitter()
  const writer = createLogWriter({ store, room, clock, onProblem: (problem) => emit('problem', problem) })
  const files = await openRoomFiles({ store, room, writer })
  const peers = new Map<DeviceId, LinkedPeer>()
  const proofs = new Map<EventId, boolean>()
  const loaded = new Map<StreamDocId, Streams>()

  const reduce = async (events: readonly PlacedEvent[]): Promise<RoomState> =>
    reduceLedger(room, await admissibleEvents(room, events as PlacedEvent<LedgerFields>[], proofs))

  const ledger = await files.streams('ledger')
  loaded.set('ledger', ledger)
  let state = await reduce(ledger.events())
  /** The latest time seen or written. */
  let latest = 0

  const context: Context = {
    room,
    device,
    clock,
    randomness,
    store,
    writer,
    files,
    index: createTalkIndex(),
    peers,
    emit,
    state: () => state,
  }
  const errands = createErrands(clock, () => {
    for (const peer of peers.values()) peer.reconsider()
  })
  const contents = createContentsBook(context, await store.erased(room), () => acknowledgements.look())
  const eventsOf = (doc: StreamDocId, client: number): readonly PlacedEvent[] => loaded.get(doc)?.stream(client) ?? []
  const acknowledgements = createAcknowledgements(context, contents, eventsOf, await store.deliveries(room))
  const presence = createPresence(context)

  const report = (error: unknown): void => emit('problem', asProblem(error))

  const hear = (events: readonly PlacedEvent[]): void => {
    const believable = roomNow(context) + limits.clockAhead
    for (const { event } of events) if (event.at <= believable) latest = Math.max(latest, event.at)
  }

  /** A talk document's streams; at the first look, what they mean is followed too. */
  const reading = new Map<StreamDocId, Promise<Streams>>()
  const read = async (doc: StreamDocId): Promise<Streams> => {
    const streams = await files.streams(doc)
    loaded.set(doc, streams)
    const events = streams.events() as PlacedEvent<TalkFields>[]
    hear(events)
    for (const client of streams.clients()) acknowledgements.stored(doc, client, streams.length(client))
    const meaning = context.index.add(events, state)
    contents.follow(meaning).catch(report)
    return streams
  }
  const streamsOf = (doc: StreamDocId): Promise<Streams> => {
    if (doc === 'ledger') return Promise.resolve(ledger)
    const known = reading.get(doc) ?? read(doc)
    reading.set(doc, known)
    return known
  }

  const deliver = (doc: NoteDocId, update: Uint8Array<ArrayBuffer>): void => {
    for (const peer of peers.values())
      peer.send({ is: 'update', doc, update, contents: [], answers: false, done: true })
  }
  const notes = createNoteBook(context, deliver, async (note, client) => {
    await appendTalk({ kind: 'noteWriter', note, client })
  })

  let telling: (() => void) | undefined
  /** After a catch-up has settled, the others may want what came. */
  const tellOthers = (): void => {
    telling?.()
    telling = clock.after(SETTLE, () => {
      for (const peer of peers.values()) peer.summarise()
    })
  }

  let reducing: Promise<void> = Promise.resolve()
  const onLedger = (): Promise<void> => {
    const looked = reducing.then(async () => {
      state = await reduce(ledger.events())
      hear(ledger.events())
      emit('state', state)
      presence.look()
      await contents.follow(context.index.review(state))
      for (const peer of peers.values()) peer.reconsider()
    })
    reducing = looked.catch(() => undefined)
    return looked
  }

  const receiver = createReceiver({
    context,
    contents,
    acknowledgements,
    notes,
    streamsOf,
    onLedger,
    onCaughtUp: tellOthers,
    onNoteFounded: () => {
      for (const peer of peers.values()) peer.reconsider()
    },
  })

  const writers = new Map<StreamDocId, Promise<StreamWriter>>()
  const writerFor = async (doc: StreamDocId): Promise<StreamWriter> => {
    const known = await writers.get(doc)
    if (known && !known.full) return known
    const fresh = createStreamWriter({ signedName: signedDocName(room, doc), doc, device, randomness })
    writers.set(doc, fresh)
    return fresh
  }
  const nextTime = (): number => {
    const now = roomNow(context)
    // This machine's clock has been ahead, and was put right.
    if (latest > now + limits.clockAhead) latest = 0
    latest = Math.max(now, latest + 1)
    return latest
  }

  /** One event after the other: heads and times depend on the one before. */
  let appending: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const result = appending.then(task)
    appending = result.catch(() => undefined)
    return result
  }

  const send = (doc: StreamDocId, update: Uint8Array<ArrayBuffer>, words: Content[]): void => {
    for (const peer of peers.values())
      peer.send({ is: 'update', doc, update, contents: words, answers: false, done: true })
  }

  const appendTalk: Replica['appendTalk'] = (fields, said) =>
    inOrder(async () => {
      if (!canPost(state, device.id)) throw new Problem('not-allowed', 'this device may not post here')
      const content = said && (await makeWords(said, randomness))
      const at = nextTime()
      const doc = talkDocAt(at)
      const streams = await streamsOf(doc)
      const stream = await writerFor(doc)
      const whole = (content ? { ...fields, hash: content.hash } : fields) as TalkFields
      const { update, placed } = (await stream.write(whole, at)) as Written<TalkFields>
      const words = content && contents.keep(content)
      streams.add(placed)
      const stored = Promise.all([files.appendStreams(doc, update, streams).stored, words?.stored]).then(() => {
        acknowledgements.stored(doc, placed.client, placed.event.seq + 1)
      })
      send(doc, update, content ? [content] : [])
      await receiver.follow(doc, [placed])
      emit('changed', doc)
      return { placed, stored }
    })

  const appendLedger: Replica['appendLedger'] = (fields) =>
    inOrder(async () => {
      const stream = await writerFor('ledger')
      const whole = { ...fields, heads: state.heads.slice(0, MOST_HEADS) } as LedgerFields
      const { update, placed } = (await stream.write(whole, nextTime())) as Written<LedgerFields>
      ledger.add(placed)
      const stored = files.appendStreams('ledger', update, ledger).stored.then(() => send('ledger', update, []))
      await onLedger()
      return { placed, stored }
    })

  const linkedDevices = (): DeviceId[] => [...peers.keys()]
  const tellNeighbours = (): void => {
    for (const peer of peers.values())
      peer.send({ is: 'neighbours', devices: linkedDevices().filter((id) => id !== peer.device) })
    emit('linked', linkedDevices())
  }

  const forget = (gone: DeviceId): void => {
    errands.forget(gone)
    contents.forget(gone)
    notes.forget(gone)
  }

  const connect: Replica['connect'] = (link) => {
    if (closed) return link.close('this device leaves')
    const before = peers.get(link.device)
    const peer = speakOver(link, {
      context,
      contents,
      acknowledgements,
      presence,
      notes,
      errands,
      receive: receiver.receive,
    })
    peers.set(link.device, peer)
    before?.close('replaced by a newer link')
    // What was asked over the older link is never answered.
    if (before) forget(link.device)
    link.closed(() => {
      if (peers.get(link.device) !== peer) return
      peers.delete(link.device)
      presence.forget(link.device)
      forget(link.device)
      tellNeighbours()
    })
    tellNeighbours()
    peer.send({ is: 'place', place: presence.own() })
    notes.greet((note, update) => peer.send({ is: 'awareness', note, update }))
    notes.flush()
    peer.summarise()
    acknowledgements.tellAll(peer)
    contents.ask()
  }

  let closed = false
  let looks = 0
  let stopComparing = (): void => undefined
  const compare = (): void => {
    looks += 1
    if (looks % ANEW === 0) {
      for (const peer of peers.values()) peer.askAnew()
      contents.askAnew()
    }
    for (const peer of peers.values()) peer.summarise()
    stopComparing = clock.after(COMPARE, compare)
  }
  stopComparing = clock.after(COMPARE, compare)

  const months = (): readonly TalkDocId[] =>
    files
      .summaries()
      .map(({ doc }) => doc)
      .filter((doc): doc is TalkDocId => doc !== 'ledger' && isStreamDoc(doc))
      .sort()
      .reverse()

  // What the months say of each other (which words count, which notes exist) is needed before the first update comes.
  hear(ledger.events())
  for (const client of ledger.clients()) acknowledgements.stored('ledger', client, ledger.length(client))
  for (const month of months()) await streamsOf(month)

  return {
    room,
    self: device.id,
    state: () => state,
    events: async (doc) => (await streamsOf(doc)).events() as PlacedEvent<TalkFields>[],
    months,
    words: contents.read,
    isErased: contents.isErased,
    appendTalk,
    appendLedger,
    openNote: async (note) => {
      // Nobody would take what is written into it.
      if (!context.index.isNoteFounded(note)) throw new Problem('not-allowed', 'no such note is founded here')
      return notes.open(note)
    },
    delivery: acknowledgements.delivery,
    connect,
    linked: linkedDevices,
    setPlace: presence.set,
    present: presence.present,
    binary: files.whole,
    documents: () => files.summaries().map(({ doc }) => doc),
    introduce: async (other, update) => {
      if (update.length > limits.introductionBytes) return false
      const runs = await guardUpdate(update, 'ledger', 'ledger')
      const shown = runs.flatMap(({ entries }) => entries.map(({ placed }) => placed))
      const all = new Map([...ledger.events(), ...shown].map((placed) => [placed.id, placed]))
      if (!(await reduce([...all.values()])).byDevice.has(other)) return false
      await receiver.takeRuns('ledger', update, runs)
      return state.byDevice.has(other)
    },
    on,
    close: async () => {
      closed = true
      stopComparing()
      telling?.()
      for (const peer of Array.from(peers.values())) peer.close('this device leaves')
      await appending
      notes.flush()
      acknowledgements.flush()
      await files.settled()
      try {
        await writer.flush()
      } finally {
        notes.end()
        writer.close()
      }
    },
  }
}
