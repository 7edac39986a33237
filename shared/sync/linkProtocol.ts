import type { Examined } from '../ports/heavyWork.port'
import type { Link } from '../ports/link.port'
import type { DeviceId, DocId, Hash } from '../protocol/ids'
import { noteOfDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Wire } from '../protocol/wire'
import { encodeWire } from '../protocol/wire'
import type { Acknowledgements } from './acknowledgements'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'
import { decodeVector, roomDigest } from './digests'
import type { Epochs } from './epochs'
import type { Errands } from './errands'
import { hearingFaults, linkFaults } from './hearLink'
import type { NoteBook } from './noteBook'
import type { Presence } from './presence'
import { namedIn } from './namedIn'
import { serveDocument, serveNewest, wantOf } from './serveDocument'
import { createWorkQueue } from './workQueue'
import { isWelcome } from './welcome'

type Update = Extract<Wire, { is: 'update' }>

/** What a linked member may ask of the rest of the engine. */
export type Engine = {
  readonly context: Context
  readonly contents: ContentsBook
  readonly acknowledgements: Acknowledgements
  readonly presence: Presence
  readonly notes: NoteBook
  readonly epochs: Epochs
  readonly errands: Errands
  /** What is still to come has been looked at. */
  readonly onToCome: () => void
  /** Applies an update from a peer. `gap`: the peer must be asked for what comes before. */
  receive(peer: Peer, update: Examined<Update>): Promise<'done' | 'gap'>
}

export type LinkedPeer = Peer & {
  /** Tells what is here now, so that what differs is found. */
  summarise(): void
  /** Looks again at what the peer has: documents that were not welcome may be by now. */
  reconsider(): void
  /** Forgets what it was asked in vain. */
  askAnew(): void
  /** Documents of which the peer has, as far as is known, something that is not here. */
  toCome(): readonly DocId[]
}

/** What waits to be checked, in bytes: an honest member never comes near it. */
const QUEUED_BYTES = 2 * limits.messageBytes
/** Requests of one member that wait to be answered: an honest one has a handful. */
const REQUESTS = 64
/** A link on which so much waits to leave gets no live updates: it is told what differs once it has caught up. */
const BEHIND = 8 * limits.bufferedHigh
/** Milliseconds until what was missed is asked for, so that a run of gaps costs one question. */
const MISSED = 100

/** One link's side of the conversation between two copies of the room. */
export const speakOver = (link: Link, engine: Engine): LinkedPeer => {
  const { context, contents, acknowledgements, presence, notes, epochs, errands, onToCome } = engine
  const { files, clock, emit, work } = context
  let neighbours: ReadonlySet<DeviceId> = new Set()
  let theirs: ReadonlyMap<DocId, Hash> = new Map()
  /** Their digest of a document when it was last asked for: asking again makes sense only when it has changed. */
  const asked = new Map<DocId, Hash>()
  /** Live updates that could not be taken, since something before them is not here. */
  const missed = new Set<DocId>()
  /** What differed at the last look, and was not asked for then. */
  let waiting: readonly DocId[] = []
  let looking = false
  let behind = false

  const faults = linkFaults(link, emit)
  const incoming = createWorkQueue({ most: QUEUED_BYTES, ...hearingFaults(link, emit) })
  // Answering may wait for a slow link; listening must not.
  const outgoing = createWorkQueue({ most: REQUESTS, ...faults })
  // Words of the newest month are not to wait until years of events have left.
  const words = createWorkQueue({ most: REQUESTS, ...faults })

  const catchUp = async (): Promise<void> => {
    await link.drained()
    behind = false
    summarise()
  }

  const isLive = (message: Wire): boolean => message.is === 'awareness' || (message.is === 'update' && !message.answers)

  let hasToldPlace = false
  /** The one door by which presence leaves: the unseen say nothing, and only who is seen by name shows a caret. */
  const mayLeave = (message: Wire): boolean => {
    if (message.is === 'awareness') return presence.isNamed()
    if (message.is !== 'place') return true
    const toldBefore = hasToldPlace
    hasToldPlace = message.place.in !== 'unseen'
    return hasToldPlace || toldBefore
  }

  const send = (message: Wire): void => {
    if (!mayLeave(message)) return
    if (link.buffered <= BEHIND || !isLive(message)) return link.send(encodeWire(message))
    if (behind) return
    behind = true
    catchUp().catch(faults.fail)
  }

  const answer = async (message: Wire): Promise<void> => link.send(await work.encode(message))

  /** The ledger first, then what is on the screen, then the conversation, newest first, then the notes. */
  const urgency = (doc: DocId): number => {
    if (doc === 'ledger') return 0
    const note = noteOfDoc(doc)
    if (note) return notes.isOpen(note) ? 1 : 3
    return 2
  }

  /** Whether it is asked for now. */
  const want = (doc: DocId): boolean => {
    if (!errands.begin(doc, link.device)) return false
    const digest = theirs.get(doc)
    if (digest) asked.set(doc, digest)
    missed.delete(doc)
    send(wantOf(files, doc))
    return true
  }

  const reconsider = (): void => {
    const differing = new Set<DocId>(missed)
    for (const [doc, digest] of theirs) {
      if (files.summary(doc)?.digest !== digest && asked.get(doc) !== digest && isWelcome(context, doc))
        differing.add(doc)
    }
    const byUrgency = (a: DocId, b: DocId): number => urgency(a) - urgency(b) || (a < b ? 1 : -1)
    waiting = [...differing].sort(byUrgency).filter((doc) => !want(doc))
    onToCome()
  }

  const reconsiderSoon = (): void => {
    if (looking) return
    looking = true
    clock.after(MISSED, () => {
      looking = false
      reconsider()
    })
  }

  const digest = async (): Promise<Hash> => {
    await files.settled()
    return roomDigest(files.summaries())
  }
  const summarise = (): void => {
    digest()
      .then((own) => send({ is: 'summary', digest: own }))
      .catch(faults.fail)
  }
  const tellDigests = (answer: boolean): void =>
    send({ is: 'digests', docs: files.summaries().map((summary) => [summary.doc, summary.digest] as const), answer })

  const serve = async (doc: DocId, vector: ReadonlyMap<number, number>): Promise<void> => {
    const wordsIn = (update: Uint8Array) => contents.along(namedIn(context, doc, update))
    await serveDocument({
      files,
      link,
      answer,
      doc,
      vector: await serveNewest({ files, link, answer, doc, vector, wordsIn }),
    })
  }

  const update = async (examined: Examined<Update>): Promise<void> => {
    const { doc, answers, done } = examined.message
    if (answers) errands.progress(doc, link.device)
    try {
      // An answer has no gaps: who leaves one in it is not asked again.
      if ((await engine.receive(peer, examined)) === 'gap' && !answers) {
        missed.add(doc)
        reconsiderSoon()
      }
    } finally {
      if (answers && done) {
        // The others are asked only for what they have beyond this.
        await files.settled()
        errands.done(doc, link.device)
      }
    }
  }

  const act = async ({ message, runs }: Examined): Promise<void> => {
    switch (message.is) {
      case 'summary':
        if (message.digest !== (await digest())) tellDigests(true)
        return
      case 'digests':
        await files.settled()
        theirs = new Map(message.docs)
        if (message.answer) tellDigests(false)
        return reconsider()
      case 'want':
        return outgoing.add(1, () => serve(message.doc, decodeVector(message.stateVector)))
      case 'update':
        return update({ message, runs })
      case 'wantContents':
        return words.add(1, async () => {
          await link.drained()
          await contents.answer(peer, message.hashes)
        })
      case 'contents':
        return contents.receive(peer, message)
      case 'ack':
        return acknowledgements.receive(link.device, message.doc, message.complete)
      case 'neighbours':
        neighbours = new Set(message.devices)
        return
      case 'place':
        // Whoever does not want to be named any more may have left a caret behind.
        if (message.place.in === 'counted' || message.place.in === 'unseen') notes.forget(link.device)
        return presence.receive(link.device, message.place)
      case 'awareness':
        return notes.receiveAwareness(link.device, message.note, message.update)
      case 'wantEpoch':
        return epochs.asked(peer, message.epoch)
      case 'epoch':
        return epochs.handed(message.epoch, message.secret)
    }
  }

  const peer: LinkedPeer = {
    device: link.device,
    get neighbours() {
      return neighbours
    },
    send,
    answer,
    close: (reason) => link.close(reason),
    summarise,
    reconsider,
    askAnew: () => {
      asked.clear()
      reconsider()
    },
    toCome: () => [...errands.of(link.device), ...waiting],
  }

  link.closed(() => {
    epochs.forget(peer)
    incoming.end()
    outgoing.end()
    words.end()
  })
  link.receive((bytes) => {
    // Acted upon in order: a live update must not overtake the one before it while that one is being checked.
    incoming.add(bytes.length, act, () => work.examine(bytes, context.room))
  })
  return peer
}
