import { linesIn } from './linesIn'
import type { CommentReference, NoteBlock } from './noteContent'

/** A comment, and the words that it is about. */
export type CommentedPassage = CommentReference & { readonly passage: string }

/** The comments on a note's passages, each once, in the order in which they stand in the note. */
export const commentsIn = (blocks: readonly NoteBlock[]): readonly CommentedPassage[] => {
  const found = new Map<string, CommentedPassage>()
  for (const line of linesIn(blocks)) {
    /** Those whose words go on in another line. */
    const earlier = new Set(found.keys())
    for (const one of line) {
      if (one.kind !== 'text') continue
      for (const { message, month } of one.comments ?? []) {
        const before = found.get(message)?.passage ?? ''
        found.set(message, { message, month, passage: `${before}${earlier.delete(message) ? ' ' : ''}${one.text}` })
      }
    }
  }
  return [...found.values()]
}
