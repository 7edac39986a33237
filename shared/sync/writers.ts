import type { EventFields, PlacedEvent } from '../events/event'
import type { StreamWriter, Written } from '../events/streamWriter'
import { createStreamWriter } from '../events/streamWriter'
import { sessionStart } from '../governance/sessionStart'
import type { EventId, StreamDocId } from '../protocol/ids'
import { signedDocName } from '../protocol/ids'
import type { Context } from './context'
import type { Streams } from './streams'

/** The streams that this device writes in this session, one for each document until it is full. */
export type Writers = {
  /**
   * Signs an event and puts it at the end of its stream: a new one too when what sessions are to be bound to has changed, or
   * when the disk has lost part of the one before. `prepare` is done before it is in the stream, and may be done again for
   * another event if its stream was lost meanwhile.
   */
  append<Fields extends EventFields, Prepared>(
    doc: StreamDocId,
    fields: Fields,
    at: number,
    prepare: (placed: PlacedEvent<Fields>) => Promise<Prepared>,
  ): Promise<Written<Fields> & { readonly prepared: Prepared }>
}

type Kept = { readonly after: EventId | undefined; readonly writer: Promise<StreamWriter> }

export const createWriters = ({ room, device, randomness, state, files }: Context): Writers => {
  const writers = new Map<StreamDocId, Kept>()

  const writerOf = async (doc: StreamDocId): Promise<StreamWriter> => {
    // What counts in the ledger is told by what its events had seen.
    const after = doc === 'ledger' ? undefined : sessionStart(state(), device.id)
    const known = writers.get(doc)
    if (known?.after === after && known && !(await known.writer).full) return known.writer
    const given = { signedName: signedDocName(room, doc), doc, device, randomness }
    const writer = createStreamWriter(after ? { ...given, after } : given)
    writers.set(doc, { after, writer })
    return writer
  }

  return {
    append: async <Fields extends EventFields, Prepared>(
      doc: StreamDocId,
      fields: Fields,
      at: number,
      prepare: (placed: PlacedEvent<Fields>) => Promise<Prepared>,
    ) => {
      for (;;) {
        const writer = await writerOf(doc)
        const written = (await writer.write(fields, at)) as Written<Fields>
        const prepared = await prepare(written.placed)
        const streams = files.streams(doc)
        if (isNext(streams, written.placed)) {
          streams.add(written.placed)
          return { ...written, prepared }
        }
        // Behind what the disk has lost nobody might ever read it. It has gone nowhere, and its place is not used again.
        writer.end()
      }
    },
  }
}

/** Whether the stream ends, as it is here now, where the event goes on. */
const isNext = (streams: Streams, { client, event }: PlacedEvent): boolean => {
  const head = streams.head(client)
  return event.seq === (head?.length ?? 0) && event.prev === (head?.last ?? '')
}
