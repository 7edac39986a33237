import type { Edited, PlacedEvent, Posted, TakenBack, TalkFields } from '../events/event'
import { canPost } from '../governance/canPost'
import { canTakeBack } from '../governance/canTakeBack'
import type { RoomState } from '../governance/roomState'
import type { DeviceId, Hash, MessageId, NoteId, TalkDocId } from '../protocol/ids'

type Talk<Fields extends TalkFields = TalkFields> = PlacedEvent<Fields>

/** What new events, or a new state of the ledger, mean for the contents. */
export type Meaning = {
  /** Words to have, with the document that speaks of them. */
  readonly wanted: readonly { readonly hash: Hash; readonly doc: TalkDocId }[]
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

export const createTalkIndex = (): TalkIndex => {
  const posts = new Map<MessageId, { device: DeviceId; hash: Hash; doc: TalkDocId }>()
  const edits = new Map<MessageId, { device: DeviceId; hash: Hash; doc: TalkDocId }[]>()
  const taken = new Map<MessageId, DeviceId[]>()
  const notes = new Set<NoteId>()
  let undecided: Talk[] = []

  const isGone = (message: MessageId, state: RoomState): boolean => {
    const post = posts.get(message)
    return post !== undefined && (taken.get(message) ?? []).some((device) => canTakeBack(state, device, post.device))
  }

  /** What is to be erased of a message that is gone: its words, and those of its author's edits. */
  const remains = (message: MessageId, state: RoomState): Hash[] => {
    const post = posts.get(message)
    if (!post || !isGone(message, state)) return []
    const own = (edits.get(message) ?? []).filter(({ device }) => canTakeBack(state, device, post.device))
    return [post.hash, ...own.map(({ hash }) => hash)]
  }

  const addPost = (placed: Talk<Posted>, doc: TalkDocId, state: RoomState): Meaning => {
    const { hash, device } = placed.event
    posts.set(placed.id, { device, hash, doc })
    const erased = remains(placed.id, state)
    return { wanted: erased.includes(hash) ? [] : [{ hash, doc }], erased }
  }

  const addEdit = ({ event }: Talk<Edited>, doc: TalkDocId, state: RoomState): Meaning => {
    const { hash, device, of } = event
    edits.set(of, [...(edits.get(of) ?? []), { device, hash, doc }])
    const erased = remains(of, state)
    return { wanted: erased.includes(hash) ? [] : [{ hash, doc }], erased }
  }

  const addTaken = ({ event }: Talk<TakenBack>, state: RoomState): Meaning => {
    taken.set(event.of, [...(taken.get(event.of) ?? []), event.device])
    return { wanted: [], erased: remains(event.of, state) }
  }

  const addOne = (placed: Talk, state: RoomState): Meaning => {
    const doc = placed.in as TalkDocId
    if (!canPost(state, placed.event.device)) {
      undecided.push(placed)
      return { wanted: [], erased: [] }
    }
    switch (placed.event.kind) {
      case 'message':
        return addPost(placed as Talk<Posted>, doc, state)
      case 'edit':
        return addEdit(placed as Talk<Edited>, doc, state)
      case 'takenBack':
        return addTaken(placed as Talk<TakenBack>, state)
      case 'noteFounded':
        notes.add(placed.event.note)
        return { wanted: [], erased: [] }
      case 'noteWriter':
        return { wanted: [], erased: [] }
    }
  }

  const add = (events: readonly Talk[], state: RoomState): Meaning => {
    const all = events.map((placed) => addOne(placed, state))
    const erased = all.flatMap((meaning) => meaning.erased)
    const gone = new Set(erased)
    return { wanted: all.flatMap(({ wanted }) => wanted).filter(({ hash }) => !gone.has(hash)), erased }
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
