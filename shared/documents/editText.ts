import type * as Y from 'yjs'

/** The one stretch in which two texts differ: `text` stands where `removed` characters from `at` on stood. */
export type Difference = { readonly at: number; readonly removed: number; readonly text: string }

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/**
 * The smallest single change from `before` to `after`, never through the middle of a character. `caret` (the end of
 * what was typed, in `after`) decides between equal ones: typing an `l` after the first `l` of `hello`.
 */
export const differenceOf = (before: string, after: string, caret = after.length): Difference | undefined => {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let end = 0
  const endMost = Math.min(most, after.length - caret)
  while (end < endMost && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  let at = 0
  while (at < most - end && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  while (end < most - at && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  if (at > 0 && (isLow(before.charCodeAt(at)) || isLow(after.charCodeAt(at)))) at -= 1
  if (end > 0 && (isLow(before.charCodeAt(before.length - end)) || isLow(after.charCodeAt(after.length - end))))
    end -= 1
  return { at, removed: before.length - end - at, text: after.slice(at, after.length - end) }
}

/** Makes a shared text read `after` by the smallest change, so that what others type at the same time stays. */
export const editText = (shared: Y.Text, after: string, origin: unknown, caret?: number): void => {
  const difference = differenceOf(shared.toString(), after, caret)
  if (!difference) return
  const { at, removed, text } = difference
  shared.doc?.transact(() => {
    if (removed > 0) shared.delete(at, removed)
    if (text) shared.insert(at, text)
  }, origin)
}

type Piece = { readonly retain?: unknown; readonly insert?: unknown; readonly delete?: unknown }

/** Where a place in a text is after somebody else's change to it. */
export const moveThrough = (place: number, delta: readonly Piece[]): number => {
  let [at, moved] = [0, place]
  for (const { retain, insert, delete: removed } of delta) {
    if (typeof retain === 'number') at += retain
    else if (typeof insert === 'string') {
      if (at < moved) moved += insert.length
      at += insert.length
    } else if (typeof removed === 'number' && at < moved) moved -= Math.min(removed, moved - at)
  }
  return moved
}
