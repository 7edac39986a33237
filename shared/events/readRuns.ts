import * as Y from 'yjs'
import type { StreamDocId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { PlacedEvent } from './event'
import { eventIdOf } from './eventId'
import type { ParsedEvent } from './parseEvent'
import { parseEvent } from './parseEvent'
import { Refused } from './refused'
import { streamName } from './streamName'

/** Entries of one stream that follow on each other. */
export type CheckedRun = {
  readonly client: number
  /** The clock of the first entry. */
  readonly from: number
  readonly entries: readonly { readonly text: string; readonly placed: PlacedEvent }[]
}

/** A run whose strings have been found in their place and taken apart, but not yet checked against each other. */
export type RawRun = {
  readonly client: number
  readonly from: number
  readonly entries: readonly { readonly text: string; readonly parsed: ParsedEvent }[]
}

const refuse = (reason: string): never => {
  throw new Refused(reason)
}

const decode = (update: Uint8Array): ReturnType<typeof Y.decodeUpdate> => {
  if (update.length > limits.messageBytes) refuse('too large')
  try {
    return Y.decodeUpdate(update)
  } catch (cause) {
    throw new Refused('not an update', { cause })
  }
}

type Id = { readonly client: number; readonly clock: number }

/** An Item that could only have come from appending strings to the stream's own root array. */
const textsOf = (struct: ReturnType<typeof decode>['structs'][number]): string[] => {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return refuse('shape')
  const { client, clock } = struct.id
  const origin = struct.origin as Id | null
  const parent = struct.parent as unknown
  if (struct.rightOrigin !== null || struct.parentSub !== null) return refuse('shape')
  const first = clock === 0 && origin === null && parent === streamName(client)
  const later = clock > 0 && !parent && origin?.client === client && origin.clock === clock - 1
  if (!first && !later) return refuse('place')
  const texts = struct.content.arr as unknown[]
  return texts.every((text) => typeof text === 'string') ? (texts as string[]) : refuse('type')
}

/** The runs of an update to a document of streams. Throws Refused for any struct that appending could not have made. */
export const rawRuns = (update: Uint8Array, doc: StreamDocId): readonly RawRun[] => {
  const { structs, ds } = decode(update)
  if (ds.clients.size > 0) refuse('deletion')
  const runs: { client: number; from: number; entries: { text: string; parsed: ParsedEvent }[] }[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    const texts = textsOf(struct)
    const entries = texts.map((text) => ({ text, parsed: parseEvent(text, doc === 'ledger') }))
    const last = runs.at(-1)
    if (last && last.client === client && last.from + last.entries.length === clock) last.entries.push(...entries)
    else if (runs.some((run) => run.client === client)) refuse('gap')
    else runs.push({ client, from: clock, entries })
  }
  return runs
}

/** The runs of an update that this machine has checked before and kept. Throws Refused when the disk changed it. */
export const readRuns = async (update: Uint8Array, doc: StreamDocId): Promise<readonly CheckedRun[]> =>
  Promise.all(
    rawRuns(update, doc).map(async ({ client, from, entries }) => ({
      client,
      from,
      entries: await Promise.all(
        entries.map(async ({ text, parsed }) => ({
          text,
          placed: { id: await eventIdOf(text), in: doc, client, event: parsed.event },
        })),
      ),
    })),
  )
