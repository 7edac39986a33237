import type { CheckedRun } from '#shared/events/readRuns'
import { streamName } from '#shared/events/streamName'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { signedDocName } from '#shared/protocol/ids'
import { deepStrictEqual, strictEqual } from 'node:assert'
import * as Y from 'yjs'
import { openStream, seededDevice, someRoom, writeMessages } from './streams'

export const doc = 'talk/2026-01'
export const DEVICES = 4
export const SESSIONS = 5
export const EVENTS = 6

export type WrittenStreams = {
  readonly signedName: string
  /** One for each event. */
  readonly updates: readonly Uint8Array<ArrayBuffer>[]
  readonly full: Uint8Array<ArrayBuffer>
  /** Stream by stream, every string. */
  readonly all: Record<string, readonly string[]>
}

export const stringsOf = (ydoc: Y.Doc): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...ydoc.store.clients.keys()]
      .sort((a, b) => a - b)
      .map((client) => {
        const name = streamName(client)
        return [name, ydoc.getArray<string>(name).toJSON() as string[]]
      }),
  )

/** Everything that four devices wrote in five sessions each. */
export const writtenStreams = async (seed: number): Promise<WrittenStreams> => {
  const random = createSeededRandomness(seed)
  const room = await someRoom()
  const updates: Uint8Array<ArrayBuffer>[] = []
  for (let device = 0; device < DEVICES; device += 1) {
    const own = await seededDevice(random)
    for (let session = 0; session < SESSIONS; session += 1) {
      const writer = await openStream({ room, doc, device: own, random })
      updates.push(...(await writeMessages(writer, EVENTS)).map(({ update }) => new Uint8Array(update)))
    }
  }
  const full = new Uint8Array(Y.mergeUpdates([...updates]))
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, full)
  return { signedName: signedDocName(room, doc), updates, full, all: stringsOf(ydoc) }
}

/** What passed must be a part of what was written, to the guard and to Yjs alike, and leave no trace in a whole copy. */
export const expectHarmless = (
  { full, all }: WrittenStreams,
  update: Uint8Array,
  runs: readonly CheckedRun[],
  what: string,
): void => {
  const read = new Map<number, string[]>()
  for (const { id, content } of Y.decodeUpdate(update).structs as unknown as {
    id: Y.ID
    content: { arr: string[] }
  }[]) {
    read.set(id.client, [...(read.get(id.client) ?? []), ...content.arr])
  }
  const textsOf = ({ entries }: CheckedRun): string[] => entries.map(({ text }) => text)
  deepStrictEqual(
    [...read],
    runs.map((run) => [run.client, textsOf(run)]),
    what,
  )
  for (const run of runs) {
    const { client, from, entries } = run
    deepStrictEqual(textsOf(run), all[streamName(client)]?.slice(from, from + entries.length), what)
  }
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, full)
  Y.applyUpdate(ydoc, update)
  deepStrictEqual(stringsOf(ydoc), all, what)
  strictEqual(ydoc.store.pendingStructs, null, what)
  ydoc.destroy()
}
