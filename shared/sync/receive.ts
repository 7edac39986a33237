import type { Content } from '../contents/words'
import type { PlacedEvent, TalkFields } from '../events/event'
import { onlyStreams } from '../events/mergeStreams'
import type { CheckedRun } from '../events/readRuns'
import { canHandOnNotes } from '../governance/canHandOnNotes'
import { hasGone } from '../governance/hasGone'
import { stands } from '../governance/stands'
import type { Examined } from '../ports/heavyWork.port'
import type { Hash, NoteDocId, StreamDocId } from '../protocol/ids'
import { isStreamDoc, noteOfDoc } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import type { Acknowledgements } from './acknowledgements'
import type { ContentsBook } from './contentsBook'
import type { Context, Peer } from './context'
import { hearersOf } from './context'
import type { NoteBook } from './noteBook'
import type { Talk } from './talk'
import { isWelcome } from './welcome'

type Update = Extract<Wire, { is: 'update' }>

/** What became of an update; `fresh` are the events that were not here. */
type Outcome = { readonly is: 'new' | 'known' | 'gap'; readonly fresh: readonly PlacedEvent[] }
const KNOWN: Outcome = { is: 'known', fresh: [] }

export type Receiver = {
  /**
   * Takes an examined update from a peer: applies what is new, passes it on; never waits for the disk. Throws when it
   * is invalid by itself.
   */
  receive(peer: Peer, update: Examined<Update>): Promise<'done' | 'gap'>
  /** Runs that have been checked, from wherever they came, with sound words that came along. */
  takeRuns(
    doc: StreamDocId,
    update: Uint8Array<ArrayBuffer>,
    runs: readonly CheckedRun[],
    along?: readonly Content[],
  ): Promise<Outcome>
}

export const createReceiver = (given: {
  readonly context: Context
  readonly contents: ContentsBook
  readonly talk: Talk
  readonly acknowledgements: Acknowledgements
  readonly notes: NoteBook
  /** The ledger has grown. */
  readonly onLedger: (fresh: readonly PlacedEvent[]) => Promise<void>
  /** Something came that other members may lack too. */
  readonly onCaughtUp: (from: Peer) => void
}): Receiver => {
  const { context, contents, talk, acknowledgements, notes, onLedger, onCaughtUp } = given
  const { files, emit } = context

  const takeRuns: Receiver['takeRuns'] = async (doc, update, runs, along = []) => {
    const streams = files.streams(doc)
    await streams.prepare(runs)
    // Nothing is awaited between looking and taking: two updates never see the same length.
    const outcomes = runs.map((run) => streams.take(run))
    for (const [at, outcome] of outcomes.entries()) {
      const device = runs[at]?.entries[0]?.placed.event.device
      if (outcome.is === 'fork' && device) emit('forked', { device, doc, evidence: outcome.evidence })
    }
    const fresh = outcomes.flatMap((outcome) => (outcome.is === 'new' ? outcome.events : []))
    const missed = outcomes.some(({ is }) => is === 'gap')
    if (fresh.length === 0) return missed ? { is: 'gap', fresh } : KNOWN
    const grown = new Map(fresh.map(({ client }) => [client, streams.length(client)]))
    // Of an update with a fork or a gap in it, only what was taken may reach the disk.
    const clean = outcomes.every(({ is }) => is === 'new' || is === 'known')
    const taken = clean ? update : onlyStreams(update, new Set(grown.keys()))
    const following =
      doc === 'ledger'
        ? { along: undefined, stored: () => undefined, follow: () => onLedger(fresh) }
        : talk.take(doc, fresh as readonly PlacedEvent<TalkFields>[], along)
    const { stored } = files.appendStreams(doc, taken, streams, following.along)
    void stored.then(() => {
      following.stored()
      for (const [client, length] of grown) acknowledgements.stored(doc, client, length)
    })
    await following.follow()
    emit('changed', doc)
    return { is: missed ? 'gap' : 'new', fresh }
  }

  const passOn = (from: Peer, doc: Update['doc'], update: Uint8Array<ArrayBuffer>, words: readonly Content[]): void => {
    for (const peer of hearersOf(context, doc)) {
      if (peer.device === from.device || from.neighbours.has(peer.device)) continue
      peer.send({ is: 'update', doc, update, contents: words, answers: false, done: true })
    }
  }

  /** What is set aside goes on without its words: nobody is to have them. */
  const hashOf = (placed: PlacedEvent): Hash | undefined =>
    'hash' in placed.event && stands(context.state(), placed as PlacedEvent<TalkFields>) ? placed.event.hash : undefined

  const receiveStreams = async (peer: Peer, examined: Examined<Update>, doc: StreamDocId): Promise<Outcome> => {
    const { message, runs } = examined
    const along = contents.fresh(message.contents)
    // Removed while it was being checked. What the removal had seen, others have too.
    if (hasGone(context.state(), peer.device)) return KNOWN
    const outcome = await takeRuns(doc, message.update, runs, along)
    // The words of events that had come without them.
    if (along.length > 0) contents.accept(along)
    return outcome
  }

  const receiveNote = async (peer: Peer, { update }: Update, doc: NoteDocId): Promise<Outcome> => {
    const note = noteOfDoc(doc)
    if (!note || !context.isNoteFounded(note) || !canHandOnNotes(context.state(), peer.device)) return KNOWN
    const taken = await notes.receive(note, update)
    if (taken === 'invalid') throw new Error('a note update that is none')
    return taken === 'unwelcome' ? KNOWN : { is: taken, fresh: [] }
  }

  return {
    receive: async (peer, examined) => {
      const { message } = examined
      const { doc, update, answers } = message
      if (answers && update.length <= 2) return 'done'
      // Nobody's fault: clocks differ, and the note's founding may still be on its way.
      if (!isWelcome(context, doc)) return 'done'
      const { is, fresh } = isStreamDoc(doc)
        ? await receiveStreams(peer, examined, doc)
        : await receiveNote(peer, message, doc as NoteDocId)
      const named = new Set(message.contents.length > 0 ? fresh.flatMap((placed) => hashOf(placed) ?? []) : [])
      const words = message.contents.filter(({ hash }) => named.has(hash) && !contents.isErased(hash))
      if ((is === 'new' || fresh.length > 0) && answers) onCaughtUp(peer)
      else if (is === 'new' || fresh.length > 0) passOn(peer, doc, update, words)
      return is === 'gap' ? 'gap' : 'done'
    },
    takeRuns,
  }
}
