import type { TimelineMessage } from '#shared/documents/timeline'
import type { Words } from '#shared/events/event'
import type { Hash, TalkDocId } from '#shared/protocol/ids'
import type { HeldMonth } from '#shared/sync/monthBook'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from '../isOwnWords'
import { saidText } from '../saidText'
import { foldText } from './foldText'
import type { SearchReach } from './searchViews'

/** Messages whose words are read at once; between two such slices everything else has its turn. */
const SLICE = 500
/** Milliseconds that what comes meanwhile is gathered before it is read too. */
export const SOON = 200

/** `hasFiles`: something goes along with it. */
export type SearchText = { readonly text: string; readonly folded: string; readonly hasFiles?: boolean }

/** A month's messages, oldest first, and at the same places their words, as far as they are here. */
export type ReadMonth = {
  readonly messages: readonly TimelineMessage[]
  readonly texts: readonly (SearchText | undefined)[]
}

/** The months of a room with their words, read for searching. */
export type RoomTexts = {
  /** What has been read so far, newest month first. */
  months(): readonly ReadMonth[]
  reach(): Omit<SearchReach, 'problem'>
  /** Reads what has not been read yet, newest first. Rejects with a Problem if the disk can't be read. */
  readOn(): Promise<void>
  forget(hashes: readonly Hash[]): void
  close(): void
}

type Given = {
  readonly replica: Replica
  readonly pause: () => Promise<void>
  /** Called after each slice. */
  readonly onRead: () => void
}

/** What is looked through: an edition's title, and of files their names and what pictures show. */
const textToFind = (message: TimelineMessage, words: Words): string =>
  [saidText(message, words), ...(words.files ?? []).flatMap(({ name, picture }) => [name, picture?.alt ?? ''])]
    .filter((text) => text !== '')
    .join('\n')

export const readRoomTexts = ({ replica, pause, onRead }: Given): RoomTexts => {
  const texts = new Map<Hash, SearchText>()
  /** Looked up once and not at each letter typed: 100,000 look-ups are the larger part of a search. */
  const ready = new Map<TalkDocId, ReadMonth>()
  let held: readonly HeldMonth[] = []
  let since: number | undefined
  let isComplete = false
  let absent = 0
  let closed = false

  const readSlice = async (slice: readonly TimelineMessage[]): Promise<void> => {
    const byHash = new Map(slice.map((message) => [message.hash, message]))
    for (const [hash, words] of await replica.words([...byHash.keys()])) {
      const message = byHash.get(hash)
      if (!message || replica.isErased(hash) || !isOwnWords(replica.state(), message.author, words.by)) continue
      const text = textToFind(message, words)
      texts.set(hash, { text, folded: foldText(text), ...(words.files && { hasFiles: true }) })
    }
    absent += [...byHash.keys()].filter((hash) => !texts.has(hash)).length
  }

  const readMonth = async ({ line }: HeldMonth): Promise<void> => {
    const lacking = line.messages().filter(({ hash, takenBack }) => !takenBack && !texts.has(hash))
    for (let end = lacking.length; end > 0 && !closed; end -= SLICE) {
      const slice = lacking.slice(Math.max(0, end - SLICE), end)
      await readSlice(slice)
      ready.delete(line.doc)
      if (!isComplete) since = slice[0]?.at ?? since
      onRead()
      await pause()
    }
  }

  const hold = async (doc: TalkDocId): Promise<HeldMonth | undefined> => {
    const known = held.find(({ line }) => line.doc === doc)
    if (known) return known
    const month = await replica.hold(doc)
    if (closed) {
      month.release()
      return undefined
    }
    held = [...held, month].sort((one, other) => (one.line.doc < other.line.doc ? 1 : -1))
    await replica.fill(doc)
    return month
  }

  const readyMonth = ({ line }: HeldMonth): ReadMonth => {
    const messages = line.messages()
    const known = ready.get(line.doc)
    if (known?.messages === messages) return known
    const month = { messages, texts: messages.map(({ hash, takenBack }) => (takenBack ? undefined : texts.get(hash))) }
    ready.set(line.doc, month)
    return month
  }

  return {
    months: () => held.map(readyMonth),
    reach: () => ({ since, isComplete, absent }),
    readOn: async () => {
      absent = 0
      for (const doc of replica.months()) {
        const month = closed ? undefined : await hold(doc)
        if (!month) return
        await readMonth(month)
      }
      isComplete = !closed
    },
    forget: (hashes) => {
      if (hashes.length === 0) return
      for (const hash of hashes) texts.delete(hash)
      ready.clear()
    },
    close: () => {
      closed = true
      for (const month of held) month.release()
      held = []
      texts.clear()
      ready.clear()
    },
  }
}
