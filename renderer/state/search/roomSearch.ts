import type { TimelineMessage } from '#shared/documents/timeline'
import type { Clock } from '#shared/ports/clock.port'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { personsOf } from '../personsOf'
import { formerAuthors } from './formerAuthors'
import { hasWords, piecesOf, wordsToFind } from './matchWords'
import { readNoteTexts } from './noteTexts'
import type { SearchText } from './roomTexts'
import { readRoomTexts, SOON } from './roomTexts'
import type { FoundItem, RoomSearch, SearchQuery } from './searchViews'

/** What a search has met: what it looks like is worked out only for what is shown, since of a long note that takes long. */
type Match = { readonly at: number; item(): FoundItem }

type Given = {
  readonly replica: Replica
  readonly clock: Clock
  /** Lets everything else have its turn. */
  readonly pause: () => Promise<void>
}

/**
 * Searches one room. Nothing is built beforehand: it begins to read the room's words when it is opened, newest first,
 * and asking goes through all that is in memory by then. What is taken back meanwhile is not found any more.
 */
export const searchRoom = ({ replica, clock, pause }: Given): RoomSearch => {
  const handlers = new Set<() => void>()
  let closed = false
  let due: (() => void) | undefined
  let dueReading: (() => void) | undefined
  let problem: Problem | undefined
  let reading: Promise<void> = Promise.resolve()

  const tell = (): void => {
    if (closed) return
    due ??= clock.after(SOON, () => {
      due = undefined
      for (const handler of handlers) handler()
    })
  }
  const messages = readRoomTexts({ replica, pause, onRead: tell })
  const notes = readNoteTexts({ replica, pause, onRead: tell })

  const readOn = (): void => {
    reading = reading
      .then(async () => {
        if (closed) return
        await Promise.all([messages.readOn(), notes.readOn()])
        problem = undefined
      })
      // What was read before is still found; it says so, and reads on when something comes.
      .catch((error: unknown) => {
        problem = asProblem(error)
      })
      .finally(tell)
  }
  const readOnSoon = (): void => {
    if (closed) return
    dueReading ??= clock.after(SOON, () => {
      dueReading = undefined
      readOn()
    })
  }

  const find: RoomSearch['find'] = (query, most) => {
    if (asksNothing(query)) return { items: [], hasMore: false }
    const words = wordsToFind(query.words)
    const { person, device } = personsOf(replica)
    const isAsked = (at: number): boolean => at >= (query.from ?? -Infinity) && at < (query.until ?? Infinity)

    const messageIf = (message: TimelineMessage, its: SearchText): Match | undefined => {
      if (query.kind === 'files' && !its.hasFiles) return undefined
      if (!hasWords(its.folded, words) || !isAsked(message.at)) return undefined
      if (query.person !== undefined && person(message.author) !== query.person) return undefined
      const { id, in: doc, author, at } = message
      const item = (): FoundItem => {
        return { kind: 'message', id, doc, author: device(author), at, pieces: piecesOf(its.text, words) }
      }
      return { at, item }
    }
    const foundMessages = (): Match[] => {
      const found: Match[] = []
      for (const { messages: all, texts } of messages.months()) {
        for (let at = all.length - 1; at >= 0 && found.length <= most; at -= 1) {
          const [message, its] = [all[at], texts[at]]
          const item = message && its && messageIf(message, its)
          if (item) found.push(item)
        }
      }
      return found
    }
    const foundNotes = (): Match[] =>
      replica.notes().flatMap(({ note, by, at }): Match[] => {
        const its = notes.textOf(note)
        if (!its || !isAsked(at)) return []
        if (query.person !== undefined && person(by) !== query.person) return []
        const has = (word: string): boolean => hasWords(its.title.folded, [word]) || hasWords(its.body.folded, [word])
        if (!words.every(has)) return []
        const item = (): FoundItem => {
          const [title, pieces] = [piecesOf(its.title.text, words), piecesOf(its.body.text, words)]
          return { kind: 'note', note, title, author: device(by), at, pieces }
        }
        return [{ at, item }]
      })

    const matches = [
      ...(query.kind === 'note' ? [] : foundMessages()),
      ...(query.kind === undefined || query.kind === 'note' ? foundNotes() : []),
    ].sort((one, other) => other.at - one.at)
    return { items: matches.slice(0, most).map(({ item }) => item()), hasMore: matches.length > most }
  }

  const off = [
    replica.on('events', readOnSoon),
    replica.on('contents', (hashes) => {
      messages.forget(hashes.filter(replica.isErased))
      tell()
      readOnSoon()
    }),
    replica.on('state', tell),
    replica.on('changed', (doc) => {
      notes.changed(doc)
      readOnSoon()
    }),
  ]
  readOn()

  return {
    find,
    reach: () => ({ ...messages.reach(), problem }),
    former: (chosen) => formerAuthors({ replica, months: messages.months(), chosen }),
    onChange: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
    close: () => {
      closed = true
      due?.()
      dueReading?.()
      for (const stop of off) stop()
      messages.close()
      notes.close()
    },
  }
}

/** Whether anything is asked for at all. */
export const asksNothing = ({ words, person, kind, from, until }: SearchQuery): boolean =>
  wordsToFind(words).length === 0 && [person, kind, from, until].every((one) => one === undefined)
