import type { Content } from '../contents/words'
import { createPile } from '../documents/pile'
import type { PlacedEvent, TalkFields } from '../events/event'
import { reachOf } from '../events/mergeStreams'
import type { CheckedRun } from '../events/readRuns'
import { Refused } from '../events/refused'
import { canPost } from '../governance/canPost'
import { stands } from '../governance/stands'
import type { Examined } from '../ports/heavyWork.port'
import type { DocId, Hash, MessageId, Month, StreamDocId, TalkDocId } from '../protocol/ids'
import { isStreamDoc, monthOfDoc, noteOfDoc, talkDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { Wire } from '../protocol/wire'
import { CONTENTS_AT_ONCE, CONTENTS_BYTES, encodeWire } from '../protocol/wire'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { MonthBook } from './monthBook'
import type { NoteBook } from './noteBook'
import { wholeNote } from './noteUpdates'
import type { Receiver } from './receive'
import type { Replica } from './replica'
import { isWelcome } from './welcome'
import type { WantedWords } from './wordsOrder'

const unsound = (detail: string, cause?: unknown): Problem => new Problem('archive-unsound', detail, { cause })

/** What an archive holds of a room, brought into this copy of it: by the same checks, and the same ways, as what members send. */
export const createBringIn = (given: {
  readonly context: Context
  readonly book: MonthBook
  readonly contents: Pick<ContentsBook, 'accept' | 'want'>
  readonly notes: Pick<NoteBook, 'receive'>
  readonly takeRuns: Receiver['takeRuns']
}): Pick<Replica, 'bringDocument' | 'bringWords'> => {
  const { context, book, contents, notes, takeRuns } = given
  const { work, room, files, writer } = context

  /** What the archive's events name. Some of it may be lacking that is thought to be here: a disk loses such things. */
  const named = createPile<Hash, Named>()
  const name = (runs: readonly CheckedRun[]): void => {
    for (const { placed } of runs.flatMap(({ entries }) => entries as readonly { placed: PlacedEvent<TalkFields> }[])) {
      const its = namedBy(placed)
      if (its && stands(context.state(), placed)) named.add(its.hash, its)
    }
  }

  /** Those of the words that belong to something that is here, and is not taken back. */
  const wantedOf = async (hashes: readonly Hash[]): Promise<readonly WantedWords[]> => {
    const wanted: WantedWords[] = []
    const byMonth = new Map<Month, Named[]>()
    for (const its of hashes.flatMap((hash) => named.get(hash) ?? [])) {
      if (!its.about) wanted.push(its)
      else byMonth.set(its.about.month, [...(byMonth.get(its.about.month) ?? []), its])
    }
    for (const [month, all] of byMonth) {
      const doc = talkDoc(month)
      const { line, release } = await book.hold(doc)
      try {
        await book.fill(doc)
        const isWanted = ({ about }: Named): boolean =>
          about !== undefined && line.message(about.of)?.takenBack === false
        wanted.push(...all.filter(isWanted))
      } finally {
        release()
      }
    }
    return wanted
  }

  /** Where it is checked, thousands of signatures keep nobody from typing. */
  const examine = async (message: Wire): Promise<Examined> => {
    try {
      return await work.examine(encodeWire(message), room)
    } catch (cause) {
      throw unsound('nothing that a member of this room wrote', cause)
    }
  }

  const piecesOf = async (doc: StreamDocId, update: Uint8Array<ArrayBuffer>) => {
    try {
      return await work.lacking(doc, [update], new Map(), reachOf(update), 'all')
    } catch (cause) {
      throw cause instanceof Refused ? unsound(`${doc} can't be read`, cause) : cause
    }
  }

  const bringStreams = async (doc: StreamDocId, update: Uint8Array<ArrayBuffer>): Promise<void> => {
    for (const piece of await piecesOf(doc, update)) {
      const { runs } = await examine({ is: 'update', doc, update: piece, contents: [], answers: true, done: true })
      await takeRuns(doc, piece, runs)
      name(runs)
    }
  }

  const bringNote = async (doc: DocId, update: Uint8Array<ArrayBuffer>): Promise<void> => {
    const note = noteOfDoc(doc)
    // One that nobody founded, as far as is known, is left: what is not allowed is set aside everywhere.
    if (!note || !context.isNoteFounded(note)) return
    // From who may only read, others take no note: it would be another on this machine alone, for ever.
    const [state, self] = [context.state(), context.device.id]
    if (state.byDevice.has(self) && !canPost(state, self)) return
    // No message could have brought it, and to look at it takes minutes.
    if (update.length > limits.messageBytes) throw unsound(`${doc} is too large`)
    let whole: Uint8Array<ArrayBuffer>
    try {
      whole = wholeNote([update]).update
    } catch (cause) {
      throw unsound(`${doc} can't be read`, cause)
    }
    // It may be larger than members take of one another: whoever wrote it was told so, and it was saved all the same.
    const taken = await notes.receive(note, whole, limits.messageBytes)
    if (taken === 'invalid' || taken === 'gap') throw unsound(`${doc} is ${taken}`)
  }

  const onDisk = async (): Promise<void> => {
    await files.settled()
    await writer.flush()
  }

  return {
    bringDocument: async (doc, update) => {
      if (!isWelcome(context, doc)) return
      await (isStreamDoc(doc) ? bringStreams(doc, update) : bringNote(doc, update))
      await onDisk()
    },
    bringWords: async (all) => {
      for (const few of inMessages(all)) {
        const { message } = await examine({ is: 'contents', contents: few, missing: [] })
        if (message.is !== 'contents') continue
        await contents.want(await wantedOf(message.contents.map(({ hash }) => hash)), true)
        contents.accept(message.contents)
        // A room has hundreds of thousands of them.
        for (const { hash } of message.contents) named.delete(hash)
      }
      await onDisk()
    },
  }
}

/** Words that an event names. `about`: the message that they, or a part or an edit with them, belong to. */
type Named = WantedWords & {
  readonly id: string
  readonly about?: { readonly of: MessageId; readonly month: Month }
}

const namedBy = ({ id, in: doc, event }: PlacedEvent<TalkFields>): Named | undefined => {
  const { kind, at } = event
  if (kind === 'message' || kind === 'edition')
    return { id, hash: event.hash, at, about: { of: id, month: monthOfDoc(doc as TalkDocId) } }
  if (kind === 'edit' || kind === 'part')
    return { id, hash: event.hash, at, isPart: kind === 'part', about: { of: event.of, month: event.month } }
  return kind === 'likeness' && event.hash ? { id, hash: event.hash, at } : undefined
}

/** As many at a time as one message may carry. */
const inMessages = (all: readonly Content[]): readonly (readonly Content[])[] => {
  const messages: Content[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const content of all) {
    size += content.bytes.length
    const last = messages.at(-1)
    if (last && last.length < CONTENTS_AT_ONCE && size <= CONTENTS_BYTES) last.push(content)
    else {
      messages.push([content])
      size = content.bytes.length
    }
  }
  return messages
}
