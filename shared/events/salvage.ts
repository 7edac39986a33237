import type { StreamDocId } from '../protocol/ids'
import type { RunOfTexts } from './encodeRuns'
import { encodeRuns } from './encodeRuns'
import { guardKept } from './guardUpdate'
import { readEntries } from './readEntries'
import { Refused } from './refused'

type Bytes = Uint8Array<ArrayBuffer>
type Check = (update: Bytes) => Promise<boolean>

/** The strings of an update up to where it cannot be read any more, run by run. */
const readableRuns = (update: Bytes): RunOfTexts[] => {
  const runs: { client: number; from: number; texts: string[] }[] = []
  const entries = readEntries(update)
  for (;;) {
    const next = nextOf(entries)
    if (!next) return runs
    const { client, clock, text } = next
    const last = runs.at(-1)
    if (last?.client === client) last.texts.push(text)
    else runs.push({ client, from: clock, texts: [text] })
  }
}

/** Undefined at the end, and where the damage begins: nothing behind it can be read. */
const nextOf = (entries: ReturnType<typeof readEntries>) => {
  try {
    const { value, done } = entries.next()
    return done ? undefined : value
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** How many of a run's strings are as they were signed, from its first on; found by halving, so it may be some less. */
const soundLength = async ({ client, from, texts }: RunOfTexts, isSound: Check): Promise<number> => {
  const passes = (many: number): Promise<boolean> =>
    isSound(encodeRuns([{ client, from, texts: texts.slice(0, many) }]))
  if (await passes(texts.length)) return texts.length
  let [good, bad] = [0, texts.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (await passes(middle)) good = middle
    else bad = middle
  }
  return good
}

/**
 * Of updates to a document of streams that this machine had checked and kept, what is still good: whole ones as they are,
 * of damaged ones, and of those that no message could hold, each run, or its beginning. What it says is no matter: a later version may have
 * said it here. `signedName`: as the document's events name it.
 */
export const salvage = async (updates: readonly Bytes[], signedName: string, doc: StreamDocId): Promise<Bytes[]> => {
  const isSound: Check = async (update) => {
    try {
      await guardKept(update, signedName, doc)
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }
  const good: Bytes[] = []
  for (const update of updates) {
    if (await isSound(update)) good.push(update)
    else
      for (const run of readableRuns(update)) {
        const length = await soundLength(run, isSound)
        if (length > 0) good.push(encodeRuns([{ ...run, texts: run.texts.slice(0, length) }]))
      }
  }
  return good
}
