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
 * Of a run, what is sound before, between and behind what is damaged. So a stream that was merged into one row keeps what it would keep in
 * many: it is of use once members have given back what is lacking.
 */
const soundRuns = async (run: RunOfTexts, isSound: Check): Promise<RunOfTexts[]> => {
  const good: RunOfTexts[] = []
  let rest = run
  for (let holes = 0; rest.texts.length > 0 && holes <= MOST_HOLES;) {
    const length = await soundLength(rest, isSound)
    if (length > 0) good.push({ ...rest, texts: rest.texts.slice(0, length) })
    rest = behind(rest, length)
    // It may be sound itself, where there was only too much for one update.
    if (rest.texts.length === 0 || (await isSound(encodeRuns([{ ...rest, texts: rest.texts.slice(0, 1) }])))) continue
    rest = behind(rest, 1)
    holes += 1
  }
  return good
}

const behind = ({ client, from, texts }: RunOfTexts, many: number): RunOfTexts => ({
  client,
  from: from + many,
  texts: texts.slice(many),
})

/** Of a run with more damage than that the rest is left out: each hole costs a look at all that is behind it. */
const MOST_HOLES = 16

/**
 * Of updates to a document of streams that this machine had checked and kept, what is still good: whole ones as they are,
 * of damaged ones, and of those that no message could hold, each run, or what is sound of it. What it says is no matter: a later version may have
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
      for (const run of readableRuns(update))
        for (const one of await soundRuns(run, isSound)) good.push(encodeRuns([one]))
  }
  return good
}
