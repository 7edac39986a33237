import type { ArchiveEdition, ArchivePiece } from '#shared/archive/archiveEdition'
import { readNoteJson } from '#shared/documents/readNoteJson'
import type { EditionView, PieceView } from '../state/editionViews'

/** An edition as archives and files of its own are made of it. What was taken back is not in it, and says so. */
export const editionToExport = async ({
  id,
  title,
  author,
  at,
  ...edition
}: Omit<EditionView, 'isRead'>): Promise<ArchiveEdition> => {
  // The parser is large, and only some ever need it.
  const { blocksOf } = await import('../ui/editor/blocksOf')
  const toExport = (piece: PieceView): readonly ArchivePiece[] => {
    if (piece.kind === 'words') return [{ kind: 'words', blocks: blocksOf(piece.text) }]
    if (piece.kind === 'note') return [{ kind: 'note', title: piece.title, blocks: readNoteJson(piece.content) }]
    const { id: message, author: by, at: when, editedSince, words } = piece
    // Whose words they are is not known before the message is here.
    if (!by || when === undefined) return []
    const said = words.kind === 'text' ? words : ({ kind: words.kind === 'toCome' ? 'absent' : 'takenBack' } as const)
    return [{ kind: 'message', id: message, by: by.name, at: when, isEditedSince: editedSince, words: said }]
  }
  const introduction = edition.introduction.trim() ? blocksOf(edition.introduction) : []
  return { id, title, by: author.name, at, introduction, pieces: edition.pieces.flatMap(toExport) }
}
