import { isChange } from '../documents/monthLine'
import { wholeParts } from '../documents/wholeParts'
import type { Part, PlacedEvent, Posted } from '../events/event'
import type { Hash, MessageId, Month, TalkDocId } from '../protocol/ids'
import type { Acknowledgements } from './acknowledgements'
import type { Appender } from './append'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { MonthBook } from './monthBook'

type Message = PlacedEvent<Posted>
/** Milliseconds since it was written in which a message is awaited of who is away: 30 days, as doors are kept. */
const AWAITED = 30 * 24 * 60 * 60 * 1000

/** How a message is called where it is said of another event that it is about it. */
export type Called = Pick<Part, 'of' | 'month'>

/** Says a message of this device's once more that stands behind what its disk has lost. */
export type MessageAgain = {
  /** Somebody is known to have it, and is away, and not for long: they will bring it. */
  isAwaited(message: PlacedEvent): boolean
  /** Nobody has taken it back, or redacted it, as far as is known here. */
  counts(message: Message): Promise<boolean>
  /** Parts that name it, as far as they stand where they can be read. */
  parts(message: PlacedEvent): Promise<readonly PlacedEvent<Part>[]>
  /** `lost`: parts that are not where they stood. `reply`: what it answers. Resolves with how it stands now; nothing if its words are gone. */
  say(
    message: Message,
    lost: readonly PlacedEvent<Part>[],
    reply: { readonly replyTo: MessageId | undefined; readonly replyMonth: Month | undefined },
  ): Promise<PlacedEvent | undefined>
}

export const createMessageAgain = (given: {
  readonly context: Context
  readonly book: MonthBook
  readonly contents: ContentsBook
  readonly acknowledgements: Pick<Acknowledgements, 'delivery'>
  readonly append: Appender['appendTalk']
}): MessageAgain => {
  const { context, book, contents, acknowledgements, append } = given
  const { device, peers, clock, state } = context

  const parts: MessageAgain['parts'] = async ({ id, in: doc }) => {
    const { line, release } = await book.hold(doc as TalkDocId)
    try {
      await book.fill(doc as TalkDocId)
      return line.parts(id as MessageId).filter(({ event }) => event.device === device.id)
    } finally {
      release()
    }
  }

  /** What its parts say, if all of them are here. */
  const textsOf = async (
    message: Message,
    lost: readonly PlacedEvent<Part>[],
  ): Promise<readonly string[] | undefined> => {
    if (!message.event.parts) return []
    const hashes: readonly Hash[] | undefined = wholeParts(message.event, [...(await parts(message)), ...lost])
    const read = await contents.read(hashes ?? [])
    const texts = hashes?.flatMap((hash) => read.get(hash)?.text ?? [])
    return texts?.length === hashes?.length ? texts : undefined
  }

  return {
    isAwaited: ({ in: doc, client, event }) =>
      clock.now() - event.at < AWAITED &&
      Array.from(state().byDevice.keys()).some(
        (other) =>
          other !== device.id &&
          !peers.has(other) &&
          (acknowledgements.delivery(other, doc).get(client) ?? 0) > event.seq,
      ),
    counts: async ({ id, in: doc }) => {
      const about = (await book.said(doc as TalkDocId)).get(id as MessageId) ?? []
      return !about.some((placed) => isChange(placed) && placed.event.kind !== 'edit')
    },
    parts,
    say: async (message, lost, { replyTo, replyMonth }) => {
      const { hash } = message.event
      const words = (await contents.read([hash])).get(hash)
      if (!words) return undefined
      const fields = { kind: 'message', ...(replyTo && { replyTo }), ...(replyMonth && { replyMonth }) } as const
      const texts = await textsOf(message, lost)
      if (texts) return (await append(fields, words, texts)).placed
      // What is not whole any more is said without its files.
      const { v, text, mentions = [] } = words
      return text === '' ? undefined : (await append(fields, { v, text, mentions })).placed
    },
  }
}
