import type { ArchiveFault } from '#shared/archive/archiveFault'
import type { ReadArchive } from '#shared/archive/readArchive'
import { readArchive } from '#shared/archive/readArchive'
import type { ZipSource } from '#shared/archive/readZip'
import { verifyArchive } from '#shared/archive/verifyArchive'
import type { RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { OnStep } from './bringArchive'
import { bringArchive } from './bringArchive'
import type { House } from './house'
import { pause } from './pause'
import { restoreWhole } from './restoreWhole'
import { showRoom } from './showRoom'

/** What an archive is, before anything is done with it. */
export type ArchiveLook =
  | {
      readonly is: 'sound'
      readonly name: string
      /** Milliseconds since 1970. */
      readonly exportedAt: number
      /** How many of its files are what its list says: all of them. */
      readonly files: number
      /** The room is on this machine: what is lacking of it can be brought back. */
      readonly isHere: boolean
      /**
       * Puts the room onto this machine to be read, or brings what is lacking into it, and shows it. `onStep` is told how far that is.
       * Rejects with Problem `archive-unsound`, or the disk's, or with the signal's reason once it is given up: a room that was not here
       * before is not here then either.
       */
      restore(onStep: OnStep, signal: AbortSignal): Promise<void>
    }
  /** Some of its files are not what its list says. */
  | { readonly is: 'changed'; readonly faults: readonly ArchiveFault[] }

const restore = async (house: House, archive: ReadArchive, onStep: OnStep, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted()
  const { room } = archive
  const here = house.sessions.get(room)
  if (here) await bringArchive(here.replica, archive, onStep, signal)
  else await restoreWhole(house, archive, onStep, signal)
  await showRoom(house, room)
}

/** Rooms are opened one after the other at the start: one that is still closed is here as well. */
const isHere = async ({ store }: House, room: RoomId): Promise<boolean> =>
  (await store.rooms()).some((record) => record.room === room && !record.isHalf)

/** No plain zip can be larger. Bytes. */
const MOST = 2 ** 32 - 1

/**
 * Checks a file that somebody takes for a room's archive, and says what it is. Nothing is kept. Throws Problem `archive-none`,
 * `archive-newer`, `archive-too-large`, `file-unreadable`. It is read where it lies, a part at a time.
 */
export const lookAtArchive =
  (house: House) =>
  async (file: ZipSource): Promise<ArchiveLook> => {
    if (file.size > MOST) throw new Problem('archive-too-large', `${file.size} bytes`)
    const archive = await readArchive(file)
    const { files, faults } = await verifyArchive(file, pause)
    if (faults.length > 0) return { is: 'changed', faults }
    const { room, name, exportedAt } = archive
    return {
      is: 'sound',
      name,
      exportedAt,
      files,
      isHere: await isHere(house, room),
      restore: (...given) => {
        const restored = house.restoring.then(() => restore(house, archive, ...given))
        house.restoring = restored.catch(() => undefined)
        return restored
      },
    }
  }
