import { searchRoom } from '../state/search/roomSearch'
import type { RoomSearch } from '../state/search/searchViews'
import type { House } from './house'
import { currentSession } from './house'
import { pause } from './pause'

/** A search of the room on screen. It reads from the disk, newest first, until it is closed. */
export const openSearch = (house: House) => (): RoomSearch =>
  searchRoom({ replica: currentSession(house).replica, clock: house.clock, pause })
