import { parseNoteLink, referenceTo } from './noteReference'
import { parseMessageLink } from '../protocol/messageLink'
import { callsIn } from './callsIn'
import type { Mark } from './wordMarks'
import { cutCode, markPieces } from './wordMarks'
import { splitCode } from './splitCode'

/** Somebody whom a message calls by `@` and a name; `now`: what they are called now, where it is one that they had before. */
export type Callee = { readonly name: string; readonly own: boolean; readonly now?: string }

/** `message`, `note`: a link to one of the room's, which is shown in words. `called`: an @ with the name of somebody, `own` of oneself. */
export type Piece = {
  readonly kind: 'text' | 'link' | 'message' | 'note' | 'called' | 'own'
  readonly text: string
  /** How it stands out, the outermost first; absent if it does not. */
  readonly marks?: readonly Mark[]
}
/** Lines of one paragraph, each in pieces. */
export type Paragraph = readonly (readonly Piece[])[]

/**
 * Web and mail addresses, as far as they can be seen: they end at white space, at quotes, and at the invisible
 * characters by which text can be turned round or letters hidden.
 */
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"«»“”\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/giu
/** Links to messages, as Snug itself makes them. */
const MESSAGE = /snug:\/\/message#[\w/-]+/gu
/** And to notes. */
const NOTE = /snug:\/\/note#[\w-]+/gu
/** What belongs to the sentence, not to the address at its end. */
const SENTENCE_END = new Set(".,;:!?'’…*~")

/**
 * A message as paragraphs of lines: links, the names of those whom it calls, and what is bold, italic, struck or code, as one
 * writes that in Markdown, stand out. No other markup means anything in it.
 */
export const splitText = (text: string, calls: readonly Callee[] = []): readonly Paragraph[] =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.split('\n').map((line) => splitLine(line, calls)))

const splitLine = (line: string, calls: readonly Callee[]): readonly Piece[] => {
  const finders = [linksIn, messagesIn, notesIn, (text: string) => namesIn(text, calls)]
  let pieces = cutCode(line)
  for (const find of finders)
    pieces = pieces.flatMap((piece) => (piece.kind === 'text' && !piece.marks ? cut(piece.text, find) : [piece]))
  return markPieces(pieces)
}

/** The words of a message without the signs that mark them. */
export const plainWords = (text: string): string =>
  splitCode(text)
    .map((block) => (block.kind === 'code' ? block.text : block.text.split('\n').map(plainLine).join('\n')))
    .join('\n')

const plainLine = (line: string): string =>
  splitLine(line, [])
    .map((piece) => piece.text)
    .join('')

/** `shown`: in place of what is written there. */
type Found = { readonly kind: Piece['kind']; readonly from: number; readonly to: number; readonly shown?: string }

/** A text in pieces: what is found in it, in order, and what stands between as it is. Never without a piece. */
const cut = (text: string, find: (text: string) => readonly Found[]): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { kind, from, to, shown } of find(text)) {
    if (from > at) pieces.push({ kind: 'text', text: text.slice(at, from) })
    pieces.push({ kind, text: shown ?? text.slice(from, to) })
    at = to
  }
  return at < text.length || at === 0 ? [...pieces, { kind: 'text', text: text.slice(at) }] : pieces
}

const linksIn = (text: string): readonly Found[] =>
  [...text.matchAll(LINK)].map(({ 0: found, index: from }) => ({
    kind: 'link',
    from,
    to: from + withoutSentence(found).length,
  }))

const messagesIn = (text: string): readonly Found[] =>
  [...text.matchAll(MESSAGE)]
    .filter(({ 0: found }) => parseMessageLink(found))
    .map(({ 0: found, index: from }) => ({ kind: 'message', from, to: from + found.length }))

const notesIn = (text: string): readonly Found[] =>
  [...text.matchAll(NOTE)]
    .filter(({ 0: found }) => referenceTo(parseNoteLink(found), ''))
    .map(({ 0: found, index: from }) => ({ kind: 'note', from, to: from + found.length }))

const namesIn = (text: string, calls: readonly Callee[]): readonly Found[] =>
  callsIn(text, calls).map(({ from, to, people }) => ({
    kind: people.some(({ own }) => own) ? 'own' : 'called',
    from,
    to,
    ...nameNow(people),
  }))

/** Who has changed their name since is called by the new one, unless it could be somebody else whom the old one calls. */
const nameNow = ([one, ...others]: readonly Callee[]): Pick<Found, 'shown'> =>
  one?.now !== undefined && others.length === 0 ? { shown: `@${one.now}` } : {}

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
