import type { NoteId } from '../protocol/ids'
import { linesIn } from './linesIn'
import type { NoteBlock } from './noteContent'

/** The notes that a note links to, each once, in the order in which they are named. */
export const notesNamed = (blocks: readonly NoteBlock[]): readonly NoteId[] => [
  ...new Set(linesIn(blocks).flatMap((line) => line.flatMap((one) => (one.kind === 'note' ? [one.note] : [])))),
]
