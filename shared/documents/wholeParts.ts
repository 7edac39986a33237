import { partsSum } from '../contents/partsSum'
import type { Part, PlacedEvent } from '../events/event'
import type { Hash, TalkDocId } from '../protocol/ids'
import { compareTimes } from './compareTimes'

/** What of a message or an edition says which parts belong to it. */
export type WithParts = { readonly at: number; readonly parts?: number | undefined; readonly sum?: Hash | undefined }
type Placed = PlacedEvent<Part>

/** Whether a part of the same member's may belong to the message: it is one of so many, and not older. */
export const isPartOf = ({ at, parts = 0 }: WithParts, { event }: Pick<Placed, 'event'>): boolean =>
  event.nth < parts && event.at >= at

/**
 * A message's parts, in order: of several for one place the first counts. Undefined as long as they are not all here, or do not
 * add up to what the message says, so that nobody, not even its author, puts others in their place. `all`: parts of the same member's that name the message.
 */
export const wholeParts = (post: WithParts, all: readonly Placed[]): readonly Hash[] | undefined => {
  const { parts = 0, sum } = post
  const first = new Map<number, Placed>()
  for (const part of all) {
    const before = first.get(part.event.nth)
    if (isPartOf(post, part) && (!before || byTime(part, before) < 0)) first.set(part.event.nth, part)
  }
  if (first.size < parts) return undefined
  const hashes = [...first].sort(([one], [other]) => one - other).map(([, { event }]) => event.hash)
  return parts === 0 || partsSum(hashes) === sum ? hashes : undefined
}

/** Where an entry of the conversation stands. */
export type Place = { readonly in: TalkDocId; readonly client: number; readonly seq: number }

/** Of each stream in which parts of a message stand, the last: who has stored that has stored them all. */
export const placesOfParts = (post: WithParts, all: readonly Placed[]): readonly Place[] => {
  const last = new Map<string, Place>()
  for (const part of all) {
    const { client, event } = part
    const place = { in: part.in as TalkDocId, client, seq: event.seq }
    const stream = `${place.in} ${client}`
    if (isPartOf(post, part) && event.seq > (last.get(stream)?.seq ?? -1)) last.set(stream, place)
  }
  return [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place)
}

const byTime = (a: Placed, b: Placed): number => compareTimes(a.event, a.client, b.event, b.client)
