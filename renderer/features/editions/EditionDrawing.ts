import type { ReactNode } from 'react'
import { createContext } from 'react'
import type { NoteBlock } from '#shared/documents/noteContent'
import type { Callee } from '#shared/documents/splitText'
import type { AttachedFile } from '#shared/events/event'
import type { BringingView } from '../../state/views'

export type Drawing = {
  /** The words of a message. */
  words(text: string, calls?: readonly Callee[]): ReactNode
  /** What goes along with a message. */
  files(message: BringingView, files: readonly AttachedFile[]): ReactNode
  /** What stands in a note, or in Markdown. */
  blocks(blocks: readonly NoteBlock[]): ReactNode
}

/** How the pieces of an edition are drawn: messages as the conversation draws them, notes as notes. Nothing without it. */
export const EditionDrawing = createContext<Drawing>({
  words: (text) => text,
  files: () => undefined,
  blocks: () => undefined,
})
