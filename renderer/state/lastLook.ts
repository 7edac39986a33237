import { useSnug } from './store'
import type { CompanyView, RoomListing, WholeRoomView } from './views'

/** A room as it was last looked at on this machine, as far as that is true until it is looked at again. */
export type LastLook = {
  readonly view: WholeRoomView
  readonly company: CompanyView
  readonly rooms: readonly RoomListing[]
}

/** Whether the room on screen is only being opened, and shown as it was last looked at. */
export const useIsLastLook = (): boolean => useSnug(({ app }) => app.stage === 'room' && app.isLastLook === true)
