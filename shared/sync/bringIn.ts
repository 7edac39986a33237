import type { Content } from '../contents/words'
import type { PlacedEvent, TalkFields } from '../events/event'
import { reachOf } from '../events/mergeStreams'
import type { CheckedRun } from '../events/readRuns'
import { Refused } from '../events/refused'
import { stands } from '../governance/stands'
import type { Examined } from '../ports/heavyWork.port'
import type { DocId, Hash, StreamDocId } from '../protocol/ids'
import { isStreamDoc, noteOfDoc } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import type { Wire } from '../protocol/wire'
import { CONTENTS_AT_ONCE, CONTENTS_BYTES, encodeWire } from '../protocol/wire'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { NoteBook } from './noteBook'
import { wholeNote } from './noteUpdates'
import type { Receiver } from './receive'
import type { Replica } from './replica'
import { isWelcome } from './welcome'

const unsound = (detail: string, cause?: unknown): Problem => new Problem('archive-unsound', detail, { cause })

/** What an archive holds of a room, brought into this copy of it: by the same checks, and the same ways, as what members send. */
export const createBringIn = (given: {
  readonly context: Context
  readonly contents: Pick<ContentsBook, 'accept' | 'want'>
  readonly notes: Pick<NoteBook, 'receive'>
  readonly takeRuns: Receiver['takeRuns']
}): Pick<Replica, 'bringDocument' | 'bringWords'> => {
  const { context, contents, notes, takeRuns } = given
  const { work, room, files, writer } = context

  /** When words were written that the archive's events name. Some may be lacking that are thought to be here: a disk loses such things. */
  const named = new Map<Hash, number>()
  const name = (runs: readonly CheckedRun[]): void => {
    for (const { placed } of runs.flatMap(({ entries }) => entries))
      if ('hash' in placed.event && placed.event.hash && stands(context.state(), placed as PlacedEvent<TalkFields>))
        named.set(placed.event.hash, placed.event.at)
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
    let whole: Uint8Array<ArrayBuffer>
    try {
      whole = wholeNote([update]).update
    } catch (cause) {
      throw unsound(`${doc} can't be read`, cause)
    }
    const taken = await notes.receive(note, whole)
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
        const some = message.contents
        await contents.want(some.flatMap(({ hash }) => (named.has(hash) ? [{ hash, at: named.get(hash) ?? 0 }] : [])))
        contents.accept(some)
      }
      await onDisk()
    },
  }
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
