import type { LedgerFields, PlacedEvent, TalkFields } from '../events/event'
import { guardUpdate } from '../events/guardUpdate'
import type { Written } from '../events/streamWriter'
import type { Content } from '../contents/words'
import { makeWords } from '../contents/words'
import { admissibleEvents } from '../governance/admissibleEvents'
import { canPost } from '../governance/canPost'
import { canTakeBack } from '../governance/canTakeBack'
import { hasGone, hasLeft } from '../governance/hasGone'
import { reduceLedger } from '../governance/reduceLedger'
import type { RoomState } from '../governance/roomState'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore } from '../ports/documentStore.port'
import type { Device, Keychain } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, EventId, NoteDocId, RoomId, StreamDocId, TalkDocId } from '../protocol/ids'
import { noteDoc, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { asProblem, Problem } from '../protocol/problem'
import { createAcknowledgements } from './acknowledgements'
import { createContentsBook } from './contentsBook'
import type { Context } from './context'
import { createEmitter } from './emitter'
import { createClaims } from './claims'
import { openEpochKeys } from './epochKeys'
import { createErrands } from './errands'
import type { LinkedPeer } from './linkProtocol'
import { speakOver } from './linkProtocol'
import { createLogWriter } from './logWriter'
import { createMonthBook } from './monthBook'
import { createNoteBook } from './noteBook'
import { createPatience } from './patience'
import { createPresence } from './presence'
import { createReceiver } from './receive'
import type { Replica } from './replica'
import { openRoomFiles } from './roomFiles'
import { createTalk } from './talk'
import { createTalkIndex } from './talkIndex'
import type { ToCome } from './toCome'
import { isSameToCome, sumToCome } from './toCome'
import { roomNow } from './welcome'
import { createWriters } from './writers'

/** Milliseconds between two looks whether linked members hold the same, beside those after something has come. */
const COMPARE = 15_000
/** Milliseconds to wait for more of a catch-up before others are told of it. */
const SETTLE = 150
/** Every so many looks, members are asked again for what they lacked before. */
const ANEW = 4
/** As many heads as an event may name; a ledger that has more is joined again bit by bit. */
const MOST_HEADS = 16

/** Why a link is closed whose other end was removed, or has left. */
const GONE = 'no longer a device of a member'

/** Milliseconds for telling somebody who leaves that it is stored here; nothing more is taken from them. */
const FAREWELL = 1_000

type Open = {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly room: RoomId
}

/**
 * Opens one room's copy on this device. Throws Problem `database-broken` when the stored ledger can't be read, `no-keys`
 * when its secrets can't be opened, or whatever the store reports.
 */
export const openReplica = async ({ store, keychain, device, clock, randomness, room }: Open): Promise<Replica> => {
  const { emit, on } = createEmitter()
  const report = (error: unknown): void => emit('problem', asProblem(error))
  const writer = createLogWriter({ store, room, clock, onProblem: (problem) => emit('problem', problem) })
  const files = await openRoomFiles({ store, room, writer })
  const keys = await openEpochKeys({ store, keychain, room })
  const peers = new Map<DeviceId, LinkedPeer>()
  const proofs = new Map<EventId, boolean>()

  const reduce = async (events: readonly PlacedEvent[]): Promise<RoomState> =>
    reduceLedger(room, await admissibleEvents(room, events as PlacedEvent<LedgerFields>[], proofs))

  const ledgerEvents = [...(await files.events('ledger'))]
  const ledger = files.streams('ledger')
  let state = await reduce(ledgerEvents)
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
    peers,
    emit,
    state: () => state,
    isNoteFounded: (note) => index.isNoteFounded(note),
  }
  let toCome: ToCome | undefined
  const lookToCome = (): void => {
    const before = toCome
    toCome = sumToCome(peers.values(), contents.toCome())
    if (!isSameToCome(before, toCome)) emit('toCome', toCome)
  }
  const reconsider = (): void => {
    for (const peer of peers.values()) peer.reconsider()
  }
  const errands = createErrands(clock, reconsider)
  const claims = createClaims((doc, client) => acknowledgements.look(doc, client))
  const contents = createContentsBook(context, claims, await store.erased(room), () => lookToCome())
  const acknowledgements = createAcknowledgements(context, claims, await store.deliveries(room))
  const presence = createPresence(context)
  const book = createMonthBook(context)
  const [founded, unsettled] = await Promise.all([store.notables(room, 'notes'), store.notables(room, 'unsettled')])
  const index = createTalkIndex({ context, book, founded, unsettled })
  const patience = createPatience(clock, (problem) => emit('problem', problem))
  const talk = createTalk({
    context,
    book,
    index,
    contents,
    claims,
    acknowledgements,
    patience,
    onNoteFounded: reconsider,
  })

  const hear = (at: number): void => {
    if (at <= roomNow(context) + limits.clockAhead) latest = Math.max(latest, at)
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

  /** Who is no longer a member is cut off before anybody hears of it. */
  const cutOff = (): void => {
    for (const peer of Array.from(peers.values())) {
      if (!hasGone(state, peer.device)) continue
      const close = (): void => void (hasGone(state, peer.device) && peer.close(GONE))
      if (hasLeft(state, peer.device)) clock.after(FAREWELL, close)
      else close()
    }
  }

  let reducing: Promise<void> = Promise.resolve()
  const onLedger = (fresh: readonly PlacedEvent[]): Promise<void> => {
    ledgerEvents.push(...fresh)
    const looked = reducing.then(async () => {
      state = await reduce(ledgerEvents)
      cutOff()
      for (const { event } of fresh) hear(event.at)
      // What was held back for want of a right is looked at again; nobody waits for it.
      talk.judge().catch(report)
      emit('state', state)
      presence.look()
      reconsider()
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
    onCaughtUp: tellOthers,
  })

  const writers = createWriters(context)
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
      // Who no longer writes here can still take back what they wrote.
      const may = fields.kind === 'takenBack' ? canTakeBack(state, device.id, device.id) : canPost(state, device.id)
      if (!may) throw new Problem('not-allowed', 'this device may not post here')
      const content = said && (await makeWords({ ...said, by: device.id }, randomness))
      const at = nextTime()
      const doc = talkDocAt(at)
      const streams = files.streams(doc)
      const stream = await writers.of(doc)
      const whole = (content ? { ...fields, hash: content.hash } : fields) as TalkFields
      const { update, placed } = (await stream.write(whole, at)) as Written<TalkFields>
      streams.add(placed)
      const words = content ? [content] : []
      const taken = talk.take(doc, [placed], words)
      // Others first: one's own disk and screen take their time on this very thread.
      send(doc, update, words)
      const stored = files.appendStreams(doc, update, streams, taken.along).stored.then(() => {
        taken.stored()
        acknowledgements.stored(doc, placed.client, placed.event.seq + 1)
      })
      await taken.follow()
      emit('changed', doc)
      return { placed, stored }
    })

  const appendLedger: Replica['appendLedger'] = (fields) =>
    inOrder(async () => {
      const stream = await writers.of('ledger')
      const whole = { ...fields, heads: state.heads.slice(0, MOST_HEADS) } as LedgerFields
      const { update, placed } = (await stream.write(whole, nextTime())) as Written<LedgerFields>
      ledger.add(placed)
      const stored = files.appendStreams('ledger', update, ledger).stored.then(() => {
        acknowledgements.stored('ledger', placed.client, placed.event.seq + 1)
        send('ledger', update, [])
      })
      await onLedger([placed])
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
    // Removed while hands were being shaken.
    if (hasGone(state, link.device)) return link.close(GONE)
    const before = peers.get(link.device)
    const peer = speakOver(link, {
      context,
      contents,
      acknowledgements,
      presence,
      notes,
      errands,
      onToCome: lookToCome,
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
      lookToCome()
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
      .streamDocs()
      .filter((doc): doc is TalkDocId => doc !== 'ledger')
      .sort()
      .reverse()

  for (const doc of files.streamDocs()) for (const { at } of files.streams(doc).heads()) hear(at)
  // Nobody waits for it: what is not known to be here is not called so meanwhile.
  talk.resume().catch(report)

  return {
    room,
    self: device.id,
    state: () => state,
    epochs: keys,
    events: async (doc) => (await files.events(doc)) as readonly PlacedEvent<TalkFields>[],
    months,
    hold: book.hold,
    fill: book.fill,
    notes: () => index.notes().map(({ event }) => ({ note: event.note, by: event.device, at: event.at })),
    noteTitle: (note) => files.summary(noteDoc(note))?.title ?? '',
    words: contents.read,
    isErased: contents.isErased,
    appendTalk,
    appendLedger,
    openNote: async (note) => {
      // Nobody would take what is written into it.
      if (!index.isNoteFounded(note)) throw new Problem('not-allowed', 'no such note is founded here')
      return notes.open(note)
    },
    heads: (doc) => files.streams(doc).heads(),
    stored: acknowledgements.onDisk,
    delivery: acknowledgements.delivery,
    connect,
    linked: linkedDevices,
    toCome: () => toCome,
    setPlace: presence.set,
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
      closed = true
      stopComparing()
      patience.end()
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
