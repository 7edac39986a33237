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
   * Signs an event and puts it at the end of its stream: a new one too when what sessions are to be bound to has changed, when the clock was put back, or
   * when the disk has lost part of the one before. `prepare` is done before it is in the stream, and may be done again for
   * another event if its stream was lost meanwhile; `put` in the very moment in which it is, so that nobody finds it there and
   * not on its way to the disk. Resolves with what that returns.
   */
  append<Fields extends EventFields, Prepared, Result>(
    doc: StreamDocId,
    fields: Fields,
    at: number,
    prepare: (placed: PlacedEvent<Fields>) => Promise<Prepared>,
    put: (written: Written<Fields>, prepared: Prepared) => Result,
  ): Promise<Result>
  /** The streams of a document that were written here in this session, as updates; without those that are full. */
  written(doc: StreamDocId): readonly Uint8Array<ArrayBuffer>[]
}

/** `at`: when was written there last. */
type Kept = { readonly after: EventId | undefined; readonly writer: Promise<StreamWriter>; at: number }

export const createWriters = ({ room, device, randomness, state, files }: Context): Writers => {
  const writers = new Map<StreamDocId, Kept>()
  const open = new Map<StreamDocId, StreamWriter[]>()

  /** It is remembered until it is full: what the disk loses of it is known here. */
  const remember = async (doc: StreamDocId, opening: Promise<StreamWriter>): Promise<StreamWriter> => {
    const writer = await opening
    open.set(doc, [...(open.get(doc) ?? []).filter(({ full }) => !full), writer])
    return writer
  }

  const writerOf = async (doc: StreamDocId, at: number): Promise<StreamWriter> => {
    // What counts in the ledger is told by what its events had seen.
    const after = doc === 'ledger' ? undefined : sessionStart(state(), device.id)
    const known = writers.get(doc)
    // Within a stream times do not go back (`newestOf`): a clock that was put right begins another.
    if (known?.after === after && known && known.at <= at && !(await known.writer).full) {
      known.at = at
      return known.writer
    }
    const given = { signedName: signedDocName(room, doc), doc, device, randomness }
    const writer = remember(doc, createStreamWriter(after ? { ...given, after } : given))
    writers.set(doc, { after, writer, at })
    return writer
  }

  return {
    written: (doc) => (open.get(doc) ?? []).map((writer) => writer.all()),
    append: async <Fields extends EventFields, Prepared, Result>(
      doc: StreamDocId,
      fields: Fields,
      at: number,
      prepare: (placed: PlacedEvent<Fields>) => Promise<Prepared>,
      put: (written: Written<Fields>, prepared: Prepared) => Result,
    ) => {
      for (;;) {
        const writer = await writerOf(doc, at)
        const written = (await writer.write(fields, at)) as Written<Fields>
        const prepared = await prepare(written.placed)
        const streams = files.streams(doc)
        if (isNext(streams, written.placed)) {
          streams.add(written.placed)
          return put(written, prepared)
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
