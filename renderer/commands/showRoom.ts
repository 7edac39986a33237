import type { RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { LastLook } from '../state/lastLook'
import type { PlaceView, WholeRoomView } from '../state/views'
import type { House } from './house'
import { currentSession, sessionOnScreen } from './house'
import { showCompany } from './beSeen'
import { listRooms } from './listRooms'
import { pause } from './pause'
import { toldPlace } from './toldPlace'

/** Shows a room that is open on this machine, at its conversation: where one was reading in it. Snug begins with it the next time. */
export const showRoom = async (house: House, room: RoomId): Promise<void> => {
  bringToScreen(house, room)
  await house.profile.set('lastRoom', room)
}

/** The same for a room that Snug has begun with. `last`: what is on screen of it, until it is drawn as it is. */
export const bringToScreen = (house: House, room: RoomId, last?: LastLook): void => {
  const session = house.sessions.get(room)
  if (!session) throw new Problem('unexpected', 'no such room here')
  if (!last) leaveCurrent(house)
  house.current = room
  house.screen.extraHubs(session.record.hubs)
  let isLastLook = last !== undefined
  const draw = (view: WholeRoomView): void => {
    house.screen.room(view)
    if (isLastLook && house.current === room) goTo(house)({ in: 'conversation' })
    isLastLook = false
  }
  session.projection.show(draw, house.screen.placeIn(room), last?.view)
  if (!last) goTo(house)({ in: 'conversation' })
  listRooms(house)
}

/** Shows a room that is being opened as it was last looked at. What is written there belongs to it already. */
export const showLastLook = (house: House, { view, company, rooms }: LastLook): void => {
  const { screen } = house
  house.current = view.room
  house.place = { in: 'conversation' }
  screen.company(company)
  screen.rooms(rooms)
  screen.room(view)
  screen.app(() => ({ stage: 'room', place: { in: 'conversation' }, isLastLook: true }))
}

/** Takes a room off the screen that was shown as it was last looked at, and can't be opened. */
export const hideLastLook = async (house: House, room: RoomId): Promise<void> => {
  // Who has sent something meanwhile has it back in their field, and so on the disk, first.
  await pause()
  if (house.current !== room) return
  leaveCurrent(house)
  house.screen.app(() => ({ stage: 'starting' }))
  house.screen.room(undefined)
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
  const session = sessionOnScreen(house)
  house.current = undefined
  house.place = undefined
  if (!session) return
  session.replica.setPlace({ in: 'away' })
  session.projection.hide()
  session.news.leave()
}
