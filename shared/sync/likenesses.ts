import { compareTimes } from '../documents/compareTimes'
import type { Likeness, PlacedEvent, TalkFields } from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { Notable } from '../ports/documentStore.port'
import type { DeviceId, EventId, Hash, MemberId, StreamDocId } from '../protocol/ids'
import type { Gone } from './contentsBook'
import type { Context } from './context'

type Said = PlacedEvent<Likeness>

/** How a member is shown, as they have chosen. `picture`: the hash of its words, which may still be on their way. */
export type ShownAs = {
  readonly tone: number | undefined
  readonly picture: Hash | undefined
  /** The device that said so last. */
  readonly by: DeviceId
}

/** How the members of a room want to be shown. */
export type Likenesses = {
  /** Returns the pictures that these have replaced, or that came too late: they are erased. */
  add(events: readonly PlacedEvent<TalkFields>[]): readonly Gone[]
  /** As if it had never been said. */
  forget(id: EventId): void
  /** All pictures that their members have replaced or taken away. */
  replaced(): readonly Gone[]
  /** Of those who have said how. */
  all(): ReadonlyMap<MemberId, ShownAs>
}

/** What a member has said of themselves. */
type Told = { newest: Said; readonly before: Said[] }

/**
 * `known` is what the disk knows of earlier sessions. Who says it ten thousand times makes nobody's machine slow: all of it is
 * looked at only when the ledger says something else, and else what is new.
 */
export const createLikenesses = (context: Pick<Context, 'state'>, known: readonly Notable[]): Likenesses => {
  const said = new Map<string, Said>()
  let judged: { readonly by: RoomState; readonly told: Map<MemberId, Told> } | undefined

  /** Returns which of the two that it stands between gives way, if there was one. */
  const place = (told: Map<MemberId, Told>, state: RoomState, placed: Said): Said | undefined => {
    const member = state.byDevice.get(placed.event.device)
    if (!member || !stands(state, placed)) return undefined
    const its = told.get(member.id)
    if (!its) {
      told.set(member.id, { newest: placed, before: [] })
      return undefined
    }
    const isNewer = compareTimes(its.newest.event, its.newest.client, placed.event, placed.client) < 0
    const older = isNewer ? its.newest : placed
    if (isNewer) its.newest = placed
    its.before.push(older)
    return older
  }

  const told = (): Map<MemberId, Told> => {
    const state = context.state()
    if (judged?.by === state) return judged.told
    judged = { by: state, told: new Map() }
    for (const placed of said.values()) place(judged.told, state, placed)
    return judged.told
  }
  for (const { placed } of known) if (placed.event.kind === 'likeness') said.set(placed.id, placed as Said)

  return {
    add: (events) =>
      events.flatMap((placed) => {
        if (placed.event.kind !== 'likeness' || said.has(placed.id)) return []
        const its = told()
        said.set(placed.id, placed as Said)
        return goneOf(place(its, context.state(), placed as Said))
      }),
    forget: (id) => {
      if (said.delete(id)) judged = undefined
    },
    replaced: () => [...told().values()].flatMap(({ before }) => before.flatMap(goneOf)),
    all: () =>
      new Map(
        [...told()].map(([member, { newest }]): [MemberId, ShownAs] => {
          const { tone, hash: picture, device: by } = newest.event
          return [member, { tone, picture, by }]
        }),
      ),
  }
}

const goneOf = (placed: Said | undefined): Gone[] => {
  if (placed?.event.hash === undefined) return []
  const { in: doc, client, event } = placed
  return [{ doc: doc as StreamDocId, client, seq: event.seq, hash: event.hash as Hash, device: event.device }]
}
