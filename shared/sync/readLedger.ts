import type { LedgerFields, PlacedEvent } from '../events/event'
import { guardUpdate } from '../events/guardUpdate'
import { Refused } from '../events/refused'
import { admissibleEvents } from '../governance/admissibleEvents'
import { reduceLedger } from '../governance/reduceLedger'
import type { RoomState } from '../governance/roomState'
import type { RoomId } from '../protocol/ids'
import type { Streams } from './streams'
import { createStreams } from './streams'

/**
 * A whole ledger that somebody hands over: where its streams end, and what it adds up to. Rejects for whatever does not grow from the
 * room's id, or has a hole.
 */
export const readLedger = async (
  room: RoomId,
  ledger: Uint8Array<ArrayBuffer>,
): Promise<{ readonly streams: Streams; readonly state: RoomState }> => {
  const runs = await guardUpdate(ledger, 'ledger', 'ledger')
  const streams = createStreams([], async () => [])
  for (const run of runs) if (streams.take(run).is !== 'new') throw new Refused('not a whole ledger')
  const events = runs.flatMap(({ entries }) => entries.map(({ placed }) => placed as PlacedEvent<LedgerFields>))
  return { streams, state: reduceLedger(room, await admissibleEvents(room, events)) }
}
