import type { ChangeObject } from 'diff'
import { diffArrays, diffWordsWithSpace } from 'diff'
import type { Line } from './linesOf'

export type Part = { readonly is: 'same' | 'added' | 'removed'; readonly words: string }
/** A line with what has become of it; `changed`: some of its words. */
export type ComparedLine = {
  readonly line: Line
  readonly is: 'same' | 'added' | 'removed' | 'changed'
  readonly parts: readonly Part[]
}

/** Differences beyond this are not looked for one by one: everything counts as other. */
const MOST_LINES = 2_000
const MOST_WORDS = 1_000
/** Of two lines that share fewer of their words nobody would say that one has become the other. */
const ALIKE = 0.4

/** What two versions have in common and what not, line by line and word by word. */
export const differences = (before: readonly Line[], after: readonly Line[]): readonly ComparedLine[] => {
  const changes = diffArrays([...before], [...after], { comparator: isSameLine, maxEditLength: MOST_LINES })
  if (!changes) return [...before.map(whole('removed')), ...after.map(whole('added'))]
  return changes.flatMap((change, at) => {
    if (!change.added && !change.removed) return change.value.map(whole('same'))
    const [previous, next] = [changes[at - 1], changes[at + 1]]
    // What was taken away and what stands there instead come beside each other, and are looked at together.
    if (change.removed && next?.added) return together(change.value, next.value)
    if (change.added && previous?.removed) return []
    return change.value.map(whole(change.added ? 'added' : 'removed'))
  })
}

const isSameLine = (a: Line, b: Line): boolean =>
  a.kind === b.kind && a.level === b.level && a.sign === b.sign && a.words === b.words

const whole =
  (is: 'same' | 'added' | 'removed') =>
  (line: Line): ComparedLine => ({ line, is, parts: [{ is, words: line.words }] })

/** Pairs lines with what they have become, in order; what has no pair came or went. */
const together = (removed: readonly Line[], added: readonly Line[]): readonly ComparedLine[] => {
  const result: ComparedLine[] = []
  let from = 0
  for (const line of added) {
    const at = removed.findIndex((one, place) => place >= from && isAlike(one, line))
    const before = removed[at]
    if (!before) {
      result.push(whole('added')(line))
      continue
    }
    result.push(...removed.slice(from, at).map(whole('removed')))
    from = at + 1
    result.push({ line, is: 'changed', parts: partsOf(before.words, line.words) })
  }
  return [...result, ...removed.slice(from).map(whole('removed'))]
}

const isAlike = (a: Line, b: Line): boolean => {
  if ((a.kind === 'title') !== (b.kind === 'title')) return false
  if (a.kind === 'title') return true
  const [one, other] = [wordsIn(a.words), wordsIn(b.words)]
  if (one.length === 0 || other.length === 0) return false
  const counted = new Map<string, number>()
  for (const word of one) counted.set(word, (counted.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const left = counted.get(word) ?? 0
    if (left > 0) shared += 1
    counted.set(word, left - 1)
  }
  return shared / Math.max(one.length, other.length) >= ALIKE
}

const wordsIn = (words: string): readonly string[] => words.match(/[\p{L}\p{N}]+/gu) ?? []

const partsOf = (before: string, after: string): readonly Part[] => {
  const changes: ChangeObject<string>[] | undefined = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS })
  if (!changes) {
    return [
      { is: 'removed', words: before },
      { is: 'added', words: after },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    words: value,
  }))
}
