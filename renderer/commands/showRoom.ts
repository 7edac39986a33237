import type { RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { PlaceView } from '../state/views'
import type { House } from './house'
import { currentSession } from './house'
import { showCompany } from './beSeen'
import { listRooms } from './listRooms'
import { toldPlace } from './toldPlace'

/** Shows a room that is open on this machine, at its conversation: where one was reading in it. */
export const showRoom = async (house: House, room: RoomId): Promise<void> => {
  const session = house.sessions.get(room)
  if (!session) throw new Problem('unexpected', 'no such room here')
  leaveCurrent(house)
  house.current = room
  house.screen.extraHubs(session.record.hubs)
  session.projection.show((view) => house.screen.room(view), house.screen.placeIn(room))
  goTo(house)({ in: 'conversation' })
  listRooms(house)
  await house.profile.set('lastRoom', room)
}

/** Goes to a place of the room on screen, and tells the others in the room where this member is. */
export const goTo =
  (house: House) =>
  (place: PlaceView): void => {
    const session = currentSession(house)
    const { replica, news } = session
    house.place = place
    replica.setPlace(toldPlace(place))
    house.screen.app(() => ({ stage: 'room', place }))
    if (place.in !== 'conversation') news.leave()
    news.look()
    showCompany(house, session)
  }

/** Steps out of the room on screen without closing it: it goes on being kept equal. */
export const leaveCurrent = (house: House): void => {
  const session = house.current && house.sessions.get(house.current)
  if (!session) return
  session.replica.setPlace({ in: 'away' })
  session.projection.hide()
  session.news.leave()
  house.current = undefined
  house.place = undefined
}
