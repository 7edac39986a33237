import type { TimelineMessage } from '#shared/documents/timeline'
import type { TalkFields, Words } from '#shared/events/event'
import type { Clock } from '#shared/ports/clock.port'
import type { Signalling } from '#shared/ports/signalling.port'
import type { DeviceId, Hash, MessageId, Month, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { Appended, Replica } from '#shared/sync/replica'
import { createEditionsList } from './editionsList'
import { forgetOthers } from './forgetOthers'
import { isOwnWords } from './isOwnWords'
import { keepEqual } from './keepEqual'
import { lastingGaps } from './lastingGaps'
import { lastingToCome } from './lastingToCome'
import { createNotesList } from './notesList'
import { answeredBy, viewOfRoom } from './roomView'
import { createLooksReader } from './looksReader'
import { createStretches } from './stretches'
import { createThreadReader } from './threadReader'
import type { WholeRoomView } from './views'
import { whenDue } from './whenDue'

/** A message, and the month that it stands in. */
export type MessageAt = { readonly doc: TalkDocId; readonly message: MessageId }

/** Keeps one room's view equal to its replica, as long as somebody looks. */
export type RoomProjection = {
  /** Reads what the first look will need, before anybody looks; for a room that is about to be shown. */
  prepare(): Promise<void>
  /** At the next turn, so that what stands around it is drawn, and painted, first. `from`: around that message, if it is here. `before`: what is on screen of it, which stays as far as it is the same. */
  show(to: (view: WholeRoomView) => void, from?: MessageAt, before?: WholeRoomView): void
  /** Settled once it has been shown, in full, for the first time. */
  readonly firstLook: Promise<void>
  hide(): void
  loadEarlier(): Promise<void>
  /** Shows the conversation around a message of that month, however far back; `showNewest` goes to its end again. */
  showAround(doc: TalkDocId, message: MessageId): Promise<void>
  loadLater(): Promise<void>
  showNewest(): void
  /** Whether the person is at the conversation's end. */
  followEnd(atEnd: boolean): void
  /** Shows a thread beside the conversation, or none. */
  showThread(root: MessageId | undefined, month?: Month): Promise<void>
  /** Whether the conversation's end is in sight. */
  isAtEnd(): boolean
  /** An event of this device: its message says where it is saved until it is. */
  follow(appended: Appended<TalkFields>): void
  /** Where a message of a month that is loaded stands. */
  find(message: MessageId): { readonly month: Month; readonly hash: Hash } | undefined
  /** The same. Throws Problem `unexpected` for one that is not there. */
  place(message: MessageId): { readonly month: Month; readonly hash: Hash }
  /** A member's device would not link with this one, since it is no member's as far as they know. */
  refused(by: DeviceId): void
  close(): void
}

export const projectRoom = (given: {
  readonly replica: Replica
  readonly clock: Clock
  readonly signalling: Signalling
}): RoomProjection => {
  const { replica, clock, signalling } = given
  const words = new Map<Hash, Words>()
  /** Until they are linked after all. */
  const refusedBy = new Set<DeviceId>()
  /** Words of messages that are shown without them. */
  let awaited: ReadonlySet<Hash> = new Set()
  let screen: ((view: WholeRoomView) => void) | undefined
  let drawn: WholeRoomView | undefined
  /** Looks at the room so far, and the last one that was drawn: one that waited longer for the disk is out of date. */
  let looks = 0
  let drawnLook = 0
  let closed = false
  let isAhead = false
  /** The words for the first look: whoever draws it waits for them instead of reading them once more. */
  let readingAhead: Promise<unknown> = Promise.resolve()
  let showing = (): void => undefined
  let seen = (): void => undefined
  const firstLook = new Promise<void>((resolve) => (seen = resolve))

  const stretches = createStretches(replica, () => !closed && (isAhead || screen !== undefined))
  const threads = createThreadReader(replica, stretches.held)
  const likenesses = createLooksReader(replica)
  const notes = createNotesList(replica)
  const editions = createEditionsList(replica)
  const drawing = whenDue({
    clock,
    task: () => render(),
    // The disk may not have been there: what is on screen stays, until it is.
    failed: (error) => console.error('the view could not be made:', asProblem(error).message),
  })
  /** While nobody looks there is nothing to draw, and no rest to take before somebody does. */
  const refresh = (): void => {
    if (screen) drawing.ask()
  }
  /** Disk and members say one after the other that they have a message: what that makes of its line is drawn once for most of them. */
  const refreshSaved = (): void => {
    if (screen) drawing.askSoon()
  }
  const lasting = lastingToCome(replica, clock, refresh)
  const gaps = lastingGaps(replica, clock, refresh)

  /** Returns those that were not here before it. */
  const readWords = async (messages: readonly TimelineMessage[]): Promise<readonly Hash[]> => {
    const lacking = messages.filter(({ hash, takenBack }) => !takenBack && !words.has(hash))
    const authors = new Map(lacking.map(({ hash, author }) => [hash, author]))
    awaited = new Set([...authors.keys(), ...likenesses.lacking(), ...editions.lacking()])
    const state = replica.state()
    for (const [hash, said] of await replica.words([...authors.keys()])) {
      const author = authors.get(hash)
      if (author && isOwnWords(state, author, said.by)) words.set(hash, said)
    }
    return [...authors.keys()]
  }

  const render = async (): Promise<void> => {
    if (!screen) return
    const stretch = await stretches.read()
    if (!stretch) return
    const look = (looks += 1)
    const { visible } = stretch
    const thread = threads.read()
    const answered = answeredBy(visible, stretches.held())
    const all = [...answered, ...(thread?.messages ?? []), ...visible]
    await readingAhead
    const lacking = await readWords(all)
    const shownAs = await likenesses.read()
    const published = await editions.read()
    awaited = new Set([...lacking, ...likenesses.lacking(), ...editions.lacking()])
    if (closed || !screen || look < drawnLook) return
    drawnLook = look
    const [hub, now, toCome] = [signalling.status, clock.now(), lasting.now()]
    const listed = { looks: shownAs, notes: notes.read(), editions: published }
    const shown = { replica, ...stretch, answered, thread, words, gaps, ...listed }
    drawn = keepEqual(drawn, viewOfRoom({ ...shown, refusedBy, hub, now, toCome }))
    notes.keep(drawn.notes)
    screen(drawn)
    seen()
    forgetOthers(words, all)
  }

  const find: RoomProjection['find'] = (message) => {
    for (const { line } of [...stretches.held(), ...threads.held()]) {
      const post = line.post(message)
      if (post) return { month: monthOfDoc(line.doc), hash: post.hash }
    }
    return undefined
  }

  const off = [
    replica.on('events', refresh),
    replica.on('contents', (hashes) => {
      for (const hash of hashes) if (replica.isErased(hash)) words.delete(hash)
      // Words are here before their event is: what nobody waits for yet is drawn together with that.
      if (hashes.some((hash) => awaited.has(hash) || replica.isErased(hash))) refresh()
    }),
    replica.on('state', refresh),
    replica.on('delivered', refreshSaved),
    replica.on('present', refresh),
    replica.on('linked', (devices) => {
      for (const device of devices) refusedBy.delete(device)
      refresh()
    }),
    replica.on('changed', (doc) => {
      notes.changed(doc)
      refresh()
    }),
    replica.on('problem', refresh),
    signalling.onStatus(refresh),
  ]

  return {
    prepare: async () => {
      isAhead = true
      const reading = stretches.read().then((stretch) => stretch && readWords(stretch.visible))
      readingAhead = reading.catch(() => undefined)
      await reading
    },
    show: (to, from, before) => {
      screen = to
      drawn = before
      isAhead = false
      // What is read of it so far is let go of in its turn.
      if (from) void stretches.around(from.doc, from.message)
      showing = clock.after(0, refresh)
    },
    firstLook,
    hide: () => {
      screen = undefined
      isAhead = false
      showing()
      words.clear()
      awaited = new Set()
      drawn = undefined
      stretches.release()
      void threads.open(undefined)
    },
    loadEarlier: async () => {
      stretches.earlier()
      await render()
      // The next look back finds its month read.
      await stretches.readAhead()
    },
    showAround: async (doc, message) => {
      await stretches.around(doc, message)
      await render()
    },
    loadLater: async () => {
      stretches.later()
      await render()
      await stretches.readAhead()
    },
    showNewest: () => {
      if (stretches.newest()) refresh()
    },
    followEnd: (atEnd) => {
      if (stretches.follow(atEnd)) refresh()
    },
    showThread: async (root, month) => {
      const opened = threads.open(root, month)
      // What is in memory is there at once.
      if (root) refresh()
      await opened
      refresh()
    },
    isAtEnd: stretches.isAtEnd,
    follow: ({ stored }) => {
      refresh()
      void stored.then(refreshSaved)
    },
    find,
    place: (message) => {
      const place = find(message)
      if (!place) throw new Problem('unexpected', 'the message is not on screen')
      return place
    },
    refused: (by) => {
      refusedBy.add(by)
      refresh()
    },
    close: () => {
      closed = true
      showing()
      drawing.end()
      lasting.end()
      gaps.end()
      stretches.release()
      void threads.open(undefined)
      for (const stop of off) stop()
    },
  }
}
