import { foldPlaces, foldText } from './foldText'

/** A stretch of a text; `marked` where it is what was searched. */
export type FoundPiece = { readonly text: string; readonly marked: boolean }

const LETTER = /[\p{L}\p{N}]/u
/** Scripts that put no space between words: there a word may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** Characters of a long text that a result shows, and how many of them before the first word found. */
const SHOWN = 280
const BEFORE = 80

/** The words of what somebody typed into the search, folded; each is looked for as the beginning of a word. */
export const wordsToFind = (typed: string): readonly string[] => [
  ...new Set(foldText(typed).split(/\s+/).filter(Boolean)),
]

/** Where `word` begins a word in `folded`, from `start` on; -1 if nowhere. */
const placeOfWord = (folded: string, word: string, start: number): number => {
  for (let at = folded.indexOf(word, start); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !LETTER.test(word.charAt(0)) || UNSPACED.test(word.charAt(0))) return at
    // A letter beyond the basic plane ends in a low surrogate, which is no letter by itself.
    if (!LETTER.test(folded.charAt(at - 1)) && !/[\udc00-\udfff]/.test(folded.charAt(at - 1))) return at
  }
  return -1
}

/** Whether every word begins some word of the folded text. */
export const hasWords = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => placeOfWord(folded, word, 0) >= 0)

/** The text for a result: what was found in it marked, a long one cut to where the first of it stands. */
export const piecesOf = (text: string, words: readonly string[]): readonly FoundPiece[] => {
  const marks = marksIn(text, words)
  const [from, to] = windowOf(text, marks[0]?.[0] ?? 0)
  const pieces: FoundPiece[] = []
  const add = (piece: string, marked: boolean): void => {
    if (piece) pieces.push({ text: piece, marked })
  }
  let at = from
  if (from > 0) add('…', false)
  for (const [begins, ends] of marks) {
    if (ends <= at || begins >= to) continue
    add(text.slice(at, Math.max(at, begins)), false)
    add(text.slice(Math.max(at, begins), Math.min(ends, to)), true)
    at = Math.min(ends, to)
  }
  add(text.slice(at, to), false)
  if (to < text.length) add('…', false)
  return pieces
}

/** Stretches of the original text, in order, none over another. */
const marksIn = (text: string, words: readonly string[]): readonly (readonly [number, number])[] => {
  const { folded, from } = foldPlaces(text)
  const found: [number, number][] = []
  for (const word of words) {
    for (let at = placeOfWord(folded, word, 0); at >= 0; at = placeOfWord(folded, word, at + word.length)) {
      found.push([from[at] ?? 0, endOf(text, from, at + word.length)])
    }
  }
  found.sort(([a], [b]) => a - b)
  const joined: [number, number][] = []
  for (const [begins, ends] of found) {
    const last = joined.at(-1)
    if (last && begins <= last[1]) last[1] = Math.max(last[1], ends)
    else joined.push([begins, ends])
  }
  return joined
}

/** Where the character ends that the folded text's unit before `unit` came from, with the accents that follow it. */
const endOf = (text: string, from: readonly number[], unit: number): number => {
  const last = from[unit - 1] ?? 0
  let next = unit
  while (from[next] === last) next += 1
  return from[next] ?? text.length
}

const windowOf = (text: string, first: number): readonly [number, number] => {
  if (text.length <= SHOWN) return [0, text.length]
  const wanted = Math.max(0, Math.min(first - BEFORE, text.length - SHOWN))
  const space = wanted === 0 ? -1 : text.indexOf(' ', wanted)
  const from = wanted === 0 ? 0 : space >= 0 && space < first ? space + 1 : wanted
  const last = text.lastIndexOf(' ', from + SHOWN)
  return [from, from + SHOWN >= text.length ? text.length : last > first ? last : from + SHOWN]
}
