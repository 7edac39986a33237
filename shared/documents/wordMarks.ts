import type { Piece } from './splitText'

export type Mark = 'bold' | 'italic' | 'strike' | 'code'

/** What one writes around words to mark them. */
const SIGNS = { '**': 'bold', __: 'bold', '*': 'italic', _: 'italic', '~~': 'strike' } as const
type Sign = keyof typeof SIGNS
const isSign = (text: string): text is Sign => text in SIGNS

const CODE = /`([^`\n]+)`/gu
/** One after another, as at the ends of what is bold and italic; or one that is meant as it stands. */
const SIGNED = /\\[*_~`]|[*_~]+/gu
const ALIKE = /\*+|_+|~+/gu
const LETTER = /[\p{L}\p{N}]/u

/** Code among words: nothing in it is anything else. */
export const cutCode = (line: string): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: found, 1: code = '', index } of line.matchAll(CODE)) {
    if (line[index - 1] === '\\') continue
    if (index > at) pieces.push({ kind: 'text', text: line.slice(at, index) })
    pieces.push({ kind: 'text', text: code, marks: ['code'] })
    at = index + found.length
  }
  return at < line.length || at === 0 ? [...pieces, { kind: 'text', text: line.slice(at) }] : pieces
}

/** A piece, or a sign that may open or close a mark, by what stands beside it. */
type Token = { piece: Piece; readonly sign?: Sign; readonly opens?: boolean; readonly closes?: boolean }

/**
 * Bold, italic and struck words of a line: from a sign before a word to the same sign behind one. Signs within words, with
 * space on both sides, or without their like, stay as they were written.
 */
export const markPieces = (pieces: readonly Piece[]): readonly Piece[] => {
  const tokens = pieces.flatMap((piece, at) =>
    piece.kind === 'text' && !piece.marks ? tokensOf(piece.text, pieces[at - 1], pieces[at + 1]) : [{ piece }],
  )
  const spans = spansOf(tokens)
  if (spans.length === 0 && tokens.length === pieces.length) return pieces
  const signs = new Set(spans.flatMap(({ from, to }) => [from, to]))
  const open: Mark[] = []
  const starts = new Map(spans.map(({ from, mark }) => [from, mark]))
  const ends = new Set(spans.map(({ to }) => to))
  const marked: Piece[] = []
  for (const [at, { piece }] of tokens.entries()) {
    const begins = starts.get(at)
    if (begins) open.push(begins)
    if (ends.has(at)) open.pop()
    if (!signs.has(at)) add(marked, open.length > 0 ? { ...piece, marks: [...open, ...(piece.marks ?? [])] } : piece)
  }
  return marked
}

const tokensOf = (text: string, before: Piece | undefined, after: Piece | undefined): Token[] => {
  const tokens: Token[] = []
  const plain = (piece: string): void => {
    if (piece) tokens.push({ piece: { kind: 'text', text: piece } })
  }
  let at = 0
  for (const { 0: found, index } of text.matchAll(SIGNED)) {
    plain(text.slice(at, index))
    at = index + found.length
    if (found.startsWith('\\')) {
      plain(found.slice(1))
      continue
    }
    // What is no text is a word of its own, such as an address.
    const left = text[index - 1] ?? (before ? 'a' : ' ')
    const right = text[at] ?? (after ? 'a' : ' ')
    const opens = !LETTER.test(left) && !/\s/u.test(right)
    const closes = !LETTER.test(right) && !/\s/u.test(left)
    for (const [alike] of found.matchAll(ALIKE))
      for (const sign of signsIn(alike, closes && !opens))
        tokens.push({ piece: { kind: 'text', text: sign }, ...(isSign(sign) ? { sign, opens, closes } : {}) })
  }
  plain(text.slice(at))
  return tokens
}

/** `***` begins with the sign of two, and ends with it. */
const signsIn = (alike: string, closing: boolean): readonly string[] => {
  const signs = alike.match(/(.)\1?/gu) ?? []
  return closing ? signs.toReversed() : signs
}

type Span = { readonly from: number; readonly to: number; readonly mark: Mark }

/** Which signs belong together; spans lie within one another or apart. Each sign is looked at once and put away once. */
const spansOf = (tokens: readonly Token[]): readonly Span[] => {
  const spans: Span[] = []
  const opened: { readonly at: number; readonly sign: Sign }[] = []
  const waiting = new Map<Sign, number>()
  const count = (sign: Sign, by: number): void => void waiting.set(sign, (waiting.get(sign) ?? 0) + by)
  for (const [at, { sign, opens, closes }] of tokens.entries()) {
    if (!sign) continue
    if (closes && (waiting.get(sign) ?? 0) > 0) {
      for (let last = opened.pop(); last; last = opened.pop()) {
        count(last.sign, -1)
        if (last.sign !== sign) continue
        spans.push({ from: last.at, to: at, mark: SIGNS[sign] })
        break
      }
    } else if (opens) {
      opened.push({ at, sign })
      count(sign, 1)
    }
  }
  return spans
}

/** Plain text beside plain text is one piece. */
const add = (pieces: Piece[], piece: Piece): void => {
  const last = pieces.at(-1)
  const isSame = last?.kind === 'text' && piece.kind === 'text' && `${last.marks}` === `${piece.marks}`
  if (last && isSame) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text }
  else pieces.push(piece)
}
