import * as z from 'zod'
import { fromUtf8, utf8 } from '../crypto/bytes'
import type { NoteJson } from '../documents/noteJson'
import type { Words } from '../events/event'
import type { Hash, MessageId, Month, NoteId } from '../protocol/ids'
import { isHash, isMonth, isShortId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import { cutParts, joinParts, partsFor } from './fileParts'
import { isNoteJson } from './isNoteJson'

/** What an editor has put together, in their order. */
export type Piece =
  /** A message is referred to, with the words it had at publication: what is taken back is gone from here too. */
  | { readonly kind: 'message'; readonly of: MessageId; readonly month: Month; readonly hash: Hash }
  /** A note is copied, as it was: it is no signed text that could be referred to. */
  | { readonly kind: 'note'; readonly note: NoteId; readonly title: string; readonly content: NoteJson }
  /** A paragraph or a heading of the editor's own, in Markdown. */
  | { readonly kind: 'words'; readonly text: string }

export type Issue = {
  readonly v: 1
  readonly title: string
  /** Markdown; '' if there is none. */
  readonly introduction: string
  readonly pieces: readonly Piece[]
  /** Whether the editor asks for comments. */
  readonly comments: boolean
}

/** What lists show of an issue, from its first content alone. `pieces`: how many. */
export type IssueHead = Pick<Issue, 'title' | 'comments'> & { readonly pieces: number }

const title = z.string().max(limits.noteTitle * 4)
const text = z.string().max(limits.issueText)
const head = z.object({
  v: z.literal(1),
  title: title.min(1),
  comments: z.boolean(),
  pieces: z.number().int().min(0).max(limits.pieces),
})
const piece = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    of: z.custom<MessageId>(isHash),
    month: z.custom<Month>(isMonth),
    hash: z.custom<Hash>(isHash),
  }),
  z.object({
    kind: z.literal('note'),
    note: z.custom<NoteId>(isShortId),
    title,
    content: z.custom<NoteJson>(isNoteJson),
  }),
  z.object({ kind: z.literal('words'), text }),
])
const rest = z.object({ introduction: text, pieces: z.array(piece).max(limits.pieces) })

/** An issue as an edition's words and the texts of its parts. Throws Problem `too-long`. */
export const makeIssue = (issue: Issue): { readonly words: Omit<Words, 'by'>; readonly parts: readonly string[] } => {
  const { v, title, introduction, pieces, comments } = issue
  const body = { introduction, pieces }
  if (!rest.safeParse(body).success) throw new Problem('too-long', 'more than an edition holds')
  const parts = cutParts(utf8(JSON.stringify(body)))
  if (parts.length > partsFor(limits.issueBytes)) throw new Problem('too-long', `${parts.length} parts`)
  return { words: { v: 1, text: JSON.stringify({ v, title, comments, pieces: pieces.length }) }, parts }
}

/** What an edition's own words tell; undefined for what this version does not know. */
export const readIssueHead = ({ text }: Pick<Words, 'text'>): IssueHead | undefined => {
  try {
    const { title, comments, pieces } = head.parse(JSON.parse(text))
    return { title, comments, pieces }
  } catch {
    // Of a form that is unknown here: an edition that can't be read.
    return undefined
  }
}

/** The issue that an edition's words and its parts, in order, say; undefined for what is none, however it was written. */
export const readIssue = (first: Pick<Words, 'text'>, parts: readonly Pick<Words, 'text'>[]): Issue | undefined => {
  const said = readIssueHead(first)
  const bytes = parts.length > partsFor(limits.issueBytes) ? undefined : joinParts(parts.map(({ text }) => text))
  if (!said || !bytes) return undefined
  try {
    const { introduction, pieces } = rest.parse(JSON.parse(fromUtf8(bytes)))
    if (pieces.length !== said.pieces) return undefined
    return { v: 1, title: said.title, introduction, pieces, comments: said.comments }
  } catch {
    // The same.
    return undefined
  }
}
