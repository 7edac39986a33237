import type { PlacedEvent, TalkFields } from '../events/event'
import { guardUpdate } from '../events/guardUpdate'
import type { CheckedRun } from '../events/readRuns'
import { canPost } from '../governance/canPost'
import type { NoteDocId, StreamDocId } from '../protocol/ids'
import { isStreamDoc, noteOfDoc, signedDocName } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import type { Acknowledgements } from './acknowledgements'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'
import type { NoteBook } from './noteBook'
import type { Streams } from './streams'

type Update = Extract<Wire, { is: 'update' }>

export type Receiver = {
  /** Checks an update from a peer, applies what is new, passes it on. Throws Refused when it is invalid by itself. */
  receive(peer: Peer, update: Update): Promise<'done' | 'gap'>
  /** Runs that have been checked, from wherever they came. True if there was anything new in them. */
  takeRuns(doc: StreamDocId, update: Uint8Array<ArrayBuffer>, runs: readonly CheckedRun[]): Promise<'new' | 'known' | 'gap'>
  /** After new events: the index, the contents, the observers. */
  follow(doc: StreamDocId, events: readonly PlacedEvent[]): Promise<void>
}

export const createReceiver = (given: {
  readonly context: Context
  readonly contents: ContentsBook
  readonly acknowledgements: Acknowledgements
  readonly notes: NoteBook
  readonly streamsOf: (doc: StreamDocId) => Promise<Streams>
  /** The ledger has grown. */
  readonly onLedger: () => Promise<void>
  /** Something came that other members may lack too. */
  readonly onCaughtUp: (from: Peer) => void
}): Receiver => {
  const { context, contents, acknowledgements, notes, streamsOf, onLedger, onCaughtUp } = given
  const { room, files, index, peers, emit } = context

  const follow: Receiver['follow'] = async (doc, events) => {
    if (doc === 'ledger') return onLedger()
    const talk = events as readonly PlacedEvent<TalkFields>[]
    const meaning = index.add(talk, context.state())
    emit('events', doc, talk)
    await contents.follow(meaning)
  }

  const takeRuns: Receiver['takeRuns'] = async (doc, update, runs) => {
    const streams = await streamsOf(doc)
    // Nothing is awaited between looking and taking: two updates never see the same length.
    const outcomes = runs.map((run) => streams.take(run))
    const fresh = outcomes.flatMap((outcome) => (outcome.is === 'new' ? outcome.events : []))
    if (fresh.length === 0) return outcomes.some(({ is }) => is === 'gap') ? 'gap' : 'known'
    const grown = new Map(fresh.map(({ client }) => [client, streams.length(client)]))
    // Of an update with a fork or a gap in it, only what was taken may reach the disk.
    const clean = outcomes.every(({ is }) => is === 'new' || is === 'known')
    const taken = clean ? update : files.onlyStreams(update, new Set(grown.keys()))
    const stored = files.appendStreams(doc, taken, streams)
    void stored.then(() => {
      for (const [client, length] of grown) acknowledgements.stored(doc, client, length)
    })
    if (doc === 'ledger') await stored
    await follow(doc, fresh)
    emit('changed', doc)
    return 'new'
  }

  const passOn = (from: Peer, { doc, update, contents: words }: Update): void => {
    for (const peer of peers.values()) {
      if (peer.device === from.device || from.neighbours.has(peer.device)) continue
      peer.send({ is: 'update', doc, update, contents: words, answers: false, done: true })
    }
  }

  const receiveStreams = async (message: Update, doc: StreamDocId): Promise<'new' | 'known' | 'gap'> => {
    const runs = await guardUpdate(message.update, signedDocName(room, doc), doc)
    const outcome = await takeRuns(doc, message.update, runs)
    if (outcome === 'new' && message.contents.length > 0) await contents.take(message.contents)
    return outcome
  }

  const receiveNote = async (peer: Peer, { update }: Update, doc: NoteDocId): Promise<'new' | 'known' | 'gap'> => {
    const note = noteOfDoc(doc)
    if (!note || !index.isNoteFounded(note) || !canPost(context.state(), peer.device)) return 'known'
    const outcome = await notes.receive(note, update)
    if (outcome === 'invalid') throw new Error('a note update that is none')
    return outcome === 'unwelcome' ? 'known' : outcome
  }

  return {
    receive: async (peer, message) => {
      const { doc, answers } = message
      if (answers && message.update.length <= 2) return 'done'
      const outcome = isStreamDoc(doc)
        ? await receiveStreams(message, doc)
        : await receiveNote(peer, message, doc as NoteDocId)
      if (outcome === 'gap') return 'gap'
      if (outcome === 'new') (answers ? onCaughtUp(peer) : passOn(peer, message))
      return 'done'
    },
    takeRuns,
    follow,
  }
}

