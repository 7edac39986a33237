import type { Link } from '../ports/link.port'
import type { DeviceId, DocId, Hash } from '../protocol/ids'
import { isStreamDoc, noteOfDoc, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Wire } from '../protocol/wire'
import { decodeWire, encodeWire } from '../protocol/wire'
import type { Acknowledgements } from './acknowledgements'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'
import { decodeVector, roomDigest } from './digests'
import type { NoteBook } from './noteBook'
import type { Presence } from './presence'

type Update = Extract<Wire, { is: 'update' }>

/** What a linked member may ask of the rest of the engine. */
export type Engine = {
  readonly context: Context
  readonly contents: ContentsBook
  readonly acknowledgements: Acknowledgements
  readonly presence: Presence
  readonly notes: NoteBook
  /** Applies an update from a peer. `gap`: the peer must be asked for what comes before. */
  receive(peer: Peer, update: Update): Promise<'done' | 'gap'>
}

export type LinkedPeer = Peer & {
  readonly link: Link
  /** Tells what is here now, so that what differs is found. */
  summarise(): void
  /** Looks again at what the peer has: documents that were not welcome may be by now. */
  reconsider(): void
}

/** The first month of which a room may speak. */
const FIRST_MONTH = '2020-01'
const DAY = 24 * 60 * 60 * 1000

/** One link's side of the conversation between two copies of the room. */
export const speakOver = (link: Link, engine: Engine): LinkedPeer => {
  const { context, contents, acknowledgements, presence, notes } = engine
  const { files, clock, index } = context
  let neighbours: ReadonlySet<DeviceId> = new Set()
  let theirs = new Map<DocId, Hash>()
  /** Their digest of a document when it was last asked for: asking again makes sense only when it has changed. */
  const asked = new Map<DocId, Hash | ''>()
  const underway = new Set<DocId>()
  let turn: Promise<void> = Promise.resolve()
  let serving: Promise<void> = Promise.resolve()

  const send = (message: Wire): void => link.send(encodeWire(message))

  const isWelcome = (doc: DocId): boolean => {
    const note = noteOfDoc(doc)
    if (note) return index.isNoteFounded(note)
    if (doc === 'ledger') return true
    return doc >= `talk/${FIRST_MONTH}` && doc <= talkDocAt(clock.now() + 31 * DAY)
  }

  const want = (doc: DocId, digest: Hash | ''): void => {
    if (underway.has(doc)) return
    underway.add(doc)
    asked.set(doc, digest)
    const stateVector = files.summary(doc)?.stateVector ?? new Uint8Array([0])
    send({ is: 'want', doc, stateVector })
  }

  const reconsider = (): void => {
    const differing = [...theirs].filter(([doc, digest]) => {
      const summary = files.summary(doc)
      return summary?.digest !== digest && asked.get(doc) !== digest && (summary !== undefined || isWelcome(doc))
    })
    for (const [doc, digest] of differing.sort(([a], [b]) => urgency(a) - urgency(b) || (a < b ? 1 : -1))) want(doc, digest)
  }

  const serve = async (doc: DocId, stateVector: Uint8Array): Promise<void> => {
    const pieces = await files.lacking(doc, decodeVector(stateVector))
    for (const [at, update] of pieces.entries()) {
      await link.drained()
      send({ is: 'update', doc, update, contents: [], answers: true, done: at === pieces.length - 1 })
    }
    if (pieces.length === 0) send({ is: 'update', doc, update: EMPTY, contents: [], answers: true, done: true })
  }

  const summarise = (): void => {
    void roomDigest(files.summaries()).then((digest) => send({ is: 'summary', digest }))
  }

  const update = async (message: Update): Promise<void> => {
    const { doc, answers, done } = message
    if (answers && done) underway.delete(doc)
    const outcome = await engine.receive(peer, message)
    if (outcome === 'gap' && !answers) want(doc, theirs.get(doc) ?? '')
  }

  const act = async (message: Wire): Promise<void> => {
    switch (message.is) {
      case 'summary':
        if (message.digest === (await roomDigest(files.summaries()))) return
        return send({ is: 'digests', docs: files.summaries().map(({ doc, digest }) => [doc, digest]) })
      case 'digests':
        theirs = new Map(message.docs)
        return reconsider()
      case 'want':
        // Answering may wait for a slow link; listening must not.
        serving = serving.then(() => serve(message.doc, message.stateVector)).catch((error: unknown) => fail(error))
        return
      case 'update':
        return update(message)
      case 'wantContents':
        return contents.answer(peer, message.hashes)
      case 'contents':
        return contents.receive(peer, message)
      case 'ack':
        return acknowledgements.receive(link.device, message.doc, message.complete)
      case 'neighbours':
        neighbours = new Set(message.devices)
        return
      case 'place':
        return presence.receive(link.device, message.place)
      case 'awareness':
        return notes.receiveAwareness(link.device, message.note, message.update)
    }
  }

  const fail = (error: unknown): void => link.close(`invalid: ${error instanceof Error ? error.message : 'message'}`)

  const peer: LinkedPeer = {
    link,
    device: link.device,
    get neighbours() {
      return neighbours
    },
    send,
    close: (reason) => link.close(reason),
    summarise,
    reconsider,
  }

  link.receive((bytes) => {
    let message: Wire
    try {
      if (bytes.length > limits.messageBytes) throw new Error('too large')
      message = decodeWire(bytes)
    } catch (error) {
      fail(error)
      return
    }
    // In order: a live update must not overtake the one before it while that one is being checked.
    turn = turn.then(() => act(message)).catch(fail)
  })
  return peer
}

/** An update that says nothing. */
const EMPTY = new Uint8Array([0, 0])

/** The ledger first, then the conversation, then the notes. */
const urgency = (doc: DocId): number => (doc === 'ledger' ? 0 : isStreamDoc(doc) ? 1 : 2)
