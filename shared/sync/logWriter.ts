import type { Clock } from '../ports/clock.port'
import type { Commit, DocumentStore, DocumentSummary } from '../ports/documentStore.port'
import type { DocId, RoomId } from '../protocol/ids'
import type { Problem } from '../protocol/problem'
import { asProblem } from '../protocol/problem'

/** Milliseconds until a failed write is tried again. */
const RETRY = 3_000

export type Entry = Omit<Commit, 'room'>

export type LogWriter = {
  /** Resolves once the entry is on disk, be it after failures; never before those that came earlier. */
  write(entry: Entry): Promise<void>
  /** True while the disk refuses. */
  readonly failing: boolean
  /** Resolves when nothing waits any more; rejects with the Problem if the disk refuses. */
  flush(): Promise<void>
  close(): void
}

/**
 * One write at a time, in order; what comes meanwhile shares the next one. A later summary speaks of earlier updates
 * too, so nothing may ever overtake: after a failure all that waits stays in memory and is tried again together.
 */
export const createLogWriter = (given: {
  readonly store: DocumentStore
  readonly room: RoomId
  readonly clock: Clock
  readonly onProblem: (problem: Problem) => void
}): LogWriter => {
  const { store, room, clock, onProblem } = given
  let waiting: { entry: Entry; done: () => void }[] = []
  let writing: Promise<void> | undefined
  let failure: Problem | undefined
  let cancelRetry: (() => void) | undefined
  let closed = false

  const writeOnce = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    try {
      await store.commit({ room, ...merge(batch.map(({ entry }) => entry)) })
    } catch (error) {
      waiting = [...batch, ...waiting]
      const first = failure === undefined
      failure = asProblem(error)
      if (first) onProblem(failure)
      return
    }
    failure = undefined
    for (const { done } of batch) done()
  }

  const run = async (): Promise<void> => {
    while (waiting.length > 0 && !closed) {
      await writeOnce()
      if (failure) {
        cancelRetry = clock.after(RETRY, start)
        return
      }
    }
  }

  const start = (): void => {
    if (writing || closed) return
    cancelRetry?.()
    cancelRetry = undefined
    writing = run().finally(() => {
      writing = undefined
      if (waiting.length > 0 && !failure) start()
    })
  }

  return {
    write: (entry) =>
      new Promise((done) => {
        waiting.push({ entry, done })
        if (!failure) start()
      }),
    get failing() {
      return failure !== undefined
    },
    flush: async () => {
      if (failure) start()
      while (writing) await writing
      if (failure) throw failure
    },
    close: () => {
      closed = true
      cancelRetry?.()
    },
  }
}

const merge = (entries: readonly Entry[]): Entry => ({
  updates: entries.flatMap(({ updates = [] }) => updates),
  summaries: latestSummaries(entries),
  notables: entries.flatMap(({ notables = [] }) => notables),
  contents: entries.flatMap(({ contents = [] }) => contents),
  forget: entries.flatMap(({ forget = [] }) => forget),
  erase: entries.flatMap(({ erase = [] }) => erase),
  deliveries: entries.flatMap(({ deliveries = [] }) => deliveries),
  epochs: entries.flatMap(({ epochs = [] }) => epochs),
})

/** Those that no later update of their document has overtaken. */
const latestSummaries = (entries: readonly Entry[]): readonly DocumentSummary[] => {
  const latest = new Map<DocId, DocumentSummary>()
  for (const { updates = [], summaries = [] } of entries) {
    for (const { summary } of updates) latest.delete(summary.doc)
    for (const summary of summaries) latest.set(summary.doc, summary)
  }
  return [...latest.values()]
}
