import type { RoomId } from '#shared/protocol/ids'
import type { StoredView } from '../state/views'
import type { House } from './house'

/** What each room of this machine takes on its disk, in the person's order of rooms. */
export const lookAtStorage = (house: House) => async (): Promise<readonly StoredView[]> => {
  const stored: StoredView[] = []
  // One after the other: each reads all that is there.
  for (const { replica } of house.sessions.values()) {
    const { documents, log, words, earlier } = await house.store.size(replica.room)
    const bytes = documents + log + words + earlier
    stored.push({ room: replica.room, name: replica.state().name, bytes, untidy: log, earlier })
  }
  const order = new Map(house.order.map((room, at) => [room, at]))
  const place = (room: RoomId): number => order.get(room) ?? order.size
  return stored.sort((a, b) => place(a.room) - place(b.room))
}

/** Puts together what was written piece by piece, in every room. Nothing that anybody wrote goes by it. */
export const tidyUp = (house: House) => async (): Promise<void> => {
  for (const { replica } of house.sessions.values()) {
    for (const doc of replica.documents()) await house.store.compact(replica.room, doc)
  }
}
