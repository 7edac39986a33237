import type { Edited, PlacedEvent, Posted, TakenBack, TalkFields } from '../events/event'
import { canEdit } from '../governance/canEdit'
import { canPost } from '../governance/canPost'
import { canTakeBack } from '../governance/canTakeBack'
import type { RoomState } from '../governance/roomState'
import type { DeviceId, Hash, MessageId, NoteId } from '../protocol/ids'

type Talk<Fields extends TalkFields = TalkFields> = PlacedEvent<Fields>

/** Words to have; `at` is when they were written, as signed. */
export type WantedWords = { readonly hash: Hash; readonly at: number }

/** What new events, or a new state of the ledger, mean for the contents. */
export type Meaning = {
  readonly wanted: readonly WantedWords[]
  /** Words to erase for ever. */
  readonly erased: readonly Hash[]
}

/** What the events of all months say of each other: which words count, which are taken back, which notes exist. */
export type TalkIndex = {
  /** `state` decides who may; what nobody may yet is looked at again in `review`. */
  add(events: readonly Talk[], state: RoomState): Meaning
  /** After the ledger changed: everything that was not allowed before. */
  review(state: RoomState): Meaning
  isNoteFounded(note: NoteId): boolean
}

type Spoken = { readonly device: DeviceId; readonly hash: Hash }

export const createTalkIndex = (): TalkIndex => {
  const posts = new Map<MessageId, Spoken>()
  const edits = new Map<MessageId, Spoken[]>()
  const taken = new Map<MessageId, DeviceId[]>()
  /** The messages and edits that name a hash: nearly always one. */
  const naming = new Map<Hash, { readonly message: MessageId; readonly device: DeviceId }[]>()
  const notes = new Set<NoteId>()
  let undecided: Talk[] = []

  const isGone = (message: MessageId, state: RoomState): boolean => {
    const post = posts.get(message)
    return post !== undefined && (taken.get(message) ?? []).some((device) => canTakeBack(state, device, post.device))
  }

  /** Who names another's words in a message of their own and takes that back must not erase the other's. */
  const stands = (hash: Hash, state: RoomState): boolean =>
    (naming.get(hash) ?? []).some(({ message, device }) => {
      const post = posts.get(message)
      return post !== undefined && !isGone(message, state) && canEdit(state, device, post.device)
    })

  /** What is to be erased of a message that is gone: its words, and those of its author's edits. */
  const remains = (message: MessageId, state: RoomState): Hash[] => {
    const post = posts.get(message)
    if (!post || !isGone(message, state)) return []
    const own = (edits.get(message) ?? []).filter(({ device }) => canEdit(state, device, post.device))
    return [post, ...own].map(({ hash }) => hash).filter((hash) => !stands(hash, state))
  }

  const name = (hash: Hash, message: MessageId, device: DeviceId): void => {
    naming.set(hash, [...(naming.get(hash) ?? []), { message, device }])
  }

  const addPost = ({ id, event }: Talk<Posted>): MessageId => {
    posts.set(id, { device: event.device, hash: event.hash })
    name(event.hash, id, event.device)
    return id
  }

  const addEdit = ({ event }: Talk<Edited>): MessageId => {
    edits.set(event.of, [...(edits.get(event.of) ?? []), { device: event.device, hash: event.hash }])
    name(event.hash, event.of, event.device)
    return event.of
  }

  const addTaken = ({ event }: Talk<TakenBack>): MessageId => {
    taken.set(event.of, [...(taken.get(event.of) ?? []), event.device])
    return event.of
  }

  /** The message that the event is about, if about one. */
  const addOne = (placed: Talk): MessageId | undefined => {
    switch (placed.event.kind) {
      case 'message':
        return addPost(placed as Talk<Posted>)
      case 'edit':
        return addEdit(placed as Talk<Edited>)
      case 'takenBack':
        return addTaken(placed as Talk<TakenBack>)
      case 'noteFounded':
        notes.add(placed.event.note)
        return undefined
      case 'noteWriter':
        return undefined
    }
  }

  const wantedBy = ({ event }: Talk, state: RoomState): WantedWords[] => {
    if (event.kind !== 'message' && event.kind !== 'edit') return []
    const post = event.kind === 'edit' ? posts.get(event.of) : undefined
    // An edit whose message has not come yet may count; one of another's message never does.
    if (post && !canEdit(state, event.device, post.device)) return []
    return [{ hash: event.hash, at: event.at }]
  }

  const add = (events: readonly Talk[], state: RoomState): Meaning => {
    const allowed = events.filter(({ event }) => canPost(state, event.device))
    undecided.push(...events.filter(({ event }) => !canPost(state, event.device)))
    const touched = new Set(allowed.map(addOne))
    // Only now: what is taken back must not depend on the order within an update.
    const erased = new Set([...touched].flatMap((message) => (message ? remains(message, state) : [])))
    const wanted = allowed.flatMap((placed) => wantedBy(placed, state)).filter(({ hash }) => !erased.has(hash))
    return { wanted, erased: [...erased] }
  }

  return {
    add,
    review: (state) => {
      const again = undecided
      undecided = []
      const meaning = add(again, state)
      // A second device that the ledger tells of only now may have taken back, long ago, what the first had posted.
      const late = [...taken.keys()].flatMap((message) => remains(message, state))
      return { wanted: meaning.wanted, erased: [...new Set([...meaning.erased, ...late])] }
    },
    isNoteFounded: (note) => notes.has(note),
  }
}
