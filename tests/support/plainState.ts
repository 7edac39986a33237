import type { RoomState } from '#shared/governance/roomState'

/** Everything of a state, in a form in which the order within maps does not matter. */
export const plainState = (state: RoomState): unknown => plain(state)

/** The same without the count of what did not count: what a room's life is the same in. */
export const plainRoom = (state: RoomState): unknown => plain({ ...state, disregarded: new Map() })

const plain = (value: unknown): unknown => {
  if (value instanceof Map) {
    const entries = [...value] as [string, unknown][]
    return entries.map(([key, one]) => [key, plain(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  }
  if (typeof value === 'bigint') return value.toString(2)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
  return value
}
