import { parseMessageLink } from '#shared/protocol/messageLink'

/** `message`: a link to a message, which is shown in words. */
export type Piece = { readonly kind: 'text' | 'link' | 'message'; readonly text: string }
/** Lines of one paragraph, each in pieces. */
export type Paragraph = readonly (readonly Piece[])[]

/**
 * Web and mail addresses, as far as they can be seen: they end at white space, at quotes, and at the invisible
 * characters by which text can be turned round or letters hidden.
 */
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"«»“”\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/giu
/** Links to messages, as Snug itself makes them. */
const MESSAGE = /snug:\/\/message#[\w/-]+/gu
/** What belongs to the sentence, not to the address at its end. */
const SENTENCE_END = new Set(".,;:!?'’…")

/** A message as paragraphs of lines; links stand out, everything else is plain. Nothing in it is ever markup. */
export const splitText = (text: string): readonly Paragraph[] =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.split('\n').map(splitLine))

const splitLine = (line: string): readonly Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(LINK)) {
    const link = withoutSentence(match[0])
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) })
    pieces.push({ kind: 'link', text: link })
    from = match.index + link.length
  }
  if (from < line.length || pieces.length === 0) pieces.push({ kind: 'text', text: line.slice(from) })
  return pieces.flatMap((piece) => (piece.kind === 'text' ? splitMessages(piece) : [piece]))
}

const splitMessages = (whole: Piece): readonly Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: link, index } of whole.text.matchAll(MESSAGE)) {
    if (!parseMessageLink(link)) continue
    if (index > from) pieces.push({ kind: 'text', text: whole.text.slice(from, index) })
    pieces.push({ kind: 'message', text: link })
    from = index + link.length
  }
  if (from === 0) return [whole]
  return from < whole.text.length ? [...pieces, { kind: 'text', text: whole.text.slice(from) }] : pieces
}

/** `(see https://a.example/b).` links to `https://a.example/b`; brackets of its own stay. Takes one walk, no regex. */
const withoutSentence = (found: string): string => {
  let unopened = 0
  for (const character of found) unopened += character === ')' ? 1 : character === '(' ? -1 : 0
  let end = found.length
  for (; end > 0; end--) {
    const last = found.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened--
    else if (!SENTENCE_END.has(last)) break
  }
  return found.slice(0, end)
}
