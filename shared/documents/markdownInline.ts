import type { NoteInline, NoteReference, NoteText } from './noteContent'
import { plain, sameMarks } from './noteContent'
import { formatNoteLink } from './noteReference'
import { codeSpan, escapeMarkdown } from './markdownText'

type Mark = 'link' | 'bold' | 'italic' | 'strike'
/** Outermost first. */
const MARKS: readonly Mark[] = ['link', 'bold', 'strike', 'italic']

type Piece =
  | { readonly is: 'text'; readonly text: string; readonly literal: boolean }
  | { readonly is: 'open' | 'close'; readonly mark: Mark; readonly href: string }

/** One run of content of a line (no breaks) as Markdown. */
export const markdownInline = (inline: readonly NoteInline[]): string => {
  const texts: NoteText[] = []
  for (const each of inline) {
    const before = texts.at(-1)
    const one = each.kind === 'note' ? asLink(each) : each
    if (one.kind === 'break' || one.text === '') continue
    if (before && sameMarks(before, one)) texts[texts.length - 1] = { ...before, text: before.text + one.text }
    else texts.push(one)
  }
  return join(marked(texts, MARKS))
}

const asLink = ({ note, title }: NoteReference): NoteText => {
  const link = formatNoteLink(note)
  return { ...plain(title.trim() || link), link }
}

/** Groups neighbours that share a mark, outermost mark first. */
const marked = (texts: readonly NoteText[], marks: readonly Mark[]): Piece[] => {
  const [mark, ...inner] = marks
  if (!mark) return texts.map(({ text, code }) => ({ is: 'text', text: code ? codeSpan(text) : text, literal: code }))
  const pieces: Piece[] = []
  for (let at = 0; at < texts.length;) {
    const value = texts[at]?.[mark]
    let end = at
    while (end < texts.length && texts[end]?.[mark] === value) end += 1
    const group = texts.slice(at, end)
    pieces.push(...(value === undefined || value === false ? marked(group, inner) : wrapped(mark, value, group, inner)))
    at = end
  }
  return pieces
}

/** White space at the edges stands outside: Markdown takes no mark that begins or ends with it. */
const wrapped = (mark: Mark, value: true | string, group: readonly NoteText[], inner: readonly Mark[]): Piece[] => {
  const trimmed = trimEdges(group)
  if (!trimmed) return marked(group, inner)
  const href = value === true ? '' : value
  const [only, ...more] = trimmed.group
  const pieces: Piece[] =
    mark === 'link' && only && more.length === 0 && isAutolink(only, href)
      ? [{ is: 'text', text: `<${href}>`, literal: true }]
      : [{ is: 'open', mark, href }, ...marked(trimmed.group, inner), { is: 'close', mark, href }]
  return [space(trimmed.before), ...pieces, space(trimmed.after)]
}

const space = (text: string): Piece => ({ is: 'text', text, literal: false })

const trimEdges = (group: readonly NoteText[]): { before: string; after: string; group: NoteText[] } | undefined => {
  const all = group.map(({ text, code }) => (code ? text.replaceAll(/\s/g, 'x') : text)).join('')
  const before = all.length - all.trimStart().length
  const after = all.length - all.trimEnd().length
  if (before === all.length) return undefined
  const cut: NoteText[] = []
  let at = 0
  for (const one of group) {
    const text = one.text.slice(Math.max(0, before - at), Math.max(0, all.length - after - at))
    if (text) cut.push({ ...one, text })
    at += one.text.length
  }
  return { before: all.slice(0, before), after: after > 0 ? all.slice(-after) : '', group: cut }
}

const isAutolink = (one: NoteText, href: string): boolean =>
  one.text === href && !one.bold && !one.italic && !one.strike && !one.code && !/[<>\\]/.test(href)

const ALPHANUMERIC = /[\p{L}\p{N}]/u
const PUNCTUATION = /[\p{P}\p{S}]/u
const last = (text: string): string => text.slice(-2).at(-1) ?? ''
const first = (text: string): string => String.fromCodePoint(...(text ? [text.codePointAt(0) ?? 32] : [32]))
const entity = (character: string): string => `&#${character.codePointAt(0)};`

/**
 * Puts the pieces together. A mark counts only where its signs touch words in the right way; where they would not, the
 * letter beside them is written as an entity, which reads the same and counts as punctuation.
 */
const join = (pieces: readonly Piece[]): string => {
  let out = ''
  const opened: string[] = []
  const texts = pieces.map((piece) =>
    piece.is === 'text' ? (piece.literal ? piece.text : escapeMarkdown(piece.text)) : '',
  )
  /** The letter that must become an entity where the next text begins. */
  let guardNext = false
  for (const [at, piece] of pieces.entries()) {
    if (piece.is === 'text') {
      let text = texts[at] ?? ''
      if (guardNext && text && !piece.literal && ALPHANUMERIC.test(first(text))) {
        text = entity(first(text)) + text.slice(first(text).length)
      }
      if (text) guardNext = false
      out += text
    } else if (piece.mark === 'link') {
      out += piece.is === 'open' ? '[' : `](${destination(piece.href)})`
      guardNext = false
    } else if (piece.is === 'open') {
      const next = following(pieces, texts, at)
      const before = last(out)
      if (ALPHANUMERIC.test(before) && PUNCTUATION.test(next))
        out = out.slice(0, out.length - before.length) + entity(before)
      // Not every reader counts `~` as punctuation: an empty comment does count.
      if ((piece.mark === 'strike' && guardNext) || (before === '~' && PUNCTUATION.test(next))) out += '<!---->'
      const sign = signOf(piece.mark, ALPHANUMERIC.test(before))
      opened.push(sign)
      out += sign
    } else {
      const sign = opened.pop() ?? ''
      guardNext = PUNCTUATION.test(last(out)) || sign === '_'
      out += sign
    }
  }
  return out
}

/** The first character that will stand after the piece. */
const following = (pieces: readonly Piece[], texts: readonly string[], at: number): string => {
  for (let next = at + 1; next < pieces.length; next += 1) {
    const piece = pieces[next]
    if (piece?.is !== 'text') return '*'
    if (texts[next]) return first(texts[next] ?? '')
  }
  return ' '
}

const signOf = (mark: Mark, afterLetter: boolean): string => {
  if (mark === 'bold') return '**'
  if (mark === 'strike') return '~~'
  // `_` beside `**` is never ambiguous; inside of a word only `*` counts.
  return afterLetter ? '*' : '_'
}

const destination = (href: string): string =>
  /[()<>\\]/.test(href)
    ? `<${href.replaceAll(/[<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}>`
    : href
