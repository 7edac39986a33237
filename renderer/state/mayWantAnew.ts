import type { RoomView } from './views'

/** Whether it makes sense to found a new room from this one: alone in it, one has nobody to part from. */
export const mayWantAnew = ({ governance }: Pick<RoomView, 'governance'>): boolean =>
  governance.members.length > 1 || governance.gone !== undefined
