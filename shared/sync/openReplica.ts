import type { LedgerFields, PlacedEvent, TalkFields } from '../events/event'
import { guardUpdate } from '../events/guardUpdate'
import { latestOf, unpackHeads } from '../events/packHeads'
import { admissibleEvents } from '../governance/admissibleEvents'
import { reduceLedger } from '../governance/reduceLedger'
import type { RoomState } from '../governance/roomState'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore } from '../ports/documentStore.port'
import type { HeavyWork } from '../ports/heavyWork.port'
import type { Device, Keychain } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, DocId, EventId, NoteDocId, RoomId } from '../protocol/ids'
import { isStreamDoc, noteDoc, noteOfDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { asProblem, Problem } from '../protocol/problem'
import { createAcknowledgements } from './acknowledgements'
import type { Appender } from './append'
import { createAppender } from './append'
import { createContentsBook } from './contentsBook'
import type { Context } from './context'
import { createEmitter } from './emitter'
import { createBringIn } from './bringIn'
import { createClaims } from './claims'
import { createEpochs } from './epochs'
import { createErrands } from './errands'
import type { LinkedPeer } from './linkProtocol'
import { createLikenesses } from './likenesses'
import { createLinks } from './links'
import { createLogWriter } from './logWriter'
import { createMonthBook } from './monthBook'
import { createNames } from './names'
import { createNoteBook } from './noteBook'
import { createPatience } from './patience'
import { createPresence } from './presence'
import { createReceiver } from './receive'
import { monthsIn, readRoom } from './readRoom'
import type { Mended, OnTorn } from './roomFiles'
import type { Replica } from './replica'
import { signedNames } from './saidNames'
import { createSayAgain } from './sayAgain'
import { createTalk } from './talk'
import { createTalkIndex } from './talkIndex'
import { sumToCome, watchToCome } from './toCome'
import { monthsOf } from './welcome'
import { workHere } from './workHere'

type Open = {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly room: RoomId
  /** Done on this thread if it is left out. */
  readonly work?: HeavyWork
  /** It is looked at as soon as it is open: its newest month is read meanwhile. */
  readonly isNext?: boolean
  /** It was put here from its archive: there are no secrets of it. */
  readonly isRestored?: boolean
}

/** Milliseconds that the newest screen gets to itself before anything is read that nobody looks at. */
const FIRST_SCREEN = 300

/**
 * Opens one room's copy on this device. Throws Problem `database-broken` when the stored ledger can't be read, `no-keys`
 * when its secrets can't be opened, or whatever the store reports.
 */
export const openReplica = async (given: Open): Promise<Replica> => {
  const {
    store,
    keychain,
    device,
    clock,
    randomness,
    room,
    work = workHere,
    isNext = false,
    isRestored = false,
  } = given
  const { emit, on } = createEmitter()
  const report = (error: unknown): void => emit('problem', asProblem(error))
  const writer = createLogWriter({ store, room, clock, onProblem: (problem) => emit('problem', problem) })
  const peers = new Map<DeviceId, LinkedPeer>()
  /** Documents whose streams end elsewhere than before, to be looked at once the room is open. */
  let onMended: OnTorn = () => undefined
  /** Told at the next turn: while a room is opened nobody listens yet. */
  const tellTorn = (doc?: DocId, mended?: Mended): void => {
    clock.after(0, () => {
      if (doc && mended) onMended(doc, mended)
      emit('problem', new Problem('stored-torn'))
      for (const peer of peers.values()) {
        peer.askAnew()
        peer.summarise()
      }
    })
  }
  /** Nothing, until there is somebody who writes. */
  let writtenHere: Appender['written'] = () => []
  const read = await readRoom({
    store,
    keychain,
    room,
    self: device.id,
    writer,
    work,
    isNext,
    isRestored,
    onTorn: tellTorn,
    onTornKeys: () => tellTorn(),
    writtenHere: (doc) => writtenHere(doc),
  })
  const { files, keys } = read
  const proofs = new Map<EventId, boolean>()

  const reduce = async (events: readonly PlacedEvent[]): Promise<RoomState> =>
    reduceLedger(room, await admissibleEvents(room, events as PlacedEvent<LedgerFields>[], proofs))

  let ledgerEvents: readonly PlacedEvent[] = read.ledger
  const names = createNames(read.ofPeople)
  let ledger = await reduce(ledgerEvents)
  let state = names.over(ledger)
  const context: Context = {
    room,
    device,
    clock,
    randomness,
    store,
    writer,
    files,
    work,
    peers,
    doors: new Set(),
    emit,
    state: () => state,
    isNoteFounded: (note) => index.isNoteFounded(note),
  }
  const renamed = (): void => {
    state = names.over(ledger)
    emit('state', state)
  }
  const toCome = () => sumToCome(peers.values(), contents.toCome())
  /** What a door has told of names holds until the streams tell. They come newest first, so what is missing is older. */
  const settleNames = (): void => {
    const oldest = monthsIn(files).at(-1)
    const gone = oldest ? names.settle(oldest) : []
    if (gone.length === 0) return
    void writer.write({ notables: gone })
    renamed()
  }
  const watch = watchToCome({
    clock,
    sum: toCome,
    onLook: (summed) => {
      if (!summed && peers.size > 0) settleNames()
    },
    onChange: (summed) => emit('toCome', summed),
  })
  const reconsider = (): void => {
    for (const peer of peers.values()) peer.reconsider()
  }
  const errands = createErrands(clock, reconsider)
  const claims = createClaims((doc, client) => acknowledgements.look(doc, client))
  const contents = createContentsBook({
    context,
    claims,
    erased: read.erased,
    onAsked: watch.look,
    onTorn: () => tellTorn(),
  })
  const acknowledgements = createAcknowledgements(context, claims, read.deliveries)
  const presence = createPresence(context)
  const book = createMonthBook(context, read.ahead)
  const unsaid = new Map(read.unsaid.map((one) => [one.placed.id, one]))
  const index = createTalkIndex({ context, book, ...read, isUnsaid: (id) => unsaid.has(id) })
  const likenesses = createLikenesses(context, read.ofPeople)
  const patience = createPatience(clock, (problem) => emit('problem', problem))
  const talk = createTalk({
    context,
    book,
    index,
    likenesses,
    contents,
    claims,
    acknowledgements,
    ofEditions: read.ofEditions,
    patience,
    onNoteFounded: reconsider,
    heard: (fresh) => {
      if (names.add(fresh)) renamed()
    },
  })

  const deliver = (doc: NoteDocId, update: Uint8Array<ArrayBuffer>): void => {
    for (const peer of peers.values())
      peer.send({ is: 'update', doc, update, contents: [], answers: false, done: true })
  }
  const notes = createNoteBook(context, deliver, async (note, client) => {
    await appender.appendTalk({ kind: 'noteWriter', note, client })
  })

  let reducing: Promise<void> = Promise.resolve()
  const onLedger = (fresh: readonly PlacedEvent[]): Promise<void> => {
    ledgerEvents = [...ledgerEvents, ...fresh]
    const looked = reducing.then(async () => {
      ledger = await reduce(ledgerEvents)
      state = names.over(ledger)
      links.cutOff()
      for (const { event } of fresh) appender.hear(event.at)
      // What was held back for want of a right is looked at again; nobody waits for it.
      talk.judge().catch(report)
      emit('state', state)
      presence.look()
      reconsider()
      epochs.look(fresh)
    })
    reducing = looked.catch(() => undefined)
    return looked
  }

  const receiver = createReceiver({
    context,
    contents,
    talk,
    acknowledgements,
    notes,
    onLedger,
    onCaughtUp: () => links.tellOthers(),
  })

  /** What names an event that the disk has lost, and nobody else has, would count nowhere but here. */
  const ledgerHeads = async (): Promise<readonly EventId[]> => {
    const streams = files.streams('ledger')
    const here = ledgerEvents.filter(({ client, event }) => event.seq < streams.length(client))
    return here.length < ledgerEvents.length ? (await reduce(here)).heads : ledger.heads
  }

  const appender = createAppender({ context, talk, acknowledgements, onLedger, ledgerHeads })
  writtenHere = appender.written
  const epochs = createEpochs({ context, keys, append: appender.appendLedger })
  const links = createLinks({
    context,
    peers,
    keys,
    engine: {
      contents,
      acknowledgements,
      presence,
      notes,
      epochs,
      errands,
      onToCome: watch.look,
      receive: receiver.receive,
    },
  })

  const sayAgain = createSayAgain({
    context,
    index,
    likenesses,
    book,
    contents,
    acknowledgements,
    append: appender.appendTalk,
    repeat: appender.repeat,
    unsaid,
    forget: (id) => {
      index.forget(id)
      likenesses.forget(id)
      if (names.forget(id)) renamed()
    },
    patience,
  })
  /** What stands in the ledger again, or was misread; of what was lost, what is known stays known. */
  const mendedLedger = async (): Promise<void> => {
    const placeOf = ({ client, event }: PlacedEvent): string => `${client} ${event.seq}`
    const read = await files.events('ledger')
    const ids = new Map(read.map((placed) => [placeOf(placed), placed.id]))
    const known = new Set(ledgerEvents.map(({ id }) => id))
    ledgerEvents = ledgerEvents.filter((placed) => (ids.get(placeOf(placed)) ?? placed.id) === placed.id)
    const again = read.filter(({ id }) => !known.has(id))
    if (again.length > 0) await onLedger(again)
  }
  onMended = (doc, { onDisk, before }) => {
    const note = noteOfDoc(doc)
    if (note) notes.mended(note)
    if (!isStreamDoc(doc)) return
    // What members promised meanwhile of what lies behind a gap holds once that is filled.
    acknowledgements.mended(doc, onDisk, before.keys())
    void (doc === 'ledger' ? mendedLedger() : talk.mended(doc, before).then(() => sayAgain.lost(doc))).catch(report)
  }
  // Only where the newest time is not to be believed are the others looked at.
  for (const { heads } of files.summaries())
    if (!appender.hear(latestOf(heads))) for (const { at } of unpackHeads(heads)) appender.hear(at)
  // Nobody waits for it: what is not known to be here is not called so meanwhile.
  const resume = async (): Promise<void> => {
    await talk.resume()
    await files.seek(monthsOf(context))
    await files.seek(index.notes().map(({ note }) => noteDoc(note)))
  }
  const stopResuming = clock.after(FIRST_SCREEN, () => void resume().catch(report))
  epochs.look([])

  return {
    room,
    self: device.id,
    state: () => state,
    epochs: keys,
    events: async (doc) => (await files.events(doc)) as readonly PlacedEvent<TalkFields>[],
    months: () => monthsIn(files),
    hold: book.hold,
    fill: book.fill,
    notes: index.notes,
    editions: index.editions,
    noteTitle: (note) => files.summary(noteDoc(note))?.title ?? '',
    digest: (doc) => files.summary(doc)?.digest,
    likenesses: likenesses.all,
    signedNames: () => signedNames(files, names.newest(ledger)),
    words: contents.read,
    lacking: contents.lacking,
    isErased: contents.isErased,
    appendTalk: appender.appendTalk,
    isSaying: appender.isSaying,
    appendLedger: (fields) => appender.appendLedger(fields),
    ...createBringIn({ context, book, contents, notes, takeRuns: receiver.takeRuns }),
    openNote: async (note) => {
      // Nobody would take what is written into it.
      if (!index.isNoteFounded(note)) throw new Problem('not-allowed', 'no such note is founded here')
      return notes.open(note)
    },
    heads: (doc) => files.streams(doc).heads(),
    stored: acknowledgements.onDisk,
    delivery: acknowledgements.delivery,
    connect: links.connect,
    meetAtDoor: links.meetAtDoor,
    linked: links.devices,
    toCome,
    setPlace: presence.set,
    setHere: presence.setHere,
    present: presence.present,
    binary: files.whole,
    documents: () => files.summaries().map(({ doc }) => doc),
    introduce: async (other, update) => {
      if (update.length > limits.introductionBytes) return false
      const runs = await guardUpdate(update, 'ledger', 'ledger')
      const shown = runs.flatMap(({ entries }) => entries.map(({ placed }) => placed))
      const all = new Map([...ledgerEvents, ...shown].map((placed) => [placed.id, placed]))
      if (!(await reduce([...all.values()])).byDevice.has(other)) return false
      await receiver.takeRuns('ledger', update, runs)
      return state.byDevice.has(other)
    },
    on,
    get failing() {
      return writer.failing
    },
    close: async () => {
      stopResuming()
      watch.end()
      patience.end()
      sayAgain.end()
      epochs.end()
      links.end()
      await appender.settled()
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
