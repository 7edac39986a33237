import type { MonthLine } from '#shared/documents/monthLine'
import type { TalkDocId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/** Reads a whole month, and lets go of it. Rejects with a Problem if the disk can't be read. */
export const readMonth = async <T>(replica: Replica, doc: TalkDocId, read: (line: MonthLine) => T): Promise<T> => {
  const { line, release } = await replica.hold(doc)
  try {
    await replica.fill(doc)
    return read(line)
  } finally {
    release()
  }
}
