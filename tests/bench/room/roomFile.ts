import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeviceId, EpochId, InvitationId, RoomId, TalkDocId } from '#shared/protocol/ids'

/** Changes when rooms that were made before must be made anew. */
const VERSION = 2

export type RoomMember = {
  readonly name: string
  readonly id: DeviceId
  /** The private key as PKCS #8, base64url: these members exist only in the bench. */
  readonly key: string
}

/** A room of the bench, beside the files of its months. */
export type RoomFile = {
  readonly version: number
  readonly messages: number
  readonly room: RoomId
  readonly epoch: EpochId
  /** The epoch's secret and the ledger, base64url. */
  readonly secret: string
  readonly ledger: string
  /** An invitation that is open for years. */
  readonly link: string
  readonly invitation: InvitationId
  readonly members: readonly RoomMember[]
  readonly months: readonly TalkDocId[]
  /** The newest message's words. */
  readonly newest: string
  /** How many words are stored beside the events. */
  readonly contents: number
  /** Bytes of all events and words, as they are stored. */
  readonly bytes: number
}

/** Where rooms are kept between two runs. */
export const roomFolder = (cache: string, messages: number): string => join(cache, `room-${messages}`)

export const monthPath = (folder: string, doc: TalkDocId): string => join(folder, `${doc.replace('/', '-')}.month`)

/** The room that was made before, if it was made as it would be now. */
export const readRoom = async (folder: string): Promise<RoomFile | undefined> => {
  try {
    const found = JSON.parse(await readFile(join(folder, 'room.json'), 'utf8')) as RoomFile
    return found.version === VERSION ? found : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export const writeRoom = async (folder: string, room: Omit<RoomFile, 'version'>): Promise<RoomFile> => {
  const whole = { ...room, version: VERSION }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'room.json'), JSON.stringify(whole))
  return whole
}
