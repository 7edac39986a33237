import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { RoomId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'
import type { House } from './house'
import { listRooms } from './listRooms'

const KEY = 'roomOrder'
const order = z.array(z.custom<RoomId>(isHash))

/** The order in which the person has put their rooms; empty as long as they have not. */
export const keptOrder = async (profile: ProfileStore): Promise<readonly RoomId[]> =>
  order.safeParse(await profile.get(KEY)).data ?? []

/** Puts this machine's rooms in an order, for good. */
export const orderRooms =
  (house: House) =>
  async (rooms: readonly RoomId[]): Promise<void> => {
    house.order = rooms
    listRooms(house)
    await house.profile.set(KEY, rooms)
  }
