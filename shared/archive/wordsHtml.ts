import { escapeHtml } from '../documents/escapeHtml'
import { parseNoteLink } from '../documents/noteReference'
import { safeLink } from '../documents/safeLink'
import type { Callee, Piece } from '../documents/splitText'
import { splitText } from '../documents/splitText'
import { stretchesOf } from '../documents/stretchesOf'
import { parseMessageLink } from '../protocol/messageLink'
import type { ArchiveContext } from './archiveContext'

/** A message's words as HTML: what is code, quoted, bold or a link is that, as in the conversation; all else is text. */
export const wordsHtml = (context: ArchiveContext, text: string, calls: readonly Callee[] = []): string =>
  stretchesOf(text)
    .map(({ kind, text: said }) => {
      if (kind === 'code') return `<pre dir="ltr"><code>${escapeHtml(said)}</code></pre>`
      if (kind === 'own') return paragraphsHtml(context, said, calls)
      return `<blockquote>\n${paragraphsHtml(context, said, [])}\n</blockquote>`
    })
    .join('\n')

const paragraphsHtml = (context: ArchiveContext, text: string, calls: readonly Callee[]): string =>
  splitText(text, calls)
    .map((lines) => {
      const drawn = lines.map((line) => line.map((piece) => markedHtml(context, piece)).join(''))
      return `<p>${drawn.join('<br>')}</p>`
    })
    .join('\n')

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const

const markedHtml = (context: ArchiveContext, piece: Piece): string =>
  (piece.marks ?? []).reduceRight((inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`, pieceHtml(context, piece))

const pieceHtml = (context: ArchiveContext, { kind, text }: Piece): string => {
  switch (kind) {
    case 'text':
      return escapeHtml(text)
    case 'called':
    case 'own':
      return `<b>${escapeHtml(text)}</b>`
    case 'link':
      return linkHtml(safeLink(text), escapeHtml(text), ' rel="noopener noreferrer"')
    case 'message':
      return messageLinkHtml(context, text)
    case 'note':
      return noteLinkHtml(context, text)
  }
}

const linkHtml = (href: string | undefined, said: string, more = ''): string =>
  href === undefined ? said : `<a href="${escapeHtml(href)}"${more}>${said}</a>`

/** To where it stands in this archive, if it does. */
const messageLinkHtml = (
  { byId, conversationAt, input, say, month: monthOf }: ArchiveContext,
  text: string,
): string => {
  const link = parseMessageLink(text)
  if (!link) return escapeHtml(text)
  const linked = link.room === input.room.id ? byId.get(link.message) : undefined
  const said = say('linkedMessage', { month: monthOf(linked?.month ?? link.month) })
  return linkHtml(linked && `${conversationAt}${linked.month}.html#${anchor(linked)}`, said)
}

const noteLinkHtml = ({ isAlone, notes, words, say }: ArchiveContext, text: string): string => {
  const id = parseNoteLink(text)
  const linked = notes.find(({ note }) => note.id === id)
  if (!linked) return say(isAlone ? 'linkedNote' : 'linkedNoteAway')
  return linkHtml(`../notes/${encodeURIComponent(linked.name)}.html`, escapeHtml(linked.note.title || words.untitled))
}

/** Where a message is found on its page. Ids hold letters, digits, `-` and `_` only. */
export const anchor = ({ id }: { readonly id: string }): string => `m-${id}`
