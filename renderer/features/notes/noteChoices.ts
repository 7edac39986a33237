import type { NoteId } from '#shared/protocol/ids'
import { foldText } from '../../state/search/foldText'
import type { NoteView } from '../../state/views'

/** What a link that is begun may become: a note of the room, or one that is founded for it. */
export type NoteChoice =
  | { readonly kind: 'note'; readonly note: NoteId; readonly title: string }
  | { readonly kind: 'found'; readonly title: string }

/** More than these are found by another letter. */
const MOST = 6

/**
 * The notes in whose title a word begins so, those that begin with it first; then, where none is called just that, a
 * note of that name to be founded. `not`: the note that is written in.
 */
export const noteChoices = (begun: string, notes: readonly NoteView[], not: NoteId): readonly NoteChoice[] => {
  const wanted = foldText(begun).trim()
  const titled = notes.filter(({ note, title }) => note !== not && title !== '')
  const rank = ({ title }: NoteView): number => {
    const folded = foldText(title)
    if (folded.startsWith(wanted)) return 0
    return folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  const found = [0, 1].flatMap((at) => titled.filter((one) => rank(one) === at)).slice(0, MOST)
  const isNew = wanted !== '' && !titled.some(({ title }) => foldText(title).trim() === wanted)
  return [
    ...found.map(({ note, title }): NoteChoice => ({ kind: 'note', note, title })),
    ...(isNew ? [{ kind: 'found', title: begun.trim() } as const] : []),
  ]
}
