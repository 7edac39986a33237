import type { RoomId } from '#shared/protocol/ids'
import type { House, Session } from './house'

/** Sessions in the person's order; rooms that are not in it stand at the end, by when they were joined. */
const inOrder = (sessions: Iterable<Session>, kept: readonly RoomId[]): readonly Session[] => {
  const places = new Map(kept.map((room, at) => [room, at]))
  const place = ({ record }: Session): number => places.get(record.room) ?? kept.length
  return [...sessions].sort((a, b) => place(a) - place(b) || a.record.joinedAt - b.record.joinedAt)
}

/** The list of this machine's rooms, in the person's order, with whether something new was said in them. Half a room is none. */
export const listRooms = (house: House): void => {
  const whole = [...house.sessions.values()].filter(({ record }) => !record.isHalf)
  house.screen.rooms(
    inOrder(whole, house.order).map(({ replica, news }) => ({
      room: replica.room,
      name: replica.state().name,
      hasNews: news.has(),
    })),
  )
}
