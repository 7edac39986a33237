import { adoptRoom } from '#shared/sync/adoptRoom'
import type { House, Session } from './house'
import { openSession } from './openSession'
import { leaveCurrent, showRoom } from './showRoom'

type Handed = Omit<Parameters<typeof adoptRoom>[0], 'store' | 'keychain' | 'clock' | 'device'>

/**
 * Keeps a room that a door has let this machine into, opens it and shows it. One that was put here from its archive becomes a room like
 * any other: what lies here stays, and what the others lack of it comes back to them. Rejects as `adoptRoom` and `openSession` do; such
 * a room is open then as it was before.
 */
export const moveIn = async (house: House, handed: Handed): Promise<void> => {
  const { store, keychain, clock, device } = house
  const { room } = handed
  // What is left of an archive that was given up would else be removed under it.
  await house.restoring
  const restored = await openHere(house, handed.room)
  if (house.current === room) leaveCurrent(house)
  await restored?.close()
  try {
    const record = await adoptRoom({ store, keychain, clock, device: device.id, ...handed })
    await openSession(house, record)
  } catch (error) {
    if (restored) await openSession(house, restored.record)
    throw error
  }
  await showRoom(house, room)
}

/** The room as it is open here, or about to be. Why it could not be opened is told by who opens it. */
const openHere = async ({ sessions, opening }: House, room: Handed['room']): Promise<Session | undefined> =>
  (await opening.get(room)?.catch(() => undefined)) ?? sessions.get(room)
