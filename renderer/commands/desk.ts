import * as z from 'zod'
import type { MessageId, Month, NoteId } from '#shared/protocol/ids'
import { isHash, isMonth, isShortId } from '#shared/protocol/ids'
import type { Commands } from './commands'

/**
 * What an editor has put on the desk. A message is referred to and never copied: what is taken back must not live on here. `by` and
 * `at` say which one it is while its month is not in memory.
 */
const piece = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    id: z.custom<MessageId>(isHash),
    month: z.custom<Month>(isMonth),
    by: z.string(),
    at: z.number(),
  }),
  z.object({ kind: z.literal('note'), note: z.custom<NoteId>(isShortId) }),
  /** `key` tells it from the others. */
  z.object({ kind: z.literal('words'), key: z.number(), text: z.string() }),
])
const schema = z.object({
  title: z.string(),
  introduction: z.string(),
  comments: z.boolean(),
  pieces: z.array(piece),
})
export type DeskPiece = Readonly<z.infer<typeof piece>>
/** What is not the editor's own words. */
export type Referred = Exclude<DeskPiece, { readonly kind: 'words' }>
export type Desk = Readonly<Omit<z.infer<typeof schema>, 'pieces'>> & { readonly pieces: readonly DeskPiece[] }

/** Under which the draft is kept: one for each room. */
export const DESK = 'edition'

export const EMPTY_DESK: Desk = { title: '', introduction: '', comments: false, pieces: [] }

/** The desk as it was kept; an empty one if none was, or if another version kept it. */
export const parseDesk = (kept: string): Desk => {
  if (!kept) return EMPTY_DESK
  try {
    return schema.parse(JSON.parse(kept))
  } catch {
    // What the error says may quote the words.
    console.warn('The desk as it was kept cannot be read: another version has kept it.')
    return EMPTY_DESK
  }
}

/** Whether there is nothing on it that somebody would miss. */
export const isEmptyDesk = ({ title, introduction, pieces }: Desk): boolean =>
  !title.trim() && !introduction.trim() && pieces.length === 0

/** What is kept of it; '' where there is nothing. */
export const formatDesk = (desk: Desk): string => (isEmptyDesk(desk) && !desk.comments ? '' : JSON.stringify(desk))

/** What tells a piece from the others. */
export const keyOf = (one: DeskPiece): string =>
  one.kind === 'message' ? one.id : one.kind === 'note' ? one.note : `words-${one.key}`

/** Behind what is there; once is enough. */
export const withPiece = (desk: Desk, added: DeskPiece): Desk =>
  desk.pieces.some((one) => keyOf(one) === keyOf(added)) ? desk : { ...desk, pieces: [...desk.pieces, added] }

/** Words of the editor's own, empty, behind what is there. */
export const withWords = (desk: Desk): Desk => {
  const keys = desk.pieces.map((one) => (one.kind === 'words' ? one.key : 0))
  return withPiece(desk, { kind: 'words', key: Math.max(0, ...keys) + 1, text: '' })
}

/** The pieces with one of them one place further up (-1) or down (1); the same where there is no such place. */
export const moved = (pieces: readonly DeskPiece[], at: number, by: -1 | 1): readonly DeskPiece[] => {
  const one = pieces[at]
  const to = at + by
  if (!one || to < 0 || to >= pieces.length) return pieces
  return pieces.toSpliced(at, 1).toSpliced(to, 0, one)
}

let adding: Promise<void> = Promise.resolve()

/** Puts something on the desk that is not on screen. Two after the other both get there. */
export const addToDesk = (
  { draft, keepDraft }: Pick<Commands, 'draft' | 'keepDraft'>,
  one: DeskPiece,
): Promise<void> => {
  const added = adding.then(async () => {
    keepDraft(DESK, formatDesk(withPiece(parseDesk(await draft(DESK)), one)))
  })
  adding = added.catch(() => undefined)
  return added
}
