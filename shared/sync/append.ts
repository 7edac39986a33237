import type { Edition, LedgerFields, Part, PlacedEvent, TalkFields } from '../events/event'
import type { Written } from '../events/streamWriter'
import { partsSum } from '../contents/partsSum'
import type { Content } from '../contents/words'
import { makeWords } from '../contents/words'
import { canSay } from '../governance/canSay'
import type { HeldEpoch } from '../ports/documentStore.port'
import type { EventId, StreamDocId, TalkDocId } from '../protocol/ids'
import { monthOfDoc, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { Acknowledgements } from './acknowledgements'
import type { Context } from './context'
import { hearersOf } from './context'
import type { Appended, LedgerDraft, Replica } from './replica'
import type { Talk } from './talk'
import { roomNow } from './welcome'
import type { Writers } from './writers'
import { createWriters } from './writers'

/** As many heads as an event may name; a ledger that has more is joined again bit by bit. */
const MOST_HEADS = 16

/** What this device writes itself: signed, shown and sent at once. */
export type Appender = {
  /** A time that was read in an event: what is written from now on is later. Returns whether it can be believed. */
  hear(at: number): boolean
  appendTalk: Replica['appendTalk']
  isSaying: Replica['isSaying']
  /** Says once more what names contents that are here under their hashes already. Its time is `from` at least. */
  repeat(fields: Edition | Part, content: Content, from?: number): Promise<Appended<TalkFields>>
  /** `along` is written in one go with the event: the secret of an epoch with what opened it. */
  appendLedger(
    fields: LedgerDraft,
    along?: (placed: PlacedEvent<LedgerFields>) => Promise<readonly HeldEpoch[]>,
  ): Promise<Appended<LedgerFields>>
  /** What of a document was written here in this session (`writers.ts`). */
  written: Writers['written']
  /** Resolves when nothing is being appended any more. */
  settled(): Promise<void>
}

export const createAppender = (given: {
  readonly context: Context
  readonly talk: Talk
  readonly acknowledgements: Acknowledgements
  readonly onLedger: (fresh: readonly PlacedEvent[]) => Promise<void>
  /** The newest events of the ledger that members can be given. */
  readonly ledgerHeads: () => Promise<readonly EventId[]>
}): Appender => {
  const { context, talk, acknowledgements, onLedger, ledgerHeads } = given
  const { device, randomness, files, emit, state } = context
  const writers = createWriters(context)
  /** In streams of their own: what is said next is acknowledged without waiting for files that others have not fetched yet. */
  const ofParts = createWriters(context)
  /** The latest time seen or written. */
  let latest = 0

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
    for (const peer of hearersOf(context, doc))
      peer.send({ is: 'update', doc, update, contents: words, answers: false, done: true })
  }

  /** The message whose parts are being said. */
  let saying: EventId | undefined

  /**
   * Signs an event and puts it into its stream. `content` are the words under its hash. What is older than `from` would not belong to
   * what it is of: this machine's clock may have been put right meanwhile.
   */
  const say = async (fields: TalkFields, content: Content | undefined, from = 0): Promise<Appended<TalkFields>> => {
    const at = Math.max(nextTime(), from)
    const doc = talkDocAt(at)
    const put = ({ update, placed }: Written<TalkFields>) => {
      const words = content ? [content] : []
      if ('parts' in fields && fields.parts) saying = placed.id
      const taken = talk.take(doc, [placed], words)
      // Others first: one's own disk and screen take their time on this very thread. Parts go when they are asked for, so
      // that what is said next does not wait behind them.
      send(doc, update, fields.kind === 'part' ? [] : words)
      const stored = files.appendStreams(doc, update, files.streams(doc), taken.along).stored.then(() => {
        taken.stored()
        acknowledgements.stored(doc, placed.client, placed.event.seq + 1)
      })
      return { placed, stored, taken }
    }
    const into = fields.kind === 'part' ? ofParts : writers
    const { placed, stored, taken } = await into.append(doc, fields, at, async () => undefined, put)
    await taken.follow()
    emit('changed', doc)
    return { placed, stored }
  }

  const mayNot = (): Problem => new Problem('not-allowed', 'this device may not post here')

  const appendTalk: Appender['appendTalk'] = (fields, said, parts = []) =>
    inOrder(async () => {
      if (!canSay(state(), device.id, fields.kind)) throw mayNot()
      if (parts.length > limits.parts) throw new Problem('too-long', `${parts.length} parts`)
      const by = device.id
      const content = said && (await makeWords({ ...said, by }, randomness))
      const pieces: Content[] = []
      for (const text of parts) pieces.push(await makeWords({ v: 1, by, text }, randomness))
      const hashes = pieces.map(({ hash }) => hash)
      const whole = pieces.length > 0 ? { parts: pieces.length, sum: partsSum(hashes) } : {}
      try {
        const first = await say({ ...fields, ...(content && { hash: content.hash }), ...whole } as TalkFields, content)
        const { id, in: doc, event } = first.placed
        const stored = [first.stored]
        for (const [nth, piece] of pieces.entries()) {
          const month = monthOfDoc(doc as TalkDocId)
          stored.push((await say({ kind: 'part', of: id, month, nth, hash: piece.hash }, piece, event.at)).stored)
        }
        return { placed: first.placed, stored: Promise.all(stored).then(() => undefined) }
      } finally {
        saying = undefined
      }
    })

  const repeat: Appender['repeat'] = (fields, content, from) =>
    inOrder(async () => {
      if (!canSay(state(), device.id, fields.kind)) throw mayNot()
      return say(fields, content, from)
    })

  const appendLedger: Appender['appendLedger'] = (fields, along = async () => []) =>
    inOrder(async () => {
      const whole = { ...fields, heads: (await ledgerHeads()).slice(0, MOST_HEADS) } as LedgerFields
      const put = ({ update, placed: signed }: Written<LedgerFields>, epochs: readonly HeldEpoch[]) => {
        const also = { notables: [], contents: [], epochs }
        const { stored: onDisk } = files.appendStreams('ledger', update, files.streams('ledger'), also)
        const told = onDisk.then(() => {
          acknowledgements.stored('ledger', signed.client, signed.event.seq + 1)
          send('ledger', update, [])
        })
        return { placed: signed, stored: told }
      }
      const { placed, stored } = await writers.append('ledger', whole, nextTime(), along, put)
      await onLedger([placed])
      return { placed, stored }
    })

  return {
    hear: (at) => {
      if (at > roomNow(context) + limits.clockAhead) return false
      latest = Math.max(latest, at)
      return true
    },
    appendTalk,
    isSaying: (message) => saying === message,
    repeat,
    appendLedger,
    written: (doc) => [...writers.written(doc), ...ofParts.written(doc)],
    settled: async () => {
      await appending
    },
  }
}
