import type { LedgerFields, PlacedEvent, TalkFields } from '../events/event'
import type { Written } from '../events/streamWriter'
import type { Content } from '../contents/words'
import { makeWords } from '../contents/words'
import { canSay } from '../governance/canSay'
import type { HeldEpoch } from '../ports/documentStore.port'
import type { EventId, StreamDocId } from '../protocol/ids'
import { talkDocAt } from '../protocol/ids'
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

  const appendTalk: Appender['appendTalk'] = (fields, said) =>
    inOrder(async () => {
      if (!canSay(state(), device.id, fields.kind)) throw new Problem('not-allowed', 'this device may not post here')
      const content = said && (await makeWords({ ...said, by: device.id }, randomness))
      const at = nextTime()
      const doc = talkDocAt(at)
      const whole = (content ? { ...fields, hash: content.hash } : fields) as TalkFields
      const put = ({ update, placed }: Written<TalkFields>) => {
        const words = content ? [content] : []
        const taken = talk.take(doc, [placed], words)
        // Others first: one's own disk and screen take their time on this very thread.
        send(doc, update, words)
        const stored = files.appendStreams(doc, update, files.streams(doc), taken.along).stored.then(() => {
          taken.stored()
          acknowledgements.stored(doc, placed.client, placed.event.seq + 1)
        })
        return { placed, stored, taken }
      }
      const { placed, stored, taken } = await writers.append(doc, whole, at, async () => undefined, put)
      await taken.follow()
      emit('changed', doc)
      return { placed, stored }
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
    appendLedger,
    written: writers.written,
    settled: async () => {
      await appending
    },
  }
}
