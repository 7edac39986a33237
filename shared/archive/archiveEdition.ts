import type { AttachedFile } from '../events/event'
import type { Callee } from '../documents/splitText'
import type { NoteBlock } from '../documents/noteContent'
import { wordsOf } from '../documents/noteContent'
import type { MessageId } from '../protocol/ids'

/** A message's words. `absent`: known to exist, they have not arrived on this machine. `calls`: whom they call, by which names. */
export type SaidWords =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly calls?: readonly Callee[]
      readonly files?: readonly AttachedFile[]
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'takenBack' }

/** What an edition is made of, as it is to be read: what was taken back is not in it, and says so. */
export type ArchivePiece =
  | {
      readonly kind: 'message'
      readonly id: MessageId
      readonly by: string
      readonly at: number
      /** Its author has said it otherwise since; here it stands as it was when the issue was closed. */
      readonly isEditedSince: boolean
      readonly words: SaidWords
    }
  | { readonly kind: 'note'; readonly title: string; readonly blocks: readonly NoteBlock[] }
  /** A heading or a paragraph of the editor's own. */
  | { readonly kind: 'words'; readonly blocks: readonly NoteBlock[] }

/** An issue that an editor closed. Times are milliseconds since 1970. */
export type ArchiveEdition = {
  readonly id: MessageId
  readonly title: string
  readonly by: string
  readonly at: number
  readonly introduction: readonly NoteBlock[]
  readonly pieces: readonly ArchivePiece[]
}

/** An edition that came out, and of which no page can be made. `title`: undefined where even that is not known. */
export type AwayEdition = Pick<ArchiveEdition, 'id' | 'by' | 'at'> & {
  readonly title: string | undefined
  /** All of it is here, and this version cannot read it. */
  readonly isStrange: boolean
}

/** An edition that has more pieces than that begins with a list of them. */
export const LISTED_FROM = 3

/** What the editor's own words are called in the list of contents: their first heading. Undefined where they have none. */
export const headingIn = (blocks: readonly NoteBlock[]): string | undefined => {
  const heading = blocks.find((block) => block.kind === 'heading')
  const words = heading?.kind === 'heading' ? wordsOf(heading.inline).trim() : ''
  return words || undefined
}
