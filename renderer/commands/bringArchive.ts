import type { ReadArchive } from '#shared/archive/readArchive'
import type { Replica } from '#shared/sync/replica'
import { pause } from './pause'

export type OnStep = (done: number, all: number) => void

/**
 * Brings what an archive holds into a copy of its room, as far as it is lacking there. Rejects with the signal's reason once that says
 * that it is to end; what has come by then is there.
 */
export const bringArchive = async (
  replica: Replica,
  { documents, contents }: ReadArchive,
  onStep: OnStep,
  signal?: AbortSignal,
): Promise<void> => {
  const all = documents.length + contents.length
  let done = 0
  const step = async (): Promise<void> => {
    done += 1
    onStep(done, all)
    await pause()
    signal?.throwIfAborted()
  }
  for (const { doc, read } of documents) {
    await replica.bringDocument(doc, await read())
    await step()
  }
  for (const { read } of contents) {
    for (const some of await read()) {
      await replica.bringWords(some)
      signal?.throwIfAborted()
    }
    await step()
  }
}
