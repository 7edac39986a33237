import type { MessageId, NoteId } from '../protocol/ids'
import { isHash, isMonth, isShortId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { CommentReference, NoteReference } from './noteContent'

const PREFIX = 'snug://note#'

/** A link to another note made of whatever stands there; undefined where that is no note's id. The title is cut to its bound. */
export const referenceTo = (note: unknown, title: unknown): NoteReference | undefined =>
  isShortId(note) ? { kind: 'note', note: note as NoteId, title: titleIn(title) } : undefined

/** Which message is a comment, from whatever stands there; undefined where that is none. */
export const commentIn = (value: unknown): CommentReference | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { message, month } = value as Readonly<Record<string, unknown>>
  return isHash(message) && isMonth(month) ? { message: message as string as MessageId, month } : undefined
}

/** A title as far as one can be that long; '' for what is no text. */
export const titleIn = (title: unknown): string => (typeof title === 'string' ? title.slice(0, limits.noteTitle) : '')

/** The address of a note of the same room, as Markdown files have it: `snug://note#NOTE`. It is a name and no key. */
export const formatNoteLink = (note: NoteId): string => `${PREFIX}${note}`

/** The note's id in such an address; undefined for every other value. `referenceTo` says whether it is one. */
export const parseNoteLink = (text: unknown): string | undefined =>
  typeof text === 'string' && text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined
