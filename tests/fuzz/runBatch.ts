import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { setFlagsFromString, getHeapStatistics } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { busyTime } from '../support/busyTime'
import { below } from '../support/mutations'
import type { Outcome, Target } from './target'
import { turn } from './target'

/** Milliseconds that nothing hostile may hold all else up, and that it may take in all, giving way in between. */
const HANG = 50
const LONG = 1_000
/** How often what is slow is tried again, alone, before it counts. */
const AGAIN = 3
/** Inputs before memory is looked at first: programs and caches warm up. */
const WARM = 300
/** Bytes by which the heap may have grown after a batch: signatures that tests remember are among it. */
const GROWTH = 24 * 1024 * 1024

/** `input` is undefined for what only the batch as a whole has shown. */
export type Finding = {
  readonly what: string
  readonly item: number
  readonly input: Uint8Array<ArrayBuffer> | undefined
}
export type Report = {
  readonly refused: number
  readonly taken: number
  /** Milliseconds that one has held all else up. */
  readonly slowest: number
  /** Bytes. */
  readonly grown: number
  readonly findings: readonly Finding[]
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = (): number => {
  collect()
  return getHeapStatistics().used_heap_size
}

/** Errors that nobody awaited; emptied by who reads it. */
const unawaited: string[] = []
const tellOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
const note = (error: unknown): void => void unawaited.push(tellOf(error))

/** `hold`: the longest that nothing else had its turn; `time`: all of it. Milliseconds of this thread's work. */
type Tried = {
  readonly outcome: Outcome | undefined
  readonly hold: number
  readonly time: number
  readonly wrong: string | undefined
}
const tryOnce = async (target: Target, input: Uint8Array<ArrayBuffer>): Promise<Tried> => {
  const start = busyTime()
  let [hold, last, working] = [0, start, true]
  const look = (): void => {
    const now = busyTime()
    hold = Math.max(hold, now - last)
    last = now
    if (working) setImmediate(look)
  }
  setImmediate(look)
  const ended = (outcome: Outcome | undefined, wrong: string | undefined): Tried => {
    working = false
    look()
    return { outcome, hold, time: last - start, wrong }
  }
  try {
    return ended(await target.take(input), undefined)
  } catch (error) {
    return ended(undefined, `throws ${tellOf(error)}`)
  }
}

/** Hands the input over and says what is wrong with what came of it. */
export const examine = async (target: Target, input: Uint8Array<ArrayBuffer>): Promise<Tried> => {
  const before = Buffer.from(input)
  const held = target.digest?.()
  const first = await tryOnce(target, input)
  let slow = first
  await turn()
  const wrongs = unawaited.splice(0).map((error) => `nobody awaits ${error}`)
  if (first.wrong) wrongs.push(first.wrong)
  if (first.outcome === 'refused' && target.digest?.() !== held) wrongs.push('is refused, and has changed something')
  if (Buffer.compare(input, before) !== 0) wrongs.push('is written to')
  for (let tries = 0; isSlow(slow) && tries < AGAIN; tries += 1) slow = await tryOnce(target, Uint8Array.from(before))
  if (isSlow(slow)) wrongs.push(`takes ${slow.time.toFixed(0)} ms, ${slow.hold.toFixed(0)} of them at once`)
  return { ...slow, outcome: first.outcome, wrong: wrongs.length > 0 ? wrongs.join('; ') : undefined }
}
const isSlow = ({ hold, time }: Tried): boolean => hold >= HANG || time >= LONG

/** So many inputs from one seed, one after the other, against one receiver. */
export const runBatch = async (target: Target, seed: number, count: number): Promise<Report> => {
  const random = createSeededRandomness(seed)
  const findings: Finding[] = []
  const counted = { refused: 0, taken: 0 }
  let [slowest, base] = [0, 0]
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', note)
  const atStart = (await target.holds?.()) ?? 0
  for (let item = 0; item < count; item += 1) {
    if (item === Math.min(WARM, count - 1)) base = heap()
    const sample = target.samples[below(target.samples.length, random)]
    const mutation = target.mutations[below(target.mutations.length, random)]
    if (!sample || !mutation) throw new Error('nothing to mutate')
    const input = mutation(sample, random)
    const { outcome, hold, wrong } = await examine(target, Uint8Array.from(input))
    slowest = Math.max(slowest, hold)
    if (outcome) counted[outcome] += 1
    if (wrong) findings.push({ what: wrong, item, input })
  }
  const left = (await target.holds?.()) ?? 0
  const grown = heap() - base
  const late = [...((await target.verify?.()) ?? []), ...unawaited.splice(0)]
  if (left > atStart) late.push(`${left - atStart} things are still held`)
  if (grown > GROWTH) late.push(`the heap has grown by ${grown} bytes`)
  process.off('unhandledRejection', note)
  for (const other of others) process.on('unhandledRejection', other)
  for (const what of late) findings.push({ what, item: count, input: undefined })
  return { ...counted, slowest, grown, findings }
}
