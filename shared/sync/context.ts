import type { RoomState } from '../governance/roomState'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore } from '../ports/documentStore.port'
import type { HeavyWork } from '../ports/heavyWork.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, DocId, NoteId, RoomId } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import type { Emit } from './emitter'
import type { LogWriter } from './logWriter'
import type { RoomFiles } from './roomFiles'

/** A linked device, as the rest of the engine sees it. */
export type Peer = {
  readonly device: DeviceId
  /** The devices that it is linked with itself. */
  readonly neighbours: ReadonlySet<DeviceId>
  send(message: Wire): void
  /** The same for what may be large: it leaves once it is packed, and others may leave before it. */
  answer(message: Wire): Promise<void>
  close(reason: string): void
}

/** What the parts of one room's engine share. */
export type Context = {
  readonly room: RoomId
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly store: DocumentStore
  readonly writer: LogWriter
  readonly files: RoomFiles
  readonly work: HeavyWork
  readonly peers: Map<DeviceId, Peer>
  /** Who is met at the door of an earlier epoch: only the ledger and the secret of the present one pass there. */
  readonly doors: Set<Peer>
  readonly emit: Emit
  state(): RoomState
  isNoteFounded(note: NoteId): boolean
}

/** Whoever this device is connected with: linked members, and those who are met at a door. */
export const everyone = ({ peers, doors }: Pick<Context, 'peers' | 'doors'>): readonly Peer[] => [
  ...peers.values(),
  ...doors,
]

/** Who is told of what is new in a document: at doors nothing passes but the ledger. */
export const hearersOf = (context: Pick<Context, 'peers' | 'doors'>, doc: DocId): Iterable<Peer> =>
  doc === 'ledger' ? everyone(context) : context.peers.values()
