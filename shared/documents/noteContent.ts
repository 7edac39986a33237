import type { MessageId, Month, NoteId } from '../protocol/ids'

/** What a note says, as plain data: bounded, free of Yjs, of the DOM and of any editor. Written by `readNote`. */
export type NoteContent = {
  readonly title: string
  readonly blocks: readonly NoteBlock[]
  /** What this version does not know, or will not show for its depth or number. Empty for an ordinary note. */
  readonly strange: readonly string[]
}

export type NoteAlign = 'left' | 'center' | 'right'
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly inline: readonly NoteInline[] }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly inline: readonly NoteInline[] }
  /** `pieces`: the same text, where some of it is commented on. */
  | {
      readonly kind: 'code'
      readonly language: string
      readonly text: string
      readonly pieces?: readonly NoteText[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly NoteBlock[] }
  | { readonly kind: 'bullets'; readonly items: readonly NoteItem[] }
  | { readonly kind: 'numbers'; readonly start: number; readonly items: readonly NoteItem[] }
  | { readonly kind: 'tasks'; readonly items: readonly (NoteItem & { readonly done: boolean })[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly NoteCell[])[] }
  | { readonly kind: 'rule' }
  /** A node of a kind that this version does not know, with what it could read inside. */
  | { readonly kind: 'unknown'; readonly blocks: readonly NoteBlock[] }

export type NoteItem = { readonly blocks: readonly NoteBlock[] }

export type NoteCell = {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly align: NoteAlign | undefined
  readonly blocks: readonly NoteBlock[]
}

export type NoteInline = NoteText | NoteReference | { readonly kind: 'break' }

/** A link to another note of the room. `title`: what that one was called when the link was made. */
export type NoteReference = { readonly kind: 'note'; readonly note: NoteId; readonly title: string }

export type NoteText = {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly code: boolean
  /** An address that `safeLink` has passed. */
  readonly link: string | undefined
  /** The comments on these words; absent where there is none. */
  readonly comments?: readonly CommentReference[]
}

/** A comment on a passage is a message like any other, signed by who wrote it; the note only says where it belongs. */
export type CommentReference = { readonly message: MessageId; readonly month: Month }

/** Text without any mark. */
export const plain = (text: string): NoteText => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  strike: false,
  code: false,
  link: undefined,
})

/** The words of inline content: breaks as spaces, links to notes as their titles. */
export const wordsOf = (inline: readonly NoteInline[]): string =>
  inline.map((one) => (one.kind === 'text' ? one.text : one.kind === 'note' ? one.title : ' ')).join('')

/** Whether two texts would read as one. */
export const sameMarks = (a: NoteText, b: NoteText): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.strike === b.strike && a.code === b.code && a.link === b.link
