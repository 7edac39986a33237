import { compareTimes } from '../documents/compareTimes'
import type { Likeness, PlacedEvent, TalkFields } from '../events/event'
import { stands } from '../governance/stands'
import type { Notable } from '../ports/documentStore.port'
import type { DeviceId, Hash, MemberId, StreamDocId } from '../protocol/ids'
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
  add(events: readonly PlacedEvent<TalkFields>[]): void
  /** Pictures that their members have replaced or taken away: they are erased. */
  replaced(): readonly Gone[]
  /** Of those who have said how. */
  all(): ReadonlyMap<MemberId, ShownAs>
}

/** `known` is what the disk knows of earlier sessions. */
export const createLikenesses = (context: Pick<Context, 'state'>, known: readonly Notable[]): Likenesses => {
  const said = new Map<string, Said>()
  const add: Likenesses['add'] = (events) => {
    for (const placed of events) if (placed.event.kind === 'likeness') said.set(placed.id, placed as Said)
  }
  add(known.map(({ placed }) => placed as PlacedEvent<TalkFields>))

  /** What each member has said of themselves, oldest first. */
  const byMember = (): ReadonlyMap<MemberId, readonly Said[]> => {
    const { byDevice } = context.state()
    const all = new Map<MemberId, Said[]>()
    for (const placed of said.values()) {
      const member = byDevice.get(placed.event.device)
      if (!member || !stands(context.state(), placed)) continue
      all.set(member.id, [...(all.get(member.id) ?? []), placed])
    }
    for (const its of all.values()) its.sort((a, b) => compareTimes(a.event, a.client, b.event, b.client))
    return all
  }

  return {
    add,
    replaced: () =>
      [...byMember().values()].flatMap((its) =>
        its.slice(0, -1).flatMap(({ in: doc, client, event: { seq, hash, device } }) => {
          return hash === undefined ? [] : [{ doc: doc as StreamDocId, client, seq, hash, device }]
        }),
      ),
    all: () =>
      new Map(
        [...byMember()].flatMap(([member, its]): [MemberId, ShownAs][] => {
          const last = its.at(-1)?.event
          if (!last) return []
          return [[member, { tone: last.tone, picture: last.hash, by: last.device }]]
        }),
      ),
  }
}
