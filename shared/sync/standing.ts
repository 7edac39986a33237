import type { PlacedEvent, TalkFields } from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'

/** Of all that was said of a thing, what counts: all of it is looked at only when the ledger says something else. */
export type Standing<Key, One> = {
  add(key: Key, one: One): void
  /** As if it had never been said. */
  forget(id: string): void
  get(key: Key): One | undefined
  /** What counts. The same list as before as long as nothing has changed in it. */
  list(): readonly One[]
}

/** `comesBefore`: of two that may be, which one counts. */
export const createStanding = <Key, One extends PlacedEvent<TalkFields>>(
  state: () => RoomState,
  comesBefore: (one: One, other: One) => boolean,
): Standing<Key, One> => {
  const all = new Map<string, readonly [Key, One]>()
  let judged: { readonly by: RoomState; readonly first: Map<Key, One> } | undefined
  let listed: readonly One[] | undefined

  const place = (first: Map<Key, One>, by: RoomState, key: Key, one: One): void => {
    if (!stands(by, one)) return
    const before = first.get(key)
    if (before && !comesBefore(one, before)) return
    first.set(key, one)
    listed = undefined
  }
  const look = (): Map<Key, One> => {
    const by = state()
    if (judged?.by === by) return judged.first
    judged = { by, first: new Map() }
    listed = undefined
    for (const [key, one] of all.values()) place(judged.first, by, key, one)
    return judged.first
  }
  return {
    add: (key, one) => {
      if (all.has(one.id)) return
      all.set(one.id, [key, one])
      if (judged) place(judged.first, judged.by, key, one)
    },
    forget: (id) => {
      if (all.delete(id)) judged = undefined
    },
    get: (key) => look().get(key),
    list: () => {
      const first = look()
      listed ??= [...first.values()]
      return listed
    },
  }
}
