import type { Change } from '../documents/monthLine'
import { compareTimes } from '../documents/compareTimes'
import { createPile } from '../documents/pile'
import type { Edition, PlacedEvent } from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { MessageId, TalkDocId } from '../protocol/ids'
import type { PublishedEdition } from './replica'

type Placed = PlacedEvent<Edition>

/** The editions of a room, whatever months of the conversation are in memory. */
export type Editions = {
  add(edition: Placed): void
  /** Somebody has taken an edition back, or redacted it, by right or not. */
  takeBack(change: Change): void
  forget(id: string): void
  has(id: MessageId): boolean
  /** Newest first, without those that are taken back. The same list as before as long as nothing has changed in it. */
  list(): readonly PublishedEdition[]
}

export const createEditions = (state: () => RoomState): Editions => {
  const all = new Map<MessageId, Placed>()
  const takings = createPile<MessageId, Change>()
  let listed: { readonly by: RoomState; readonly list: readonly PublishedEdition[] } | undefined

  const isShown = (by: RoomState, edition: Placed): boolean =>
    stands(by, edition) && !(takings.get(edition.id) ?? []).some((change) => stands(by, change, edition.event.device))

  const look = (by: RoomState): readonly PublishedEdition[] =>
    [...all.values()]
      .filter((edition) => isShown(by, edition))
      .sort((a, b) => compareTimes(b.event, b.client, a.event, a.client))
      .map(({ id, in: doc, event }) => {
        const { device, at, hash, parts = 0 } = event
        return { id, by: device, at, in: doc as TalkDocId, hash, parts }
      })

  return {
    add: (edition) => {
      if (all.has(edition.id)) return
      all.set(edition.id, edition)
      listed = undefined
    },
    takeBack: (change) => {
      if (takings.add(change.event.of, change)) listed = undefined
    },
    forget: (id) => {
      if (all.delete(id as MessageId)) listed = undefined
    },
    has: (id) => all.has(id),
    list: () => {
      const by = state()
      if (listed?.by !== by) listed = { by, list: look(by) }
      return listed.list
    },
  }
}
