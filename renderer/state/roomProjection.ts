import * as Y from 'yjs'
import { title as titleOf } from '#shared/documents/noteDocument'
import type { Timeline } from '#shared/documents/timeline'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import type { Clock } from '#shared/ports/clock.port'
import type { Signalling } from '#shared/ports/signalling.port'
import type { EventId, Hash, MessageId, NoteId, TalkDocId } from '#shared/protocol/ids'
import { noteDoc, noteOfDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { Appended, Replica } from '#shared/sync/replica'
import { viewOfRoom } from './roomView'
import type { RoomView, SavedView } from './views'

/** How many messages the screen gets at first, and how many more at each look further back. */
const PAGE = 200
/** Milliseconds: how soon a change shows. Changes that come together show together. */
const SOON = 8

/** Keeps one room's view equal to its replica, as long as somebody looks. */
export type RoomProjection = {
  show(to: (view: RoomView) => void): void
  hide(): void
  loadEarlier(): Promise<void>
  /** An event of this device: its message says where it is saved until it is. */
  follow(appended: Appended<TalkFields>): void
  hashOf(message: MessageId): Hash | undefined
  close(): void
}

export const projectRoom = async (given: {
  readonly replica: Replica
  readonly clock: Clock
  readonly signalling: Signalling
}): Promise<RoomProjection> => {
  const { replica, clock, signalling } = given
  const events = new Map<EventId, PlacedEvent<TalkFields>>()
  const words = new Map<Hash, string>()
  const titles = new Map<NoteId, string>()
  const saving = new Map<EventId, SavedView['here']>()
  let shown = PAGE
  let line: Timeline | undefined
  let screen: ((view: RoomView) => void) | undefined
  let due: (() => void) | undefined
  let closed = false

  const refresh = (): void => {
    due ??= clock.after(SOON, () => {
      due = undefined
      render().catch((error: unknown) => console.error('the view could not be made:', asProblem(error).message))
    })
  }
  const changed = (): void => {
    line = undefined
    refresh()
  }
  const current = (): Timeline => (line ??= timeline([...events.values()], replica.state(), clock.now()))

  const readMonth = async (month: TalkDocId): Promise<void> => {
    for (const placed of await replica.events(month)) events.set(placed.id, placed)
    changed()
  }
  const readTitle = async (note: NoteId): Promise<void> => {
    if (!replica.documents().includes(noteDoc(note))) return
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await replica.binary(noteDoc(note)))
    titles.set(note, titleOf(doc).toString().slice(0, 200))
    doc.destroy()
    refresh()
  }

  const render = async (): Promise<void> => {
    if (!screen) return
    const { messages } = current()
    const visible = messages.slice(-shown)
    const lacking = visible.filter(({ hash, takenBack }) => !takenBack && !words.has(hash)).map(({ hash }) => hash)
    for (const [hash, { text }] of await replica.words(lacking)) words.set(hash, text)
    const notes = [...current().notes.keys()].filter((note) => !titles.has(note))
    for (const note of notes) {
      titles.set(note, '')
      void readTitle(note)
    }
    if (closed || !screen) return
    screen(
      viewOfRoom({
        replica,
        timeline: current(),
        visible,
        hasEarlier: messages.length > visible.length,
        words,
        titles,
        saving,
        hub: signalling.status,
      }),
    )
  }

  const off = [
    replica.on('events', (_, fresh) => {
      for (const placed of fresh) events.set(placed.id, placed)
      changed()
    }),
    replica.on('contents', (hashes) => {
      for (const hash of hashes) if (replica.isErased(hash)) words.delete(hash)
      refresh()
    }),
    replica.on('state', changed),
    replica.on('delivered', refresh),
    replica.on('present', refresh),
    replica.on('linked', refresh),
    replica.on('changed', (doc) => {
      const note = noteOfDoc(doc)
      if (note) void readTitle(note)
    }),
    replica.on('problem', () => {
      for (const id of saving.keys()) saving.set(id, 'failed')
      refresh()
    }),
    signalling.onStatus(refresh),
  ]

  // All months: where notes are, and what was taken back, is told by any of them.
  for (const month of replica.months()) await readMonth(month)

  return {
    show: (to) => {
      screen = to
      shown = PAGE
      refresh()
    },
    hide: () => {
      screen = undefined
    },
    loadEarlier: async () => {
      shown += PAGE
      await render()
    },
    follow: ({ placed, stored }) => {
      const { id } = placed
      saving.set(id, 'saving')
      refresh()
      void stored.then(() => {
        saving.delete(id)
        refresh()
      })
    },
    hashOf: (message) => {
      const event = events.get(message)?.event
      return event?.kind === 'message' ? event.hash : undefined
    },
    close: () => {
      closed = true
      due?.()
      for (const stop of off) stop()
    },
  }
}
