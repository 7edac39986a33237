import type { PlacedEvent } from '../events/event'
import type { Delivery, DocumentStore, Notable } from '../ports/documentStore.port'
import type { HeavyWork } from '../ports/heavyWork.port'
import type { Keychain } from '../ports/keychain.port'
import type { DeviceId, Hash, RoomId, StreamDocId, TalkDocId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'
import { openEpochKeys } from './epochKeys'
import type { LogWriter } from './logWriter'
import type { OnTorn, RoomFiles } from './roomFiles'
import { openRoomFiles } from './roomFiles'

/** The newest of a month, on its way from the disk. */
export type ReadAhead = { readonly doc: TalkDocId; readonly newest: ReturnType<RoomFiles['newest']> }

/** What the disk knows of a room when it is opened. */
export type ReadRoom = {
  readonly files: RoomFiles
  readonly keys: EpochKeys
  readonly ledger: readonly PlacedEvent[]
  readonly erased: Set<Hash>
  readonly deliveries: readonly Delivery[]
  /** Notable events about notes, and those that have not been followed up. */
  readonly ofNotes: readonly Notable[]
  /** Editions, and what takes them back. */
  readonly ofEditions: readonly Notable[]
  /** How members want to be shown and called. */
  readonly ofPeople: readonly Notable[]
  readonly unsettled: readonly Notable[]
  /** What may have to be said again. */
  readonly unsaid: readonly Notable[]
  readonly ahead: ReadAhead | undefined
}

/** The room's talk documents, newest first. */
export const monthsIn = (files: Pick<RoomFiles, 'streamDocs'>): readonly TalkDocId[] =>
  files
    .streamDocs()
    .filter((doc): doc is TalkDocId => doc !== 'ledger')
    .sort()
    .reverse()

/** Does not wait for it; whoever asks for the month is told what goes wrong. */
const readAhead = (files: RoomFiles): ReadAhead | undefined => {
  const [doc] = monthsIn(files)
  if (!doc) return undefined
  const newest = files.newest(doc)
  newest.catch(() => undefined)
  return { doc, newest }
}

/** Reads it side by side, since each part waits for the disk. `isNext`: the newest month too. Throws as `openReplica` says. */
export const readRoom = async (given: {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly room: RoomId
  readonly self: DeviceId
  readonly writer: LogWriter
  readonly work: HeavyWork
  readonly isNext: boolean
  readonly isRestored: boolean
  readonly onTorn: OnTorn
  /** One of the room's secrets could not be read, and is to be had from members. */
  readonly onTornKeys: () => void
  readonly writtenHere: (doc: StreamDocId) => readonly Uint8Array<ArrayBuffer>[]
}): Promise<ReadRoom> => {
  const { store, keychain, room, self, writer, work, isNext, isRestored, onTorn, onTornKeys, writtenHere } = given
  const reading = async () => {
    const files = await openRoomFiles({ store, room, self, writer, work, onTorn, writtenHere })
    const ahead = isNext ? readAhead(files) : undefined
    return { files, ahead, ledger: await files.events('ledger') }
  }
  const [read, keys, erased, deliveries, ofNotes, ofEditions, ofPeople, unsettled, unsaid] = await Promise.all([
    reading(),
    openEpochKeys({ store, keychain, room, mayLackAll: isRestored, onTorn: onTornKeys }),
    store.erased(room),
    store.deliveries(room),
    store.notables(room, 'notes'),
    store.notables(room, 'editions'),
    store.notables(room, 'people'),
    store.notables(room, 'unsettled'),
    store.notables(room, 'unsaid'),
  ])
  return { ...read, keys, erased, deliveries, ofNotes, ofEditions, ofPeople, unsettled, unsaid }
}
