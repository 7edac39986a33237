import type { AttachedFile } from '#shared/events/event'
import type { NoteJson } from '#shared/documents/noteJson'
import type { Callee } from '#shared/documents/splitText'
import type { Hash, MessageId, Month, NoteId } from '#shared/protocol/ids'
import type { PersonView } from './views'

/** An edition as lists show it. `title`: undefined while its words are on their way, or where they can't be read. */
export type EditionLine = {
  readonly id: MessageId
  readonly title: string | undefined
  readonly by: PersonView
  readonly at: number
  readonly month: Month
  readonly isOwn: boolean
  readonly commentsOpen: boolean
}

/** One piece of an edition, in its editor's order. */
export type PieceView =
  | {
      readonly kind: 'message'
      readonly id: MessageId
      readonly month: Month
      /** Unknown as long as the message itself is to come. */
      readonly author: PersonView | undefined
      readonly at: number | undefined
      /** As they were at publication. `takenBack`: or redacted. */
      readonly words:
        | {
            readonly kind: 'text'
            readonly text: string
            /** What these words are called: the message may have others by now. */
            readonly hash: Hash
            readonly calls?: readonly Callee[]
            /** What goes along with it. */
            readonly files?: readonly AttachedFile[]
          }
        | { readonly kind: 'takenBack' | 'toCome' }
      readonly editedSince: boolean
      /** Which parts its files consist of is not known yet. */
      readonly partsToCome?: true
    }
  /** `content`: as it was at publication, whatever has become of it since. */
  | {
      readonly kind: 'note'
      readonly note: NoteId
      readonly title: string
      readonly content: NoteJson
      readonly stillThere: boolean
    }
  | { readonly kind: 'words'; readonly text: string }

/** An edition to be read. `introduction` and words of pieces are Markdown. `isRead`: oneself has left "I read this". */
export type EditionView = {
  readonly id: MessageId
  readonly month: Month
  readonly title: string
  readonly introduction: string
  readonly author: PersonView
  readonly at: number
  readonly comments: boolean
  readonly isRead: boolean
  readonly pieces: readonly PieceView[]
}
