import { isPart, isPost } from '#shared/documents/monthLine'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import type { RoomState } from '#shared/governance/roomState'
import { stands } from '#shared/governance/stands'
import type { DocId } from '#shared/protocol/ids'

/** Where an entry stands: what is noted of something that was said tells no more of it. */
type Place = { readonly doc: DocId; readonly client: number; readonly seq: number }

export const placeOf = ({ doc, client, seq }: Place): string => `${doc} ${client} ${seq}`
export const placeIn = ({ in: doc, client, event }: PlacedEvent): string => placeOf({ doc, client, seq: event.seq })

/**
 * The places of what the rules set aside, as the ledger is: nobody need have its words, whatever its author knew when it was said. A part
 * is, when what it belongs to is. What is not among the events at all is set aside by nothing: it is lost.
 */
export const asideAmong = (
  events: readonly PlacedEvent<TalkFields>[],
  state: Pick<RoomState, 'standings'>,
): ReadonlySet<string> => {
  const posts = new Map(events.filter(isPost).map((placed) => [placed.id as string, placed]))
  const isAside = (placed: PlacedEvent<TalkFields>): boolean => {
    const whole = isPart(placed) ? posts.get(placed.event.of) : undefined
    return !stands(state, placed, whole?.event.device) || (whole !== undefined && !stands(state, whole))
  }
  return new Set(events.filter(isAside).map(placeIn))
}
