import type { Examined } from '../ports/heavyWork.port'
import type { Link } from '../ports/link.port'
import { limits } from '../protocol/limits'
import type { Wire } from '../protocol/wire'
import { encodeWire } from '../protocol/wire'
import type { Context, Peer } from './context'
import { decodeVector } from './digests'
import type { EpochKeys } from './epochKeys'
import type { Epochs } from './epochs'
import { hearingFaults } from './hearLink'
import type { Receiver } from './receive'
import { serveDocument, wantOf } from './serveDocument'
import { createWorkQueue } from './workQueue'

/** Milliseconds after which a door is closed again, whatever came of it: who still lacks something knocks anew. */
const LONGEST = 20_000
/** Milliseconds of silence after which it is closed once there is nothing more to hear. */
const QUIET = 2_000
/** What waits to be checked, in bytes: a ledger, and some more. */
const QUEUED_BYTES = limits.messageBytes

/**
 * What passes at the door of an earlier epoch, where members meet of whom one has missed that the room has moved on: the
 * ledger, and the secret of the present epoch to an active device. All else that the other says is left unheard: it may
 * not know that it stands at a door.
 */
export const talkAtDoor = (
  link: Link,
  given: {
    readonly context: Context
    readonly keys: EpochKeys
    readonly epochs: Epochs
    readonly receive: Receiver['receive']
  },
): void => {
  const { context, keys, epochs, receive } = given
  const { files, clock, doors, emit, state, work } = context
  let isLedgerHere = false
  let heard = clock.now()

  const incoming = createWorkQueue({ most: QUEUED_BYTES, ...hearingFaults(link, emit) })
  const send = (message: Wire): void => link.send(encodeWire(message))
  const answer = async (message: Wire): Promise<void> => link.send(await work.encode(message))

  const peer: Peer = { device: link.device, neighbours: new Set(), send, answer, close: (reason) => link.close(reason) }

  const wantLedger = (): void => send(wantOf(files, 'ledger'))

  const act = async ({ message, runs }: Examined): Promise<void> => {
    switch (message.is) {
      case 'want':
        if (message.doc === 'ledger')
          await serveDocument({ files, link, answer, doc: message.doc, vector: decodeVector(message.stateVector) })
        return
      case 'update': {
        if (message.doc !== 'ledger') return
        const taken = await receive(peer, { message, runs })
        if (taken === 'gap') wantLedger()
        if (message.answers && message.done) isLedgerHere = true
        return
      }
      case 'wantEpoch':
        return epochs.asked(peer, message.epoch)
      case 'epoch':
        return epochs.handed(message.epoch, message.secret)
      default:
    }
  }

  const look = (): void => {
    if (isLedgerHere && keys.secret(state().epoch) && clock.now() - heard >= QUIET) link.close('all is said')
    else stop = clock.after(QUIET / 2, look)
  }
  let stop = clock.after(QUIET, look)
  const stopLongest = clock.after(LONGEST, () => link.close('long enough at a door'))

  doors.add(peer)
  link.closed(() => {
    doors.delete(peer)
    epochs.forget(peer)
    incoming.end()
    stop()
    stopLongest()
  })
  link.receive((bytes) => {
    heard = clock.now()
    incoming.add(bytes.length, act, () => work.examine(bytes, context.room))
  })
  wantLedger()
  epochs.greet(peer)
}
