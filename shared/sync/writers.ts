import type { StreamWriter } from '../events/streamWriter'
import { createStreamWriter } from '../events/streamWriter'
import { sessionStart } from '../governance/sessionStart'
import type { EventId, StreamDocId } from '../protocol/ids'
import { signedDocName } from '../protocol/ids'
import type { Context } from './context'

/** The streams that this device writes in this session, one for each document until it is full. */
export type Writers = {
  /** Where the next event goes: a new stream too when what sessions are to be bound to has changed. */
  of(doc: StreamDocId): Promise<StreamWriter>
}

type Kept = { readonly after: EventId | undefined; readonly writer: Promise<StreamWriter> }

export const createWriters = ({ room, device, randomness, state }: Context): Writers => {
  const writers = new Map<StreamDocId, Kept>()

  return {
    of: async (doc) => {
      // What counts in the ledger is told by what its events had seen.
      const after = doc === 'ledger' ? undefined : sessionStart(state(), device.id)
      const known = writers.get(doc)
      if (known?.after === after && known && !(await known.writer).full) return known.writer
      const given = { signedName: signedDocName(room, doc), doc, device, randomness }
      const writer = createStreamWriter(after ? { ...given, after } : given)
      writers.set(doc, { after, writer })
      return writer
    },
  }
}
