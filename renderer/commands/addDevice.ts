import type { MadeDeviceLink } from './deviceDoor'
import type { House } from './house'
import { currentSession } from './house'

/**
 * Makes a link by which one more device becomes this member's, in the room on screen. It is good once, for a quarter of an
 * hour, and while Snug is open here. An earlier one is good no more. Throws Problem `not-allowed`.
 */
export const addDevice = (house: House) => (): Promise<MadeDeviceLink> => currentSession(house).deviceDoor.open()
