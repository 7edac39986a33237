import type { DeviceId, EventId } from '../protocol/ids'
import { namedBy } from './causalOrder'
import type { Entry, Ledger } from './ledgerBook'
import type { Member } from './roomState'

/**
 * The counting events that no other counting event had seen. Somebody who writes very many events that name nothing of
 * each other can't push the others' heads away: the first of every device comes before the second of any.
 */
export const headsOf = (
  events: readonly Ledger[],
  counting: readonly Entry[],
  byDevice: ReadonlyMap<DeviceId, Member>,
): readonly EventId[] => {
  const byId = new Map(events.map((placed) => [placed.id, placed]))
  const below = new Set<EventId>()
  const toFollow = counting.map(({ id }) => id)
  for (let next = toFollow.pop(); next; next = toFollow.pop()) {
    const placed = byId.get(next)
    for (const id of placed ? namedBy(placed) : []) {
      if (below.has(id)) continue
      below.add(id)
      toFollow.push(id)
    }
  }
  const earlier = new Map<DeviceId, number>()
  return counting
    .filter(({ id }) => !below.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, event: { device } }) => {
      const turn = earlier.get(device) ?? 0
      earlier.set(device, turn + 1)
      return { id, turn, after: byDevice.get(device)?.role === 'organiser' ? 0 : 1 }
    })
    .sort((a, b) => a.turn - b.turn || a.after - b.after)
    .map(({ id }) => id)
}
