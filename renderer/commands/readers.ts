import type { Marked, PlacedEvent, TalkFields } from '#shared/events/event'
import { stands } from '#shared/governance/stands'
import type { EventId, MemberId, MessageId, NoteId } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { FoundedNote, Replica } from '#shared/sync/replica'
import { viewOfMember } from '../state/personsOf'
import type { ReadersView } from '../state/views'
import type { House } from './house'
import { currentSession } from './house'

/** What one may say of that one has read it. */
export type Readable = { readonly note: NoteId } | { readonly message: MessageId }

type Mark = PlacedEvent<Marked>

/** A note as it was founded: marks are about that event. Throws Problem `unexpected` for one that is not there. */
export const foundingOf = (replica: Replica, note: NoteId): FoundedNote => {
  const founded = replica.notes().find((one) => one.note === note)
  if (!founded) throw new Problem('unexpected', 'no such note here')
  return founded
}

/** Who left "I read this" on a note or a message of the room on screen, now and whenever one more does. Returns a function that stops it. */
export const watchReaders =
  (house: House) =>
  (about: Readable, show: (readers: ReadersView) => void): (() => void) => {
    const { replica } = currentSession(house)
    const id: EventId = 'note' in about ? foundingOf(replica, about.note).id : about.message
    const marks = new Map<EventId, Mark>()
    let stopped = false
    const add = (all: readonly PlacedEvent<TalkFields>[]): void => {
      const fresh = all.filter((placed): placed is Mark => placed.event.kind === 'mark' && placed.event.of === id)
      for (const mark of fresh) marks.set(mark.id, mark)
      if (fresh.length > 0 && !stopped) show(readersIn(replica, [...marks.values()]))
    }
    house.store.notables(replica.room, `mark/${id}`).then(
      (kept) => add(kept.map(({ placed }) => placed)),
      (error: unknown) => house.screen.problem(asProblem(error)),
    )
    const off = replica.on('events', (_, events) => add(events))
    return () => {
      stopped = true
      off()
    }
  }

/** Each person once, as they wanted to be seen by their newest mark. */
const readersIn = (replica: Replica, marks: readonly Mark[]): ReadersView => {
  const state = replica.state()
  const self = state.byDevice.get(replica.self)?.id
  const newest = new Map<MemberId, Mark>()
  for (const mark of marks.filter((one) => stands(state, one)).sort((a, b) => a.event.at - b.event.at)) {
    const member = state.byDevice.get(mark.event.device)
    if (member) newest.set(member.id, mark)
  }
  const others = [...newest].filter(([id]) => id !== self)
  const people = others.flatMap(([id, { event }]) => {
    const member = event.as === 'name' ? state.members.get(id) : undefined
    return member ? [viewOfMember(member, self)] : []
  })
  return { people, counted: others.length - people.length, isOwn: self !== undefined && newest.has(self) }
}
