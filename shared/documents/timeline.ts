import type {
  Edited,
  Edition,
  NoteFounded,
  NoteWriter,
  Part,
  PlacedEvent,
  Posted,
  Redacted,
  TakenBack,
  TalkFields,
} from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { DeviceId, Hash, MessageId, Month, NoteId, TalkDocId } from '../protocol/ids'
import { talkDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { compareTimes } from './compareTimes'
import type { Place } from './wholeParts'
import { isPartOf, placesOfParts, wholeParts } from './wholeParts'

export type TimelineMessage = {
  readonly id: MessageId
  readonly kind: 'message' | 'edition'
  /** Where its posting stands: document, stream, place in the stream. */
  readonly in: TalkDocId
  readonly client: number
  readonly seq: number
  readonly author: DeviceId
  /** Milliseconds since 1970, as far as it can be believed. */
  readonly at: number
  readonly replyTo: MessageId | undefined
  /** The month in which the message that it replies to is said to stand. */
  readonly replyMonth: Month | undefined
  /** The words that count now: those of the newest edit. */
  readonly hash: Hash
  readonly editedAt: number | undefined
  /** What it is besides these words, in order; [] if it has none, or if they are not all known yet. */
  readonly parts: readonly Hash[]
  /** It names parts that are not all here yet. */
  readonly partsToCome: boolean
  /** Where its parts stand, as far as they are known: the last in each stream. */
  readonly partsAt: readonly Place[]
  /** Its words are gone for ever: taken back by its author, or redacted. */
  readonly takenBack: boolean
  /** The organiser's device that redacted it, unless its author has taken it back. */
  readonly redactedBy: DeviceId | undefined
}
export type TimelineNote = {
  readonly note: NoteId
  readonly by: DeviceId
  readonly at: number
  /** The clientIDs that members said are theirs in this note. */
  readonly writers: ReadonlyMap<number, DeviceId>
}

/** What a set of talk events adds up to. */
export type Timeline = {
  /** Oldest first. */
  readonly messages: readonly TimelineMessage[]
  readonly notes: ReadonlyMap<NoteId, TimelineNote>
  /** Words of messages that are gone, and of all their edits; unless another message that stands has them too. */
  readonly erasable: ReadonlySet<Hash>
  /** Words that count or have counted and were not taken back. */
  readonly wanted: ReadonlySet<Hash>
  /** Events that their authors had no right to. */
  readonly setAside: readonly PlacedEvent<TalkFields>[]
}

type Talk<Fields extends TalkFields = TalkFields> = PlacedEvent<Fields>

const byTime = (a: Talk, b: Talk): number => compareTimes(a.event, a.client, b.event, b.client)

/**
 * Reads events in the light of the ledger. Pure: the order in which events are given does not matter, and what is not
 * allowed by the state given is set aside, not lost. `now` bounds how far ahead a signed time is believed.
 */
export const timeline = (events: readonly Talk[], state: Pick<RoomState, 'standings'>, now: number): Timeline => {
  const latest = now + limits.clockAhead
  const setAside: Talk[] = []
  const posts = new Map<MessageId, Talk<Posted | Edition>>()
  const partEvents: Talk<Part>[] = []
  const edits: Talk<Edited>[] = []
  const taken: Talk<TakenBack | Redacted>[] = []
  const notes = new Map<NoteId, TimelineNote & { writers: Map<number, DeviceId> }>()
  const writers: Talk<NoteWriter>[] = []

  const allowed: Talk[] = []
  for (const placed of events) (stands(state, placed) ? allowed : setAside).push(placed)
  for (const placed of allowed.sort(byTime)) {
    const { kind } = placed.event
    if (kind === 'message' || kind === 'edition') posts.set(placed.id, placed as Talk<Posted | Edition>)
    else if (kind === 'part') partEvents.push(placed as Talk<Part>)
    else if (kind === 'edit') edits.push(placed as Talk<Edited>)
    else if (kind === 'takenBack' || kind === 'redacted') taken.push(placed as Talk<TakenBack | Redacted>)
    else if (kind === 'noteWriter') writers.push(placed as Talk<NoteWriter>)
    else if (kind === 'noteFounded') foundNote(notes, placed as Talk<NoteFounded>, latest)
  }
  for (const { event } of writers) {
    const known = notes.get(event.note)?.writers
    if (known && !known.has(event.client)) known.set(event.client, event.device)
  }

  /** Of redacted ones by whom; undefined for those that their authors have taken back. */
  const gone = new Map<MessageId, DeviceId | undefined>()
  const erasable = new Set<Hash>()
  for (const placed of taken) {
    const post = posts.get(placed.event.of)
    // A message of a month that is not loaded: nothing to judge by yet.
    if (!post) continue
    if (!stands(state, placed, post.event.device)) setAside.push(placed)
    else {
      const { kind, device } = placed.event
      const before = gone.has(post.id) ? gone.get(post.id) : device
      gone.set(post.id, kind === 'redacted' ? before : undefined)
      erasable.add(post.event.hash)
    }
  }
  const newest = new Map<MessageId, Talk<Edited>>()
  const wanted = new Set<Hash>()
  for (const placed of edits) {
    const post = posts.get(placed.event.of)
    if (!post) continue
    if (!stands(state, placed, post.event.device)) setAside.push(placed)
    else if (gone.has(post.id)) erasable.add(placed.event.hash)
    // An issue is closed.
    else if (post.event.kind === 'edition') setAside.push(placed)
    else {
      newest.set(post.id, placed)
      wanted.add(placed.event.hash)
    }
  }

  const parts = new Map<MessageId, Talk<Part>[]>()
  for (const placed of partEvents) {
    const post = posts.get(placed.event.of)
    if (!post) continue
    const isItsOwn = stands(state, placed, post.event.device) && talkDoc(placed.event.month) === post.in
    if (isItsOwn && gone.has(post.id)) erasable.add(placed.event.hash)
    else if (!isItsOwn || !isPartOf(post.event, placed)) setAside.push(placed)
    else {
      const its = parts.get(post.id)
      if (its) its.push(placed)
      else parts.set(post.id, [placed])
      wanted.add(placed.event.hash)
    }
  }

  const messages: TimelineMessage[] = []
  for (const posted of posts.values()) {
    const { id, event } = posted
    const edit = newest.get(id)
    const takenBack = gone.has(id)
    if (!takenBack) wanted.add(event.hash)
    const its = takenBack ? [] : (parts.get(id) ?? [])
    const whole = takenBack ? [] : wholeParts(event, its)
    messages.push({
      id,
      kind: event.kind,
      in: posted.in as TalkDocId,
      client: posted.client,
      seq: event.seq,
      author: event.device,
      at: Math.min(event.at, latest),
      replyTo: event.kind === 'message' ? event.replyTo : undefined,
      replyMonth: event.kind === 'message' ? event.replyMonth : undefined,
      hash: edit?.event.hash ?? event.hash,
      editedAt: edit && Math.min(edit.event.at, latest),
      parts: whole ?? [],
      partsToCome: whole === undefined,
      partsAt: placesOfParts(event, its),
      takenBack,
      redactedBy: gone.get(id),
    })
  }
  // Who names another's words in a message of their own and takes that back must not erase the other's.
  for (const hash of wanted) erasable.delete(hash)
  return { messages, notes, erasable, wanted, setAside: setAside.sort(byTime) }
}

const foundNote = (
  notes: Map<NoteId, TimelineNote & { writers: Map<number, DeviceId> }>,
  { event }: Talk<NoteFounded>,
  latest: number,
): void => {
  // The first founding counts: founding an existing note anew changes nothing.
  if (notes.has(event.note)) return
  notes.set(event.note, { note: event.note, by: event.device, at: Math.min(event.at, latest), writers: new Map() })
}
