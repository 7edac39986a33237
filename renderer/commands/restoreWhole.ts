import type { ReadArchive } from '#shared/archive/readArchive'
import { Problem } from '#shared/protocol/problem'
import { restoreRoom } from '#shared/sync/restoreRoom'
import type { OnStep } from './bringArchive'
import { bringArchive } from './bringArchive'
import type { House } from './house'
import { openSession as openOne } from './openSession'
import { forgetOwnSide } from './ownSide'

/**
 * Puts a room that is not open here onto this machine, as its archive has it: all of it, or nothing, also where the signal says that
 * it is to end. One that is on this machine and could not be opened stays as it is, and what keeps it closed is thrown.
 */
export const restoreWhole = async (
  house: House,
  archive: ReadArchive,
  onStep: OnStep,
  signal: AbortSignal,
  openSession: (...given: Parameters<typeof openOne>) => Promise<unknown> = openOne,
): Promise<void> => {
  const { store, clock, sessions } = house
  const { room } = archive
  const session = () => {
    const opened = sessions.get(room)
    if (!opened) throw new Problem('unexpected', 'the room was closed meanwhile')
    return opened
  }
  const here = (await store.rooms()).find((record) => record.room === room && !record.isHalf)
  if (here) {
    await openSession(house, here)
    return bringArchive(session().replica, archive, onStep, signal)
  }
  const ledger = archive.documents.find(({ doc }) => doc === 'ledger')
  if (!ledger) throw new Problem('archive-unsound', 'no ledger')
  const record = await restoreRoom({ store, clock, room, ledger: await ledger.read() })
  try {
    await openSession(house, { ...record, isHalf: true })
    await bringArchive(session().replica, archive, onStep, signal)
    await session().changeRecord(({ hubs }) => ({ ...record, hubs }))
    signal.throwIfAborted()
  } catch (error) {
    // Half a room is none. A disk that refuses what is on its way there need not be waited for.
    const close = async (): Promise<void> => sessions.get(room)?.close()
    await close().catch(() => undefined)
    await store.removeRoom(room)
    await forgetOwnSide(house, room)
    throw error
  }
}
